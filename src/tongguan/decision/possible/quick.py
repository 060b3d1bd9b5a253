"""The common case at full speed: everything that matters is known, so one pass over the compiled rules decides."""

from tongguan.decision.facts import Contribution, PreparedExport, PreparedHandler, contribution_of
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
    places: list[int] = []
    totals = Totals()
    for export in prepared.exports:
        place = _first_place(export, regime)
        if place is None:
            return None
        places.append(place)
        if place < 0 or regime.deciding[place].counted:
            adds = _adds(export, prepared, regime)
            if adds is None:
                return None
            totals = totals.join(totals_of(adds))
    return (places, totals) if _settle_waiting(places, totals, prepared, regime) else None


def _first_place(export: PreparedExport, regime: Regime) -> int | None:
    """Give the place of the rule that decides before totals are known.

    -1 where none does, -2 - n where rule n waits for totals, ``None`` where another fact is open.
    """
    if export.residue is not None:
        return None
    place = regime.first(export.facts)
    if place < -1 and not regime.deciding[-2 - place].counts:
        return None
    return place


def _adds(export: PreparedExport, prepared: PreparedHandler, regime: Regime) -> Contribution | None:
    """Give what a counting export adds; ``None`` where what it contains is open."""
    facts = export.facts
    personal, sensitive = facts.get("contains.personal_information"), facts.get("contains.sensitive")
    if personal is None or sensitive is None:
        return None
    if any(rule.holds(facts) is not False for rule in regime.leaving_out):
        return None
    return contribution_of(
        export.export,
        export.export.people,
        prepared.as_of,
        personal=personal,
        sensitive=sensitive,
        ordinary=facts.get("contains.ordinary"),
    )


def _settle_waiting(places: list[int], totals: Totals, prepared: PreparedHandler, regime: Regime) -> bool:
    """Decide the exports that waited for totals, in place; whether all could be decided."""
    waiting = [at for at, place in enumerate(places) if place < -1]
    if not waiting:
        return True
    of = {counter.name: counter.of for counter in regime.book.facts.counters}
    known = {name: _bounds(getattr(totals, of[name])) for name in regime.counters}
    for at in waiting:
        places[at] = regime.first({**prepared.exports[at].facts, **known})
        if places[at] < -1:
            return False
    return True


def _bounds(found: tuple[int, int]) -> Bounds:
    return Bounds(found[0], None if found[1] >= ENDLESS else found[1])
