"""The vocabulary in a `tokenizer.json` of the tokenizers library: read, and written for whole words."""

import json
from pathlib import Path
from typing import Any

from firth.errors import DamagedFile

UNKNOWN = "[UNK]"  # what an unknown word becomes; the library needs it in the vocabulary
_LETTER = r"[\w&&[^\p{Han}\p{Hiragana}]]"
_WORDS = rf"{_LETTER}+(?:['’‐‑-]{_LETTER}+)*|\w\p{{M}}*"  # as `firth.text.tokens.words`


def read_tokens(path: Path) -> tuple[list[str], int | None]:
    """The tokens by number, and the number of the one that stands for unknown words alone.

    Raises
    ------
    DamagedFile
        If the file is none of these, or a number is missing.
    """
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
        numbers = _numbers(whole["model"])
        numbers |= {token["content"]: token["id"] for token in whole.get("added_tokens") or []}
        tokens = _ordered(numbers)
        unknown = numbers.get(whole["model"].get("unk_token")) if _is_of_words(whole["model"]) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedFile(f"{path} is not the vocabulary of a tokenizer: {error}") from None
    return tokens, unknown


def write_tokens(path: Path, tokens: list[str], *, unknown: int, lower: bool) -> None:
    """Write a tokenizer of whole words: between white space, or as firth's own of lower-case words."""
    words = {"type": "Split", "pattern": {"Regex": _WORDS}, "behavior": "Removed", "invert": True}
    added = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    whole = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [{"id": unknown, "content": tokens[unknown], **added}],
        "normalizer": {"type": "Lowercase"} if lower else None,
        "pre_tokenizer": words if lower else {"type": "WhitespaceSplit"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordLevel",
            "vocab": {token: number for number, token in enumerate(tokens)},
            "unk_token": tokens[unknown],
        },
    }
    path.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8", newline="\n")


def _numbers(model: dict[str, Any]) -> dict[str, int]:
    """The number of every token: named by WordLevel, WordPiece and BPE, by place in Unigram."""
    vocabulary = model["vocab"]
    if isinstance(vocabulary, list):
        return {token: number for number, (token, _) in enumerate(vocabulary)}
    return dict(vocabulary)


def _ordered(numbers: dict[str, int]) -> list[str]:
    """The tokens by number; every number is there once."""
    if not set(map(type, numbers)) <= {str} or not set(map(type, numbers.values())) <= {int}:
        raise ValueError("a token must be text and have a number")
    tokens = sorted(numbers, key=numbers.__getitem__)
    if [numbers[token] for token in tokens] != list(range(len(tokens))):
        raise ValueError(f"its {len(tokens)} tokens are not numbered from 0 to {len(tokens) - 1}")
    return tokens


def _is_of_words(model: dict[str, Any]) -> bool:
    return model.get("type") == "WordLevel"
