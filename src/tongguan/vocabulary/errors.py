"""The root of every error a user may see."""

from typing import ClassVar


class TongguanError(Exception):
    """A clear refusal: a stable code, one clause, help apart.

    Subclasses set ``code`` as ``room/what-happened``; the command line prints the error once,
    the API sends it as ``application/problem+json``.

    Args:
        message: One clause in lower case, the reader's input in backticks.
        help: What to do about it, or ``None``.
        source: The file the input came from.
        line: The line of the input, from 1.
        column: The column of the input, from 1.
        field: The dotted path of the field, such as ``exports[2].people.sensitive``.
    """

    code: ClassVar[str] = "tongguan/refused"

    def __init__(
        self,
        message: str,
        *,
        help: str | None = None,  # noqa: A002 -- the word users read
        source: str | None = None,
        line: int | None = None,
        column: int | None = None,
        field: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
        self.source = source
        self.line = line
        self.column = column
        self.field = field

    @property
    def where(self) -> str | None:
        """``file:line:column`` as far as known, or ``None``."""
        if self.source is None:
            return None
        parts = [self.source]
        if self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        return ":".join(parts)

    def __str__(self) -> str:
        """Give the error as one line, for logs and tests."""
        where = f"{self.where}: " if self.where else ""
        field = f" (field `{self.field}`)" if self.field else ""
        return f"{where}error[{self.code}]: {self.message}{field}"
