"""Reads the book's characters: translations and sets, by code point."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence

from tongguan.identity.errors import IdentityBookError

_RUN = re.compile(r"U\+([0-9A-F]{4,6})(?:\.\.U\+([0-9A-F]{4,6}))?")
Run = tuple[int, int]
"""The first and the last code point of a run, both included."""


class CharacterSet:
    """A set of characters, as runs of code points."""

    __slots__ = ("_members", "runs")

    def __init__(self, runs: Sequence[Run]) -> None:
        self.runs = tuple(sorted(runs))
        self._members = frozenset(chr(point) for run in self.runs for point in range(run[0], run[1] + 1))

    def __contains__(self, character: str) -> bool:
        """Whether ``character`` is one of them."""
        return character in self._members

    def __iter__(self) -> Iterator[str]:
        """Give the characters in the order of their code points."""
        return iter(sorted(self._members))

    def __or__(self, other: "CharacterSet") -> "CharacterSet":
        """Give the characters of either set."""
        return CharacterSet((*self.runs, *other.runs))

    def as_class(self) -> str:
        r"""Give the inside of a character class for RE2 and Java, such as ``\x{9}-\x{D}``: ASCII, nothing invisible."""
        return "".join(f"\\x{{{a:X}}}" if a == b else f"\\x{{{a:X}}}-\\x{{{b:X}}}" for a, b in self.runs)


def read_set(name: str, runs: Sequence[str]) -> CharacterSet:
    """Read a set from its runs.

    Raises:
        IdentityBookError: A run is not of the form ``U+0009..U+000D``.
    """
    return CharacterSet([_run(text, name) for text in runs])


def read_translation(name: str, entries: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Read a translation, one character to one.

    Raises:
        IdentityBookError: A run is ill-formed, or a character is translated twice.
    """
    found: dict[str, str] = {}
    for entry in entries:
        if entry.keys() not in ({"from", "to"}, {"from", "all_to"}):
            raise IdentityBookError(f"an entry of the translation `{name}` has the keys {', '.join(map(repr, entry))}")
        first, last = _run(entry["from"], name)
        start, _ = _run(entry.get("to") or entry["all_to"], name)
        for point in range(first, last + 1):
            if chr(point) in found:
                raise IdentityBookError(f"the translation `{name}` has U+{point:04X} twice")
            found[chr(point)] = chr(start + point - first) if "to" in entry else chr(start)
    return found


def _run(text: str, name: str) -> Run:
    read = _RUN.fullmatch(text)
    if read is None:
        raise IdentityBookError(
            f"`{text}` in `{name}` is no code point and no run of them", help="such as U+0009..U+000D"
        )
    first = int(read[1], 16)
    last = int(read[2], 16) if read[2] else first
    if not first <= last <= sys.maxunicode:
        raise IdentityBookError(f"`{text}` in `{name}` ends before it begins")
    return first, last
