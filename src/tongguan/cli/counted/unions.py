"""How many different people several exports have together, as far as a census tells."""

from bisect import bisect_right
from datetime import date

from tongguan.census.file import Census, Counters, Curve
from tongguan.decision.declaration import Overlap, People
from tongguan.vocabulary import Bounds


def unions_of(census: Census, as_of: date) -> tuple[Overlap, ...]:
    """Give the distinct people of the exports that the census counted together, and of those it left out.

    A census that runs past ``as_of`` still tells the totals of that day by its curve, exactly, if it is of the same
    year and leaves open nobody's identity.
    """
    counting = tuple(each.id for each in census.exports if not each.left_out)
    left_out = tuple(each.id for each in census.exports if each.left_out)
    early = as_of < census.until and as_of.year == census.year
    if early and census.curve is not None and census.certain and counting:
        return (Overlap(counting, _on(census.curve, as_of)),)
    found = []
    for members, counters in ((counting, census.counted), (left_out, census.left_out)):
        if len(members) > 1:
            found.append(Overlap(members, _people(counters, census.until)))
    return tuple(found)


def _people(counters: Counters, until: date) -> People:
    return People(Bounds(*counters.ordinary), Bounds(*counters.sensitive), Bounds(*counters.both), until)


def _on(curve: Curve, day: date) -> People:
    place = bisect_right(curve.days, day) - 1
    ordinary, sensitive, both = (
        Bounds.exactly(people[place] if place >= 0 else 0) for people in (curve.ordinary, curve.sensitive, curve.both)
    )
    return People(ordinary, sensitive, both, day)
