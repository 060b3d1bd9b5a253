"""Which regular expressions Python, RE2 (DuckDB) and Java (Spark) read alike.

Only literals, character classes, groups, alternatives and counts: no dot, no backslash, no anchor, no look-around,
for the three differ about line ends, Unicode classes and what they offer.
"""

import re

_CLASS = r"\[\^?(?:(?!&&|~~|\|\||--)[^\\\[\]^])+\]"
_LITERAL = r"[A-Za-z0-9@_,:/ -]"
_COUNT = r"(?:[?*+]|\{[0-9]+(?:,[0-9]*)?\})"
_PIECE = re.compile(rf"(?:{_CLASS}|{_LITERAL}|\)){_COUNT}?|\((?:\?:)?|\|")
_CAPTURING = re.compile(r"\((?!\?)")


def mistake_in(pattern: str) -> str | None:
    """Give what is wrong with ``pattern``, or ``None`` if the three engines read it alike."""
    place = 0
    while place < len(pattern):
        piece = _PIECE.match(pattern, place)
        if piece is None:
            return f"`{pattern[place : place + 8]}` is not of the portable subset"
        place = piece.end()
    if not pattern.isascii():
        return "a pattern holds only ASCII"
    if groups_in(pattern) > 1:
        return "a pattern has at most one group; write `(?:` for the others"
    try:
        re.compile(pattern)
    except re.error as error:
        return str(error)
    return None


def groups_in(pattern: str) -> int:
    """Count the capturing groups of a portable pattern."""
    return len(_CAPTURING.findall(re.sub(_CLASS, "", pattern)))
