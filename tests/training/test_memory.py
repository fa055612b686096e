"""What does not fit into the memory is refused before the work, with the number of bytes."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import firth
from firth.errors import InvalidInput
from firth.training import memory
from tests.training.toy import digest, small, two_topics


def corpus(words):
    """So many words, and a text of a word for each."""
    vocabulary = firth.Vocabulary(range(words), np.arange(words, 0, -1))
    return firth.Corpus(np.arange(words, dtype=np.int32), np.array([0, words]), vocabulary, words)


WORDS = corpus(1000)


def settings(**changes):
    return {**firth.Word2Vec().get_params(), **changes}


# ---- what a training needs


@pytest.mark.parametrize("objective", ["negative-sampling", "hierarchical-softmax"])
def test_needs_hold_both_tables_and_their_copies(objective):
    tables = 2 * 2 * 1000 * 160 * 4
    needed = memory.needs(settings(vector_size=160, objective=objective, workers=1), WORDS)
    assert tables < needed < tables + 20_000_000


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ({"vector_size": 100}, {"vector_size": 200}),
        ({"window": 5}, {"window": 50}),
        ({"objective": "negative-sampling"}, {"objective": "hierarchical-softmax"}),
        ({"objective": "negative-sampling"}, {"objective": "softmax", "architecture": "cbow"}),
        ({"table": "input"}, {"table": "sum"}),
        ({"objective": "softmax", "table": "input"}, {"objective": "softmax"}),
        ({"objective": "softmax", "window": 5}, {"objective": "softmax", "window": 50}),
        ({"objective": "softmax", "workers": 1}, {"objective": "softmax", "workers": 2}),
    ],
    ids=str,
)
def test_what_makes_it_more(less, more):
    few, many = (memory.needs(settings(**{"workers": 1, **changes}), WORDS) for changes in (less, more))
    assert few < many


def test_the_scores_of_a_softmax_take_so_much_and_no_more():
    needed = []
    for words in (1_000, 1_000_000):
        exact, sampled = (
            memory.needs(settings(architecture="cbow", objective=objective, workers=1), corpus(words))
            for objective in ("softmax", "negative-sampling")
        )
        needed.append(exact - sampled)
    assert needed[0] < needed[1] < 200_000_000


def test_an_exact_training_takes_little_where_there_is_little():
    exact, sampled = (
        memory.needs(settings(objective=objective, workers=1), WORDS)
        for objective in ("softmax", "negative-sampling")
    )
    assert 0 < exact < sampled + 10_000_000
    many = corpus(1_000_000)
    checkpoints = [
        memory.needs(settings(objective="softmax"), many, checkpoints=kept) for kept in (False, True)
    ]
    assert checkpoints[1] - checkpoints[0] == 2 * 1_000_000 * 112 * 4
    assert 2_000_000_000 < checkpoints[0] < 4_000_000_000


MEASURED = """
import sys
from pathlib import Path
import numpy as np
import firth
from firth.kernels import native
from firth.training import memory

def most():  # resident at once; getrusage would count in what the process had before it became this one
    (line,) = (line for line in Path("/proc/self/status").open() if line.startswith("VmHWM"))
    return 1024 * int(line.split()[1])

words, objective = int(sys.argv[1]), sys.argv[2]
passes = objective == "passes"
architecture = "cbow" if objective == "softmax" else "skipgram"
native.threads_for_tests = 2  # also on a machine that is busy, where a training takes fewer
model = firth.Word2Vec(vector_size=200, sample=0, epochs=1, window=20, workers=2)
model.set_params(architecture=architecture, objective="softmax" if passes else objective)
ids = np.arange(words, dtype=np.int32)
if passes:
    ids = np.random.default_rng(1).permutation(np.resize(ids, 50 * words))
