"""Compares the law of two days."""

from dataclasses import dataclass
from datetime import date

from tongguan.law import Instrument, Lawbook, Rule
from tongguan.law.telling.standing import by_age


@dataclass(frozen=True, slots=True)
class Differences:
    """What is not the same on two days.

    ``began`` and ``ended`` are rules that are law on one of the days only; ``changed`` are two dated versions
    of one rule; ``published`` came out after the earlier day and by the later, drafts included.
    """

    earlier: date
    later: date
    began: tuple[Rule, ...]
    ended: tuple[Rule, ...]
    changed: tuple[tuple[Rule, Rule], ...]
    published: tuple[Instrument, ...]


def differences(book: Lawbook, earlier: date, later: date) -> Differences:
    """Find what changed between two days, in the order of the lawbook by age of instrument."""
    before = {rule.name: rule for rule in book.in_force(earlier)}
    after = {rule.name: rule for rule in book.in_force(later)}
    ages = {instrument.id: by_age(instrument) for instrument in book.instruments}

    def in_order(rules: list[Rule]) -> tuple[Rule, ...]:
        return tuple(sorted(rules, key=lambda rule: ages[rule.instrument]))

    return Differences(
        earlier,
        later,
        began=in_order([rule for name, rule in after.items() if name not in before]),
        ended=in_order([rule for name, rule in before.items() if name not in after]),
        changed=tuple((rule, after[name]) for name, rule in before.items() if name in after and after[name] != rule),
        published=tuple(
            sorted(
                (each for each in book.instruments if each.published and earlier < each.published <= later), key=by_age
            )
        ),
    )
