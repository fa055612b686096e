"""What a training warns of."""


class TrainingWarning(UserWarning):
    """Something about a training that its user should know; it goes on."""


class TrainingInterrupted(TrainingWarning):
    """A training was stopped before its end; the model keeps what it has learnt."""
