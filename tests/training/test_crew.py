from firth.training.crew import RARELY, SECONDS_PER_PIECE, Crew


def work(crew, rates, pieces):
    """Threads of each piece, on a machine that does so many words a second with so many threads."""
    seen = []
    for _ in range(pieces):
        threads = crew.threads()
        words = crew.macro_batches * 128
        crew.report(threads, crew.macro_batches, words / rates[threads])
        seen.append(threads)
    return seen


def test_all_workers_where_they_are_fastest():
    seen = work(Crew(8), {8: 4e6, 4: 3e6, 1: 1e6}, 300)
    assert set(seen) == {8, 4, 1}
    assert seen.count(8) > 0.9 * len(seen)


def test_one_where_the_others_are_kept_waiting_and_all_again_when_they_are_not():
    crew = Crew(2)
    busy = work(crew, {2: 1e5, 1: 1e6}, 300)
    assert busy[-RARELY:].count(1) >= RARELY - 1
    quiet = work(crew, {2: 2e6, 1: 1e6}, 2 * RARELY)
    assert quiet[-RARELY // 2 :].count(2) > RARELY // 2 - 4


def test_one_worker_is_one_thread():
    assert set(work(Crew(1), {1: 1e6}, 100)) == {1}


def test_a_piece_comes_to_take_as_long_as_it_should():
    crew = Crew(1)
    work(crew, {1: 1e6}, 20)
    assert crew.macro_batches * 128 / 1e6 <= SECONDS_PER_PIECE
    assert crew.macro_batches * 128 / 1e6 > 0.9 * SECONDS_PER_PIECE


def test_short_pieces_do_not_make_the_next_one_long():
    crew = Crew(1)
    for _ in range(2000):  # a corpus of one macro-batch, for many epochs
        crew.report(1, 1, 1e-4)
    assert crew.macro_batches <= SECONDS_PER_PIECE / 1e-4
