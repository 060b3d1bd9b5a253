"""Makes the mistakes that one can make in the days on which a rule is law."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from msgspec.structs import replace as with_fields

from tongguan.law import Rule, RunsClock, Window

_DAY = timedelta(days=1)


def changes_of(rule: Rule) -> Iterator[tuple[str, Rule]]:
    """Yield the rule in force from, or until, a day earlier or later, and the label.

    The first day of a rule that reaches back before it tells nothing.
    """
    window = rule.window
    for name, day in (("first", window.first), ("last", window.last)):
        if day is None or (name == "first" and rule.earlier_dates):
            continue
        for sign, step in (("+1", _DAY), ("-1", -_DAY)):
            yield f"{name}{sign}", _within(rule, with_fields(window, **{name: day + step}))


def _within(rule: Rule, window: Window) -> Rule:
    """Give the rule with another window; its clock, where it runs one, is law on the same days."""
    effect = rule.effect
    if isinstance(effect, RunsClock):
        first: date = window.first or effect.clock.first
        effect = RunsClock(replace(effect.clock, first=first, last=window.last))
    return with_fields(rule, window=window, effect=effect)
