"""Open questions of law: varied one at a time, to see which would change the answer."""

from dataclasses import dataclass

from tongguan.decision.alternatives.running import Ground
from tongguan.decision.determination import Determination
from tongguan.law import Frees, LeavesOut, Reading
from tongguan.law.conditions import ReadingIs, atoms
from tongguan.vocabulary import Pathway

_ALWAYS_VARIED = ("pathway", "people", "sensitivity")


@dataclass(frozen=True, slots=True)
class ReadingOutcome:
    """One question read in another way: what would be possible, overall and by export."""

    reading: Reading
    used: str
    alternative: str
    overall: tuple[Pathway, ...]
    exports: dict[str, tuple[Pathway, ...]]
    differs: bool


def find_readings(ground: Ground, determination: Determination) -> tuple[ReadingOutcome, ...]:
    """Give the readings that bear on the answer: those that the deciding rules name, and those that change it."""
    book, regime = ground.book, determination.regime
    named = _named(determination)
    varied = _variable(determination)
    found = []
    for reading in book.readings:
        if reading.id not in varied and reading.id not in named:
            continue
        for alternative in reading.alternatives:
            overall, exports = determination.possible.overall, _by_export(determination)
            if reading.id in varied:
                possible = ground.possible({reading.id: alternative})
                overall = possible.overall
                exports = {
                    export.prepared.export.id: its.pathways
                    for export, its in zip(determination.exports, possible.exports, strict=True)
                }
            differs = overall != determination.possible.overall or exports != _by_export(determination)
            if differs or reading.id in named:
                used = regime.readings[reading.id]
                found.append(ReadingOutcome(reading, used, alternative, overall, exports, differs))
    return tuple(sorted(found, key=lambda each: not each.differs))


def _by_export(determination: Determination) -> dict[str, tuple[Pathway, ...]]:
    return {export.prepared.export.id: export.possible.pathways for export in determination.exports}


def _named(determination: Determination) -> set[str]:
    return {
        each.rule.reading
        for export in determination.exports
        for each in (*export.decided_by, *export.freed_by)
        if each.rule.reading is not None
    }


def _variable(determination: Determination) -> set[str]:
    """Readings that the rules of the day, the counting or the items ask for."""
    asked = {"A1"}
    for rule in determination.regime.in_force:
        if rule.decides():
            asked |= {atom.reading for atom in atoms(rule.when) if isinstance(atom, ReadingIs)}
            if isinstance(rule.effect, Frees) and rule.effect.reading:
                asked.add(rule.effect.reading)
        elif isinstance(rule.effect, LeavesOut):
            asked |= {atom.reading for atom in atoms(rule.when) if isinstance(atom, ReadingIs)}
    if any(export.prepared.export.items for export in determination.exports):
        asked |= {reading.id for reading in determination.regime.book.readings if reading.touches == "sensitivity"}
    return asked
