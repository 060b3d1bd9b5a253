"""Pieces of SQL text that both engines read alike."""

from collections.abc import Iterable

from tongguan.identity.characters import CharacterSet

UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LOWER = "abcdefghijklmnopqrstuvwxyz"


def quoted(text: str) -> str:
    """Give ``text`` as a literal."""
    return "'" + text.replace("'", "''") + "'"


def listed(texts: Iterable[str]) -> str:
    """Give literals for behind ``IN``, in order of the alphabet."""
    return f"({', '.join(quoted(text) for text in sorted(texts))})"


def part(column: str, at: int, length: int | None = None) -> str:
    """Give the characters of ``column`` from ``at`` (from 0), ``length`` of them or all."""
    return f"SUBSTRING({column}, {at + 1})" if length is None else f"SUBSTRING({column}, {at + 1}, {length})"


def whole(column: str, pattern: str) -> str:
    r"""Say that all of ``column`` matches a portable pattern.

    ``\z`` is the end in RE2 and Java; ``$`` would let Java pass a line end behind it.
    """
    return f"REGEXP_MATCHES({column}, {quoted(f'^(?:{pattern})' + chr(92) + 'z')})"


def group(column: str, pattern: str) -> str:
    """Give what the one group of a portable pattern holds when all of ``column`` matches it."""
    return f"REGEXP_EXTRACT({column}, {quoted(f'^(?:{pattern})' + chr(92) + 'z')}, 1)"


def holds_any(column: str, characters: CharacterSet) -> str:
    """Say that one of ``characters`` stands in ``column``."""
    return f"REGEXP_MATCHES({column}, {quoted(f'[{characters.as_class()}]')})"


def is_ascii(column: str) -> str:
    """Say that ``column`` is ASCII: as many bytes as characters."""
    return f"BIT_LENGTH({column}) = 8 * LENGTH({column})"


def cased(column: str, *, upper: bool) -> str:
    """Change the case of A–Z alone: the engines disagree about other letters, and TRANSLATE is slow."""
    fast, slow = ("UPPER", (LOWER, UPPER)) if upper else ("LOWER", (UPPER, LOWER))
    translated = f"TRANSLATE({column}, {quoted(slow[0])}, {quoted(slow[1])})"
    return f"CASE WHEN {is_ascii(column)} THEN {fast}({column}) ELSE {translated} END"


def digits(column: str, at: int, length: int) -> str:
    """Read digits as a number, at most 18 of them; NULL where they are none."""
    return f"TRY_CAST({part(column, at, length)} AS BIGINT)"


def digit_of(number: str, length: int, place: int) -> str:
    """Give the digit at ``place`` (from 0, from the left) of a number of ``length`` digits."""
    power = 10 ** (length - 1 - place)
    return f"{number} % 10" if power == 1 else f"{number} // {power} % 10"
