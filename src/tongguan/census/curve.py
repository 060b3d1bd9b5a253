"""The curve: how many people counted by the end of each day, and on which day a line was reached."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tongguan.census.beijing import day_of
from tongguan.census.tables import numbers_of

COUNTERS = ("ordinary", "sensitive", "both", "all")


@dataclass(frozen=True, slots=True)
class Curve:
    """Counted people at the end of each day on which a count changed.

    Attributes:
        days: Days since 1970, in order.
        people: Of each counter, as many numbers as days.
    """

    days: NDArray[np.int64]
    people: dict[str, NDArray[np.int64]]

    @classmethod
    def of(cls, table: pa.Table) -> "Curve":
        """Make it from a table of ``first_ordinary``, ``first_sensitive`` (null: never) and ``people``."""
        never = np.iinfo(np.int64).max
        ordinary, sensitive = (numbers_of(table[name], never) for name in ("first_ordinary", "first_sensitive"))
        people = numbers_of(table["people"])
        firsts = {
            "ordinary": ordinary,
            "sensitive": sensitive,
            "both": np.maximum(ordinary, sensitive),
            "all": np.minimum(ordinary, sensitive),
        }
        days = np.unique(np.concatenate([each[each != never] for each in firsts.values()]))
        return cls(days, {name: _cumulated(first, people, days, never) for name, first in firsts.items()})

    def reached(self, counter: str, line: int) -> date | None:
        """Give the first day at whose end the counter stood at ``line`` or more."""
        place = int(np.searchsorted(self.people[counter], line))
        return day_of(int(self.days[place])) if place < len(self.days) else None

    def total(self, counter: str) -> int:
        """Give the count at the end."""
        people = self.people[counter]
        return int(people[-1]) if len(people) else 0

    def table(self) -> pa.Table:
        """Give it as a table, with days as dates."""
        days = pa.array(self.days, pa.int32()).cast(pa.date32())
        return pa.table({"day": days, **{name: pa.array(self.people[name]) for name in COUNTERS}})


def _cumulated(
    first: NDArray[np.int64], people: NDArray[np.int64], days: NDArray[np.int64], never: int
) -> NDArray[np.int64]:
    ever = first != never
    added = np.zeros(len(days), dtype=np.int64)
    np.add.at(added, np.searchsorted(days, first[ever]), people[ever])
    return np.cumsum(added, dtype=np.int64)
