"""The lines of a counter: from how many people on the law asks for a heavier pathway."""

from dataclasses import dataclass
from datetime import date

from tongguan.decision.regime import make_regime
from tongguan.law import Lawbook
from tongguan.law.conditions import thresholds
from tongguan.vocabulary import Pathway


@dataclass(frozen=True, slots=True)
class Line:
    """A number of people from which a counter leads to a heavier pathway (the number included)."""

    people: int
    pathway: Pathway
    cites: tuple[str, ...]


def lines_of(book: Lawbook, counter: str, as_of: date, known_on: date | None = None) -> tuple[Line, ...]:
    """Give the lines of ``counter`` under the law of ``as_of``, from the lowest, each heavier than the last."""
    found: dict[int, list[tuple[Pathway, str]]] = {}
    for rule in make_regime(book, as_of, known_on=known_on).deciding:
        if rule.outcome.weight < Pathway.CONTRACT_OR_CERTIFICATION.weight:
            continue
        for name, people in thresholds(rule.when):
            if name == counter:
                found.setdefault(people, []).append((rule.outcome, rule.rule.cites))
    lines: list[Line] = []
    for people, reached in sorted(found.items()):
        heaviest = max((pathway for pathway, _ in reached), key=lambda pathway: pathway.weight)
        if lines and lines[-1].pathway.weight >= heaviest.weight:
            continue
        lines.append(Line(people, heaviest, tuple(dict.fromkeys(c for p, c in reached if p is heaviest))))
    return tuple(lines)
