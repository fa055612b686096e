"""gensim 3's names and today's, and what firth has not, with what to do instead."""

_EVENTS = "firth keeps no list of events: the config.json of a saved folder says how a model was made"
_FREEZE = "leave words as they are with firth.Word2Vec.fit(text, freeze=words)"
_START = "begin a training with vectors from elsewhere with firth.Word2Vec.fit(text, start=firth.load(file))"
_STEP = "it is a step inside build_vocab or train: call these"
_NO_LOG = "firth writes no log: what it would say is returned"

KEYED_VECTORS_RENAMED = {
    "index2word": "index_to_key",
    "index2entity": "index_to_key",
    "syn0": "vectors",
    "add": "add_vectors",
}
KEYED_VECTORS_MISSING = {
    "vocab": "gensim 4 removed it: kv.key_to_index has the rows, len(kv) says how many there are, and "
    "kv.get_vecattr(key, 'count') how often a key was seen",
    "wmdistance": "word mover's distance is not part of firth",
    "intersect_word2vec_format": _START,
    "similarity_unseen_docs": "gensim 4 removed it: compare texts with n_similarity",
    "accuracy": "gensim 4 removed it: use evaluate_word_analogies",
    "log_accuracy": _NO_LOG,
    "log_evaluate_word_pairs": _NO_LOG,
    "add_lifecycle_event": _EVENTS,
    "lifecycle_events": _EVENTS,
    "vectors_lockf": _FREEZE,
}

WORD2VEC_RENAMED = {
    "iter": "epochs",
    **{
        name: f"wv.{name}"
        for name in (
            "most_similar",
            "most_similar_cosmul",
            "similar_by_word",
            "similar_by_vector",
            "similarity",
            "n_similarity",
            "doesnt_match",
            "evaluate_word_pairs",
        )
    },
    "syn0": "wv.vectors",
    "index2word": "wv.index_to_key",
}
WORD2VEC_MISSING = {
    **dict.fromkeys(
        (
            "add_null_word",
            "create_binary_tree",
            "cum_table",
            "make_cum_table",
            "min_alpha_yet_reached",
            "prepare_vocab",
            "prepare_weights",
            "random",
            "scan_vocab",
            "seeded_vector",
            "trainables",
            "update_weights",
            "vocabulary",
        ),
        _STEP,
    ),
    "vocab": "gensim 4 removed it: model.wv.key_to_index has the rows, and "
    "model.wv.get_vecattr(key, 'count') says how often a key was seen",
    "accuracy": "gensim 4 removed it: use model.wv.evaluate_word_analogies",
    "wmdistance": KEYED_VECTORS_MISSING["wmdistance"],
    "estimate_memory": "a training that does not fit into the memory is refused, with the bytes",
    "reset_from": "take over a vocabulary with build_vocab_from_freq",
    "syn1": "only hierarchical softmax has it, once there are words",
    "syn1neg": "only negative sampling has it, once there are words",
    "add_lifecycle_event": _EVENTS,
    "lifecycle_events": _EVENTS,
    "save_word2vec_format": "gensim 4 moved it: use model.wv.save_word2vec_format",
    "load_word2vec_format": "gensim 4 moved it: use KeyedVectors.load_word2vec_format",
    "intersect_word2vec_format": _START,
    "delete_temporary_training_data": "gensim 4 removed it: keep model.wv alone",
}
