"""The profile: how many people share each combination of exports, and what totals it gives.

From it every total of people follows, under any choice of what counts, without reading the log again.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tongguan.census.errors import CensusError
from tongguan.census.masks import Words, mask_of
from tongguan.census.plan import Export
from tongguan.census.statements import BITS, words_for
from tongguan.census.tables import numbers_of


class UnknownExportError(CensusError):
    """The census has no such export."""

    code: ClassVar[str] = "census/unknown-export"


@dataclass(frozen=True, slots=True)
class Totals:
    """Distinct people: with ordinary information, with sensitive, with both, with any."""

    ordinary: int
    sensitive: int
    both: int
    all: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What would be otherwise: each names exports by their ids.

    ``dropped`` no longer takes place; ``left_out`` no longer counts; ``counted`` counts though it was left out;
    ``sensitive`` holds sensitive information in every row.
    """

    dropped: Collection[str] = ()
    left_out: Collection[str] = ()
    counted: Collection[str] = ()
    sensitive: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """People by combination of exports.

    Attributes:
        exports: The export of each bit.
        seen: One row a combination, one column a word: the exports in which these people were seen.
        flagged: Likewise the exports in which a row said that it holds sensitive information of theirs.
        people: How many people share the combination.
    """

    exports: tuple[Export, ...]
    seen: NDArray[np.int64]
    flagged: NDArray[np.int64]
    people: NDArray[np.int64]

    @classmethod
    def of(cls, exports: Sequence[Export], table: pa.Table) -> "Profile":
        """Make it from a table with ``seen_0`` and further words, ``flagged_0`` if any, and ``people``."""
        words = range(words_for(len(exports)))

        def masks(name: str) -> NDArray[np.int64]:
            names = [f"{name}_{word}" for word in words]
            none = np.zeros(len(table), np.int64)
            columns = [numbers_of(table[each]) if each in table.column_names else none for each in names]
            return np.column_stack(columns).reshape(len(table), len(words))

        return cls(tuple(exports), masks("seen"), masks("flagged"), numbers_of(table["people"]))

    def table(self) -> pa.Table:
        """Give it as a table again."""
        columns: dict[str, pa.Array] = {}
        for name, masks in (("seen", self.seen), ("flagged", self.flagged)):
            columns |= {f"{name}_{word}": pa.array(masks[:, word]) for word in range(masks.shape[1])}
        return pa.table({**columns, "people": pa.array(self.people)})

    def totals(self, otherwise: WhatIf | None = None) -> Totals:
        """Count the people of the exports that count."""
        exports = self._as_if(otherwise)
        return self._totals(exports, {each.id for each in exports if not each.left_out}, otherwise)

    def left_out(self, otherwise: WhatIf | None = None) -> Totals:
        """Count the people of the exports that are left out; they may count by another export."""
        exports = self._as_if(otherwise)
        return self._totals(exports, {each.id for each in exports if each.left_out}, otherwise)

    def of_export(self, place: int) -> Totals:
        """Count the people of the export at this place."""
        export, seen = self.exports[place], self._in(self.seen, place)
        none = np.zeros_like(seen)
        ordinary = seen if export.ordinary else none
        sensitive = (seen if export.sensitive else none) | self._in(self.flagged, place)
        return self._summed(ordinary, sensitive)

    def only_in(self, place: int) -> int:
        """Count the people who were seen in the export at this place and in no other."""
        bit = np.int64(1 << place % BITS)
        alone = np.flatnonzero(self.seen[:, place // BITS] == bit)
        alone = alone[np.count_nonzero(self.seen[alone], axis=1) == 1]
        return int(self.people[alone].sum())

    def _as_if(self, otherwise: WhatIf | None) -> tuple[Export, ...]:
        if otherwise is None:
            return self.exports
        known = {each.id for each in self.exports}
        for name in (*otherwise.dropped, *otherwise.left_out, *otherwise.counted, *otherwise.sensitive):
            if name not in known:
                raise UnknownExportError(
                    f"`{name}` is not an export of this census", help=f"exports: {', '.join(sorted(known))}"
                )
        return tuple(
            replace(
                each,
                left_out=(each.left_out and each.id not in otherwise.counted) or each.id in otherwise.left_out,
                sensitive=each.sensitive or each.id in otherwise.sensitive,
            )
            for each in self.exports
        )

    def _totals(self, exports: Sequence[Export], chosen: set[str], otherwise: WhatIf | None) -> Totals:
        chosen = chosen - set(otherwise.dropped if otherwise else ())
        ordinary = self._any(self.seen, self._mask(each.id for each in exports if each.ordinary and each.id in chosen))
        always = self._mask(each.id for each in exports if each.sensitive and each.id in chosen)
        sensitive = self._any(self.seen, always) | self._any(self.flagged, self._mask(chosen))
        return self._summed(ordinary, sensitive)

    def _summed(self, ordinary: NDArray[np.bool_], sensitive: NDArray[np.bool_]) -> Totals:
        return Totals(
            ordinary=int(self.people[ordinary].sum()),
            sensitive=int(self.people[sensitive].sum()),
            both=int(self.people[ordinary & sensitive].sum()),
            all=int(self.people[ordinary | sensitive].sum()),
        )

    def _mask(self, chosen: Iterable[str]) -> Words:
        return mask_of(self.exports, set(chosen))

    @staticmethod
    def _in(masks: NDArray[np.int64], place: int) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = (masks[:, place // BITS] >> np.int64(place % BITS)) & 1 == 1
        return found

    @staticmethod
    def _any(masks: NDArray[np.int64], wanted: Words) -> NDArray[np.bool_]:
        found = np.zeros(len(masks), dtype=np.bool_)
        for word in range(masks.shape[1]):
            if wanted[word]:
                found |= (masks[:, word] & wanted[word]) != 0
        return found
