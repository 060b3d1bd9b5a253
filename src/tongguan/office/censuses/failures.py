"""Keeps an error of a run as plain values, and makes it one again to be told on the page."""

from typing import Any, ClassVar

from tongguan.vocabulary import TongguanError


def plain_error(error: TongguanError) -> dict[str, Any]:
    """Give an error as plain values."""
    return {
        "code": error.code,
        "message": error.message,
        "help": error.help,
        "source": error.source,
        "line": error.line,
        "column": error.column,
        "field": error.field,
    }


class KeptError(TongguanError):
    """An error of an earlier run, with the code it had then."""

    code: ClassVar[str] = "office/census-failed"


def error_of(plain: dict[str, Any]) -> TongguanError:
    """Make the error that was kept."""
    given = {name: plain.get(name) for name in ("help", "source", "line", "column", "field")}
    error = KeptError(plain["message"], **given)
    error.code = plain["code"]  # type: ignore[misc]  # -- the code it had
    return error
