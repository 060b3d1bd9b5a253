"""Check characters in SQL."""

from tongguan.identity.compiling.text import digit_of, digits, part, quoted
from tongguan.identity.kinds import CheckTable

_DIGITS = "0123456789"
LUHN_LENGTH = 19
_LUHN_HALF = 10


def weighted(column: str, table: CheckTable) -> str | None:
    """Give the number that the check character of ``column`` is reckoned from; ``None`` if it has letters."""
    return digits(column, 0, len(table.weights)) if table.characters == _DIGITS else None


def check_character(column: str, number: str | None, table: CheckTable) -> str:
    """Give the check character that belongs behind the first characters of ``column``.

    Args:
        column: The text.
        number: What ``weighted`` gives of it, or the name of a column that holds that.
        table: The check table.
    """
    length = len(table.weights)
    terms = []
    for place, weight in enumerate(table.weights):
        if number is None:
            value = f"(STRPOS({quoted(table.characters)}, {part(column, place, 1)}) - 1)"
        else:
            value = f"({digit_of(number, length, place)})"
        terms.append(f"{value} * {weight}")
    place_in_table = f"CAST(1 + ({' + '.join(terms)}) % {len(table.table)} AS INTEGER)"
    return f"SUBSTRING({quoted(table.table)}, {place_in_table}, 1)"


def luhn_halves(column: str) -> tuple[str, str]:
    """Give two numbers that hold the digits of ``column``, padded to 19: a BIGINT holds only 18 of any."""
    padded = f"LPAD({column}, {LUHN_LENGTH}, '0')"
    return digits(padded, 0, _LUHN_HALF), digits(padded, _LUHN_HALF, LUHN_LENGTH - _LUHN_HALF)


def fails_luhn(head: str, tail: str) -> str:
    """Say that the digits of both halves do not satisfy ISO/IEC 7812-1; zeros in front change nothing."""
    terms = []
    for place in range(LUHN_LENGTH):
        if place < _LUHN_HALF:
            digit = f"({digit_of(head, _LUHN_HALF, place)})"
        else:
            digit = f"({digit_of(tail, LUHN_LENGTH - _LUHN_HALF, place - _LUHN_HALF)})"
        doubled = (LUHN_LENGTH - place) % 2 == 0
        terms.append(f"{digit} * 2 // 10 + {digit} * 2 % 10" if doubled else digit)
    return f"({' + '.join(terms)}) % 10 <> 0"