counts = np.bincount(ids) if passes else np.arange(words, 0, -1)
corpus = firth.Corpus(ids, np.array([0, len(ids)]), firth.Vocabulary(range(words), counts), len(ids))
model.fit(firth.read_corpus([["a", "b"]] * 9))
before = most()
model.fit(corpus, checkpoint=sys.argv[3] if passes else None)
print(most() - before, memory.needs(model.get_params(), corpus, checkpoints=passes))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="/proc is there only")
@pytest.mark.parametrize(
    ("objective", "words", "share"),  # what begins the tables, the scores and the result do not come together
    [
        ("negative-sampling", 100_000, 0.7),
        ("hierarchical-softmax", 100_000, 0.7),
        ("softmax", 20_000, 0.4),
        ("passes", 10_000, 0.5),
    ],
)
def test_what_it_needs_is_what_it_takes(objective, words, share, tmp_path):
    command = [sys.executable, "-c", MEASURED, str(words), objective, tmp_path / "run"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    taken, needed = map(int, done.stdout.split())
    assert share * needed < taken < 1.1 * needed


# ---- what there is


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine of files, with a function that writes them."""
    monkeypatch.setattr(memory, "_PROC", tmp_path / "proc")
    monkeypatch.setattr(memory, "_CGROUP", tmp_path / "cgroup")
    monkeypatch.setattr(memory, "_of_limits", lambda: iter(()))

    def write(name, text):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    write("proc/meminfo", "MemTotal: 9000 kB\nMemAvailable: 5000 kB\nSwapFree: 1000 kB\nHugePages_Total: 0\n")
    return write


def test_free_memory_and_swap(machine):
    assert memory.available() == 6000 * 1024


def test_a_control_group_of_version_2_and_those_above_it(machine):
    machine("proc/self/cgroup", "0::/work/inner\n")
    machine("cgroup/work/inner/memory.max", "max\n")
    machine("cgroup/work/inner/memory.current", "70000\n")
    assert memory.available() == 6000 * 1024
    machine("cgroup/work/memory.max", "2000000\n")
    machine("cgroup/work/memory.current", "500000\n")
    assert memory.available() == 1_500_000
    machine("cgroup/work/memory.stat", "anon 1\nactive_file 1000\ninactive_file 200000\nshmem 7\n")
    assert memory.available() == 1_701_000


def test_a_control_group_of_version_1_inside_a_container(machine):
    machine("proc/self/cgroup", "9:name=systemd:/x\n4:cpu,memory:/not/seen/from/here\n0::/\n")
    machine("cgroup/memory/memory.limit_in_bytes", "1000000\n")
    machine("cgroup/memory/memory.usage_in_bytes", "400000\n")
    machine("cgroup/memory/memory.stat", "inactive_file 5\ntotal_inactive_file 100000\n")
    assert memory.available() == 700_000
    machine("cgroup/memory/memory.usage_in_bytes", "9000000\n")
    assert memory.available() == 0


def test_a_system_without_files_has_its_pages_or_says_nothing(machine, tmp_path, monkeypatch):
    (tmp_path / "proc" / "meminfo").unlink()
    monkeypatch.setattr(memory.os, "sysconf", {"SC_PHYS_PAGES": 10, "SC_PAGE_SIZE": 4096}.__getitem__, False)
    assert memory.available() == 40_960
    monkeypatch.delattr(memory.os, "sysconf")
    assert memory.available() is None


def test_limits_of_the_process(monkeypatch):
    resource = pytest.importorskip("resource")
    free = memory.available()
    limits = {resource.RLIMIT_AS: resource.RLIM_INFINITY, resource.RLIMIT_DATA: resource.RLIM_INFINITY}
    monkeypatch.setattr(resource, "getrlimit", lambda limit: (limits[limit], resource.RLIM_INFINITY))
    assert list(memory._of_limits()) == []
    limits[resource.RLIMIT_AS] = 10**15
    (left,) = memory._of_limits()
    used = 10**15 - left
    assert used >= 0
    assert (used > 10**6) == Path("/proc/self/status").is_file()
    assert free is None or free > 0


# ---- the sentence


def test_a_training_that_does_not_fit_is_refused_before_tables_are_made(monkeypatch):
    model = small().fit(two_topics(1_000))
    before = digest(model)
    monkeypatch.setattr(memory, "available", lambda: 200_000)
    monkeypatch.setattr("firth.training.word2vec.initial_tables", None)
    sentence = (
        r"training 50 words with vector_size=24 and window=5 needs about \d+\.\d kB of memory, more than the "
        r"200\.0 kB that are free: choose a smaller vector_size, window or max_vocabulary, or"
    )
    with pytest.raises(InvalidInput, match=sentence):
        model.fit(two_topics(1_000))
    with pytest.raises(InvalidInput, match=sentence):
        model.partial_fit(two_topics(1_000), grow=True)
    assert digest(model) == before
    monkeypatch.setattr(memory, "available", lambda: None)
    with pytest.raises(InvalidInput, match="more than this machine can address"):
        memory.memory_for(settings(vector_size=2**62), WORDS).__enter__()


def test_memory_that_runs_out_all_the_same_is_the_same_sentence(monkeypatch):
    def none_left(*_):
        raise MemoryError

    monkeypatch.setattr("firth.training.word2vec.initial_tables", none_left)
    monkeypatch.setattr(memory, "available", lambda: None)
    with pytest.raises(InvalidInput, match=r"needs about .* kB of memory, more than the system gave: choose"):
        small().fit(two_topics(1_000))


LIMITED = """
import resource
import firth
from firth.training import memory
import sys

words = [[f"w{i}", f"w{i + 1}"] for i in range(20_000)]
resource.setrlimit(resource.RLIMIT_AS, (2**30 + 2**29, resource.RLIM_INFINITY))
if sys.argv[1] == "unknown":
    memory.available = lambda: None
firth.Word2Vec(min_count=1, sample=0, vector_size=20_000, workers=1).fit(words)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep to RLIMIT_AS")
@pytest.mark.parametrize(("known", "sentence"), [("known", "that are free"), ("unknown", "the system gave")])
def test_under_a_real_limit(known, sentence):
    done = subprocess.run([sys.executable, "-c", LIMITED, known], check=False, capture_output=True, text=True)
    last = done.stderr.splitlines()[-1]
    assert last.startswith("firth.errors.InvalidInput: training 20,001 words with vector_size=20000")
    assert sentence in last
