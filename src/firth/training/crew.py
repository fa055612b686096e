"""How many threads take the next piece of text, and how long a piece it is.

The bits of a training depend on neither, so whatever is fastest just now is right. On a machine that does
other work too, threads that wait for one another at every macro-batch can be slower than one alone, because
the one that is waited for is not running.
"""

SECONDS_PER_PIECE = 0.1  # how long a kernel runs before Ctrl-C and callbacks have their turn
TELLING = 0.02  # of that, so that a piece says something about the rate
LOOK_AROUND = 24  # pieces between two trials of another number of threads


class Crew:
    """Chooses threads from 1 to `workers`, and macro-batches for a piece, by the rates it has seen.

    >>> crew = Crew(2)
    >>> crew.threads()
    2
    """

    def __init__(self, workers: int) -> None:
        self.macro_batches = 1
        self._choices = sorted({workers, max(1, workers // 2), 1}, reverse=True)
        self._rates: dict[int, float] = {}
        self._pieces = 0

    def threads(self) -> int:
        """Threads for the next piece."""
        best = max(self._rates, key=self._rates.__getitem__) if self._rates else self._choices[0]
        others = [choice for choice in self._choices if choice != best]
        trial, rest = divmod(self._pieces, LOOK_AROUND)
        return others[trial % len(others)] if others and rest == LOOK_AROUND - 1 else best

    def report(self, threads: int, macro_batches: int, seconds: float) -> None:
        """Learn from a piece, which may be shorter than asked: its rate counts as much as all before it."""
        wanted = macro_batches * SECONDS_PER_PIECE / max(seconds, 1e-6)
        self.macro_batches = max(1, min(int(wanted), 4 * self.macro_batches))
        self._pieces += 1
        if seconds > TELLING * SECONDS_PER_PIECE:
            rate = macro_batches / seconds
            self._rates[threads] = (self._rates.get(threads, rate) + rate) / 2
