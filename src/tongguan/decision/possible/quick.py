"""The common case at full speed: everything that matters is known, so one pass over the compiled rules decides."""

from tongguan.decision.facts import PreparedHandler, contribution_of
from tongguan.decision.possible.outcomes import SENSITIVE_ONLY
from tongguan.decision.possible.totals import ENDLESS, Totals, totals_of
from tongguan.decision.regime import Regime
from tongguan.vocabulary import Bounds


def settle_quickly(prepared: PreparedHandler, regime: Regime) -> tuple[list[int], Totals] | None:
    """Give the place of the deciding rule of every export and the totals, or ``None`` where a fact is open.

    Sound because three-valued logic that gives an answer gives the answer of every completion.
    """
    if prepared.declaration.overlaps or regime.readings.get("A1") == SENSITIVE_ONLY:
        return None
    first = regime.first
    places: list[int] = []
    waiting: list[int] = []
    totals = Totals()
    for at, export in enumerate(prepared.exports):
        if export.residue is not None:
            return None
        facts = export.facts
        place = first(facts)
        if place >= 0:
            counted = regime.deciding[place].counted
        elif place == -1:
            counted = True
        elif regime.deciding[-2 - place].counts:
            counted = True
            waiting.append(at)
        else:
            return None
        places.append(place)
        if not counted:
            continue
        personal, sensitive = facts.get("contains.personal_information"), facts.get("contains.sensitive")
        if personal is None or sensitive is None:
            return None
        if any(rule.holds(facts) is not False for rule in regime.leaving_out):
            return None
        totals = totals.join(
            totals_of(
                contribution_of(
                    export.export,
                    export.export.people,
                    prepared.as_of,
                    personal=personal,
                    sensitive=sensitive,
                    ordinary=facts.get("contains.ordinary"),
                )
            )
        )
    if waiting:
        of = {counter.name: counter.of for counter in regime.book.facts.counters}
        known = {name: _bounds(getattr(totals, of[name])) for name in regime.counters}
        for at in waiting:
            place = first({**prepared.exports[at].facts, **known})
            if place < -1:
                return None
            places[at] = place
    return places, totals


def _bounds(found: tuple[int, int]) -> Bounds:
    return Bounds(found[0], None if found[1] >= ENDLESS else found[1])
