"""How many threads take the next piece of text, and how long a piece it is.

The bits of a training depend on neither, so whatever is fastest just now is right. On a machine that does
other work too, threads that wait for one another at every macro-batch can be slower than one alone, because
the one that is waited for is not running.
"""

SECONDS_PER_PIECE = 0.1  # how long a kernel runs before Ctrl-C and callbacks have their turn
TELLING = 0.02  # of that, so that a piece says something about the rate
SOON, RARELY = 4, 64  # pieces between two trials of another number of threads


class Crew:
    """Chooses threads from 1 to `workers`, and macro-batches for a piece, by the rates it has seen.

    Another number is tried soon after a change for the better, and ever more rarely while none is better.

    >>> crew = Crew(2)
    >>> crew.threads()
    2
    """

    def __init__(self, workers: int) -> None:
        self.macro_batches = 1
        self._choices = sorted({workers, max(1, workers // 2), 1}, reverse=True)
        self._rates: dict[int, float] = {}
        self._patience, self._since, self._trials = SOON, 0, 0

    def threads(self) -> int:
        """Threads for the next piece."""
        best = self._best()
        others = [choice for choice in self._choices if choice != best]
        if not others or self._since < self._patience:
            return best
        self._since, self._trials = 0, self._trials + 1
        return others[self._trials % len(others)]

    def report(self, threads: int, macro_batches: int, seconds: float) -> None:
        """Learn from a piece, which may be shorter than asked: its rate counts as much as all before it."""
        wanted = macro_batches * SECONDS_PER_PIECE / max(seconds, 1e-6)
        self.macro_batches = max(1, min(int(wanted), 4 * self.macro_batches))
        self._since += 1
        if seconds <= TELLING * SECONDS_PER_PIECE:
            return
        best, rate = self._best(), macro_batches / seconds
        self._rates[threads] = (self._rates.get(threads, rate) + rate) / 2
        if self._best() != best:
            self._patience = SOON
        elif threads != best:
            self._patience = min(2 * self._patience, RARELY)

    def _best(self) -> int:
        return max(self._rates, key=self._rates.__getitem__) if self._rates else self._choices[0]
