"""A student's process that is started again when a function took it down."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from firth.course.checker.exercises.catalogue import Parameters
from firth.course.checker.process import Ended, Late, Student
from firth.errors import InvalidInput


class Session:
    """What a file offers, and its functions to be called."""

    def __init__(self, file: Path, names: Sequence[str], time_limit: float, memory_limit: int) -> None:
        self._file = file
        self._settings = (file.resolve(), names, time_limit, memory_limit)
        self._student: Student | None = None
        self.time_limit = time_limit
        self.printed = ""
        self.functions: dict[str, Parameters | None] = {}
        self.elsewhere: tuple[str, ...] = ()
        self.stand_ins: tuple[str, ...] = ()
        self._gone: str | None = None
        self.load()

    def load(self) -> None:
        """Import the file.

        Raises
        ------
        InvalidInput
            It cannot be imported.
        """
        self._student = Student(*self._settings)
        try:
            answer = self._student.loaded()
        except Late as late:
            raise InvalidInput(self._never_imported(late)) from None
        except Ended as end:
            raise InvalidInput(f"{self._file} cannot be imported: {end}") from None
        if "raised" in answer:
            self.close()
            raise InvalidInput(self._not_imported(answer["raised"]))
        self.functions, self.elsewhere = answer["functions"], tuple(answer["elsewhere"])
        self.stand_ins = tuple(answer["stand_ins"])

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """The answer of the process, which is started where it is gone.

        Raises
        ------
        Late
        Ended
        """
        if self._student is None:
            self._load_again()
        assert self._student is not None
        try:
            return self._student.ask(question)
        except (Late, Ended):
            self.close()
            raise

    def close(self) -> None:
        """End the process; another call starts a new one."""
        if self._student is not None:
            self._student.close()
            self.printed = self._student.printed or self.printed
            self._student = None

    def _load_again(self) -> None:
        """Import the file once more; where that fails, no function after it can be called."""
        if self._gone is None:
            try:
                return self.load()
            except InvalidInput as error:
                self._student = None
                self._gone = f"an earlier function took the process down, and then {error}"
        raise Ended(self._gone)

    def _never_imported(self, late: Late) -> str:
        where = f" (line {late.line}: {late.text})" if late.line else ""
        return (
            f"{self._file} was not imported within {self.time_limit:g} s{where}: put what it runs under "
            "if __name__ == '__main__', or raise the time limit"
        )

    def _not_imported(self, error: dict[str, Any]) -> str:
        where = f"{self._file}, line {error['line']}" if error["line"] else str(self._file)
        if error["type"] == "SystemExit":
            return f"{where} ends Python when it is imported: put it under if __name__ == '__main__'"
        text = f" (in `{error['text']}`)" if error["text"] else ""
        return f"{where} cannot be imported: {error['type']}: {error['message']}{text}".replace(":  (", " (")
