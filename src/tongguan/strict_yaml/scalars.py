"""What a plain scalar means: YAML 1.2, real dates, whole numbers, and text for all the rest."""

import re
from datetime import date

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*(?:_[0-9]+)*)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_MOST_DIGITS = 18

Scalar = str | int | bool | date | None


def resolve(text: str) -> Scalar:
    """Give the value of the plain scalar ``text``.

    ``NO`` is Norway, ``8.1`` is text, ``84_000`` is a number, ``2026-06-30`` is a day.

    Raises:
        ValueError: ``text`` looks like a day but is none, or is a number too long to be a count.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        if len(text.replace("_", "").lstrip("+-")) > _MOST_DIGITS:
            raise ValueError(f"the number `{text[:24]}…` has too many digits")
        return int(text)
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise ValueError(f"`{text}` is not a day of the calendar") from error
    return text
