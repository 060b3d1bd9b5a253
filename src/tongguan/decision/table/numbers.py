"""The numbers of people that a table declares, and how they stand for the day of a law.

An upper end of NULL is none at all.
"""

from dataclasses import dataclass

from tongguan.decision.table.building import Sql, case, column, is_null, negate, sql, value
from tongguan.decision.table.columns import DISTINCT
from tongguan.decision.table.seen import Seen, until

LOW, HIGH = "·low", "·high"
COUNTED = ("ordinary", "sensitive")
BEYOND = ("since_last_year", "sensitive_since_last_year", "expected_one_year")
DECLARED = {
    "ordinary": "people_ordinary",
    "sensitive": "people_sensitive",
    "both": "people_both",
    "since_last_year": "people_since_last_year_all",
    "sensitive_since_last_year": "people_since_last_year_sensitive",
    "expected_one_year": "expected_people_one_year",
}
Ends = tuple[Sql, Sql]


@dataclass(frozen=True, slots=True)
class Known:
    """What was found of a whole table: each lets a row's sum be written shorter.

    ``gaps`` tells that some number of people is NULL, ``limitless`` that some kind's count says nothing of this
    year, ``uncounted`` that the items of some kind are sensitive although nobody is counted so.
    """

    gaps: bool = True
    limitless: bool = True
    uncounted: bool = True


@dataclass(frozen=True, slots=True)
class Counting:
    """How people are counted in one table for one law.

    ``beyond`` are the totals besides those of this year; ``unions`` tells that distinct people over the exports
    of a handler may be given.
    """

    seen: Seen
    place: int
    beyond: tuple[str, ...]

    @property
    def totals(self) -> tuple[str, ...]:
        """The totals that are formed."""
        return (*COUNTED, *self.beyond)

    @property
    def plain(self) -> bool:
        """Whether a row's people are this year's alone, with no number of those in both classes or over exports."""
        return not (self.unions or self.ties or self.beyond)

    @property
    def unions(self) -> bool:
        """Whether distinct people over a handler's exports are given in the table."""
        return self.seen.unions

    @property
    def ties(self) -> bool:
        """Whether people in both classes may be declared."""
        return self.seen.ends("people_both") is not None


def counting_for(seen: Seen, place: int) -> Counting:
    """Say how people are counted for the law at ``place``."""
    regime = seen.asked[place].regime
    of = {counter.name: counter.of for counter in regime.book.facts.counters}
    asked = {of[name] for name in regime.counters}
    return Counting(seen, place, tuple(name for name in BEYOND if name in asked))


def declared_numbers(seen: Seen) -> dict[str, Sql]:
    """Give the numbers of people that a row declares, by name: one where it is exact, two where it is a range."""
    found: dict[str, Sql] = {}
    for of, at in DECLARED.items():
        if at in seen.typed:
            found[of] = column(at)
        else:
            ends = seen.ends(at)
            if ends is not None:
                found[of + LOW], found[of + HIGH] = ends
    return found


def ends(counting: Counting, name: str, *, union: bool = False) -> Ends:
    """Give the ends that were declared, of an export or of the union; NULL where they are not known."""
    at = f"{DISTINCT}_{name}" if union else DECLARED[name]
    if counting.seen.ends(at) is None:
        return no_end(), no_end()
    if union:
        return column(f"{DISTINCT}·{name}{LOW}"), column(f"{DISTINCT}·{name}{HIGH}")
    if at in counting.seen.typed:
        return column(name), column(name)
    return column(name + LOW), column(name + HIGH)


def has_until(counting: Counting) -> bool:
    """Whether the table tells to which day a count runs."""
    return until(counting.place) in counting.seen.names


def this_year(low: Sql, high: Sql, state: Sql) -> Ends:
    """Give a declared count as it stands: of another year it says nothing, of a later day it limits from above."""
    if state == value(0):
        return sql("coalesce(:low, 0)", low=low), high
    at_least = case((sql(":state = 0", state=state), sql("coalesce(:low, 0)", low=low)),
                    otherwise=value(0))  # fmt: skip
    at_most = case((sql(":state < 2", state=state), high))
    return at_least, at_most


def raised(bounds: Ends, least: Sql) -> Ends:
    """Give both ends, neither below ``least``."""
    low, high = bounds
    return (
        sql("greatest(:low, :least)", low=low, least=least),
        case((negate(is_null(high)), sql("greatest(:high, :least)", high=high, least=least))),
    )


def no_end() -> Sql:
    """Give the upper end that is no limit."""
    return sql("CAST(NULL AS BIGINT)")
