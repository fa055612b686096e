"""Everything firth raises on purpose: one sentence that says what came, what is allowed and what to do."""


class FirthError(Exception):
    """Base of every error that firth raises on purpose."""

    def __str__(self) -> str:
        # KeyError prints the repr of its argument; a sentence should stand as it was written
        return str(self.args[0]) if len(self.args) == 1 else super().__str__()


class InvalidInput(FirthError, ValueError):
    """A setting or a piece of data is outside what is allowed."""


class WrongType(FirthError, TypeError):
    """An argument has a type that cannot be used here."""


class UnknownWord(FirthError, KeyError):
    """A word is not in the vocabulary."""


class DamagedFile(FirthError, ValueError):
    """A file is truncated, lies about its size, or is not in the format it seems to be."""


class MissingFile(FirthError, FileNotFoundError):
    """A file or folder is not there."""


class NotFitted(FirthError, AttributeError):
    """A model was asked for results before it was trained."""


class MissingDependency(FirthError, ImportError):
    """An optional library is needed that is not installed."""


class NotSupported(FirthError, AttributeError):
    """What another library has by this name, firth has not."""
