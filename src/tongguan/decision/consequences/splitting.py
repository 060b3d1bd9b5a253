"""Warns where numbers look split over affiliated handlers so that each stays under a line."""

from collections.abc import Sequence

from tongguan.decision.consequences.flags import Flag
from tongguan.decision.determination import Determination
from tongguan.law import Warns
from tongguan.law.conditions import thresholds
from tongguan.vocabulary import Phrase

_CODE = "splitting"


def find_splitting(determinations: Sequence[Determination]) -> dict[int, tuple[Flag, ...]]:
    """Give flags by the place of a handler in its group.

    A group is what one declaration file holds. Handlers count each for itself (reading A20); where several send
    to one recipient, each stays under a line and together they reach it, the rule against splitting is shown.
    """
    found: dict[int, list[Flag]] = {}
    for place, determination in enumerate(determinations):
        for counter in determination.regime.counters:
            for line in _lines(determination, counter):
                partners = [
                    other
                    for other, its in enumerate(determinations)
                    if other == place or _shares_recipient(determination, its)
                ]
                counts = [determinations[other].possible.counters.get(counter) for other in partners]
                tops = [count.high for count in counts if count is not None and count.high is not None]
                if len(partners) > 1 and len(tops) == len(partners) and max(tops) < line <= sum(tops) and min(tops) > 0:
                    found.setdefault(place, []).append(_flag(determinations, partners, place, line, sum(tops)))
                    break
    return {place: tuple(flags) for place, flags in found.items()}


def _lines(determination: Determination, counter: str) -> list[int]:
    numbers = {
        people for rule in determination.regime.deciding for name, people in thresholds(rule.when) if name == counter
    }
    return sorted(numbers)


def _shares_recipient(one: Determination, other: Determination) -> bool:
    def names(determination: Determination) -> set[str]:
        recipients = determination.handler.declaration.recipients.values()
        return {str(each.given.get("name") or each.id).casefold() for each in recipients}

    return bool(names(one) & names(other))


def _flag(determinations: Sequence[Determination], partners: list[int], place: int, line: int, total: int) -> Flag:
    names = [determinations[other].handler.declaration.name for other in partners if other != place]
    rules = [
        rule.rule
        for rule in determinations[place].regime.warning
        if isinstance(rule.rule.effect, Warns) and rule.rule.effect.engine == _CODE
    ]
    return Flag(
        _CODE,
        Phrase(
            zh=f"与 {'、'.join(names)} 向同一接收方提供，各自低于 {line:,} 人，"
            f"合计最多 {total:,} 人；不得以数量拆分规避",
            en=f"with {', '.join(names)} to the same recipient: each below {line:,} people, together up to {total:,}; "
            "numbers may not be split to avoid a heavier procedure",
        ),
        tuple(dict.fromkeys(rule.cites for rule in rules)),
    )
