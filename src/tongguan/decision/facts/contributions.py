"""What one export adds to the handler's totals of people."""

from dataclasses import dataclass
from datetime import date

from tongguan.decision.declaration import Export, People
from tongguan.vocabulary import Bounds, Truth
from tongguan.vocabulary.bounds import UNKNOWN

NOBODY = Bounds(0, 0)


@dataclass(frozen=True, slots=True)
class Contribution:
    """Distinct people of one export, by counter; each within bounds.

    ``both`` are people in ``ordinary`` and in ``sensitive``; ``tied`` tells that a declared number of them ties
    the two counts to each other.
    """

    ordinary: Bounds
    sensitive: Bounds
    both: Bounds
    since_last_year: Bounds
    sensitive_since_last_year: Bounds
    expected_one_year: Bounds
    tied: bool = False


NOTHING = Contribution(NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY)


def this_year(count: Bounds | None, until: date | None, as_of: date) -> Bounds:
    """Give a declared count as it stands for ``as_of``'s year.

    A count of another year is not known for this one; a count that runs past ``as_of`` only limits from above.
    """
    if count is None:
        return UNKNOWN
    if until is not None and until.year != as_of.year:
        return UNKNOWN
    if until is not None and until > as_of:
        return Bounds(0, count.high)
    return count


def contribution_of(
    export: Export,
    people: People,
    as_of: date,
    *,
    personal: bool,
    sensitive: bool,
    ordinary: Truth,
) -> Contribution:
    """Give what an export adds, given which classes it contains.

    A class that it contains counts at least one person, before the first transfer too; a class that it does
    not contain counts nobody. Whoever is in both classes is in each, and this year's people are among those
    since last year.

    Args:
        export: The export; its totals since last year and forecasts are taken from it.
        people: The people to take: the export's, or those of its residue.
        as_of: The day of the count.
        personal: Whether it contains personal information.
        sensitive: Whether it contains sensitive personal information.
        ordinary: Whether it contains ordinary personal information; ``None`` if open.
    """
    if not personal:
        return NOTHING
    plain = _of_class(this_year(people.ordinary, people.until, as_of), ordinary if sensitive else True)
    special = _of_class(this_year(people.sensitive, people.until, as_of), sensitive)
    declared = this_year(people.both, people.until, as_of)
    both = declared if sensitive and ordinary is not False else NOBODY
    plain, special = _at_least(plain, both.low), _at_least(special, both.low)
    both = both.meet(Bounds(0, plain.high)).meet(Bounds(0, special.high))
    if_ordinary = plain.low if plain.high == 0 else max(plain.low, 1)
    least = Bounds(_least(plain.low, special.low, both), _least(if_ordinary, special.low, both))
    since, special_since = _since_last_year(export, least, special.low, sensitive=sensitive)
    expected: Bounds = export.facts.get("expected_people_one_year") or UNKNOWN
    tied = declared != UNKNOWN and special.high != 0 and plain.high != 0
    return Contribution(plain, special, both, since, special_since, _at_least(expected, 1), tied)


def _least(ordinary: int, sensitive: int, both: Bounds) -> int:
    """Give how many people there are at least in the two classes together."""
    return max(ordinary, sensitive, 0 if both.high is None else ordinary + sensitive - both.high)


def _since_last_year(export: Export, least: Bounds, least_sensitive: int, *, sensitive: bool) -> tuple[Bounds, Bounds]:
    """Give the people since last year, and of these those with sensitive information: never more than the first.

    A number that was declared stands, whatever the export contains by now; but it holds this year's people, of
    whom there are ``least`` (a range while it is open whether ordinary information is contained).
    """
    declared: Bounds | None = export.facts.get("people_since_last_year.sensitive")
    special = declared if declared is not None else UNKNOWN if sensitive else NOBODY
    special = _at_least(special, least_sensitive)
    since: Bounds = export.facts.get("people_since_last_year.all") or UNKNOWN
    since = Bounds(
        max(since.low, least.low, special.low),
        None if since.high is None else max(since.high, least.high or 0, special.low),
    )
    return since, special.meet(Bounds(0, since.high))


def _of_class(count: Bounds, contained: Truth) -> Bounds:
    if contained is False:
        return NOBODY
    if contained is None:
        return Bounds(count.low, None if count.high is None else max(count.high, 1))
    return _at_least(count, 1)


def _at_least(count: Bounds, least: int) -> Bounds:
    if least <= count.low:
        return count
    return Bounds(max(count.low, least), None if count.high is None else max(count.high, least))
