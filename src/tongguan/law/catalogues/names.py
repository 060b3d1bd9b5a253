"""Finds an entry by any of its spellings, and the nearest ones to a misspelling."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from tongguan.law.catalogues.reading import CatalogueError

_SHORTEST = 2
_LIKE_ENOUGH = 0.5
_NOT_LETTERS = re.compile(r"[\W_]+")  # the accents that NFKD sets apart among them
_PLACE_SUFFIXES = (
    "特别行政区",
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "省",
    "市",
    "autonomousregion",
    "municipality",
    "province",
    "city",
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Give the spelling that equal names share: width, case, accents, spaces and punctuation do not count."""
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKD", text).casefold())


@lru_cache(maxsize=4096)
def fold_place(text: str) -> str:
    """Fold the name of a place; 市, 省, 自治区, "city" and "province" at its end do not count."""
    folded = fold(text)
    if not folded.endswith(_PLACE_SUFFIXES):
        return folded
    for suffix in _PLACE_SUFFIXES:
        if folded.endswith(suffix) and len(folded) - len(suffix) >= _SHORTEST:
            return folded.removesuffix(suffix)
    return folded


class Names:
    """An index from spellings to the ids of one catalogue.

    Args:
        spellings: For each id, every way to write it (the id itself is one).
        source: The name of the file, for messages.
        places: Whether the suffixes of places are left out of account.

    Raises:
        CatalogueError: An id appears twice, or one spelling means two entries.
    """

    __slots__ = ("_fold", "_ids", "_index")

    def __init__(self, spellings: Iterable[tuple[str, Iterable[str]]], source: str, *, places: bool = False) -> None:
        self._fold = fold_place if places else fold
        self._index: dict[str, str] = {}
        self._ids: set[str] = set()
        for entry, ways in spellings:
            if entry in self._ids:
                raise CatalogueError(f"the id `{entry}` appears 2 times", source=source)
            self._ids.add(entry)
            for way in (entry, *ways):
                other = self._index.setdefault(self._fold(way), entry)
                if other != entry:
                    raise CatalogueError(
                        f"`{way}` names both `{other}` and `{entry}`",
                        source=source,
                        help="take the alias away from one of them",
                    )

    def find(self, name: str) -> str | None:
        """Give the id that ``name`` spells, or ``None``."""
        return self._index.get(self._fold(name))

    def nearest(self, name: str, most: int = 3) -> tuple[str, ...]:
        """Give the ids whose spellings are most like ``name``, best first."""
        wanted = self._fold(name)
        if not wanted:
            return ()
        best: dict[str, float] = {}
        matcher = SequenceMatcher(b=wanted, autojunk=False)
        for spelling, entry in self._index.items():
            matcher.set_seq1(spelling)
            if matcher.quick_ratio() >= _LIKE_ENOUGH:
                best[entry] = max(best.get(entry, 0.0), matcher.ratio())
        ranked = sorted((-likeness, entry) for entry, likeness in best.items() if likeness >= _LIKE_ENOUGH)
        return tuple(entry for _, entry in ranked[:most])
