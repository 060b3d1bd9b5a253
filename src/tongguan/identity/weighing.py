"""Check characters, as the standards reckon them."""

from functools import lru_cache
from operator import mul

from tongguan.identity.kinds import CheckTable

_ZERO = ord("0")
_WORTHLESS = 0xFF
_LUHN = bytes.maketrans(b"0123456789", b"0246813579")


def check_character(text: str, table: CheckTable) -> str | None:
    """Give the check character that belongs behind the first characters of the ASCII ``text``.

    ``None`` where one of them has no value, or there are too few.
    """
    weights = table.weights
    values = text[: len(weights)].encode().translate(_values(table.characters))
    if len(values) != len(weights) or _WORTHLESS in values:
        return None
    return table.table[sum(map(mul, values, weights)) % len(table.table)]


def satisfies_luhn(digits: str) -> bool:
    """Whether the ASCII ``digits`` satisfy ISO/IEC 7812-1."""
    read = digits.encode()[::-1]
    return (sum(read[::2]) + sum(read[1::2].translate(_LUHN)) - _ZERO * len(read)) % 10 == 0


@lru_cache(maxsize=16)
def _values(characters: str) -> bytes:
    """Give, for each byte, its place in ``characters``."""
    places = bytearray([_WORTHLESS] * 256)
    for place, character in enumerate(characters.encode()):
        places[character] = place
    return bytes(places)
