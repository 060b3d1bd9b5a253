"""Makes the mistakes that one can make in a clock; what the strict reader would refuse is left out."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from tongguan.law import Clock
from tongguan.law.clock import ClockFormError, Rolls, Unit

_DAY = timedelta(days=1)
_ANOTHER_UNIT: dict[Unit, Unit] = {
    "hours": "days",
    "working_days": "days",
    "days": "working_days",
    "months": "years",
    "years": "months",
}
_MIRRORED: dict[Rolls, Rolls] = {"forward": "backward", "backward": "forward", "none": "none"}


def changes_of(clock: Clock) -> Iterator[tuple[str, Clock]]:
    """Yield the clock with one mistake each, and its label."""
    for label, fields in _fields(clock):
        with suppress(ClockFormError):
            yield label, replace(clock, **fields)


def _fields(clock: Clock) -> Iterator[tuple[str, dict[str, Any]]]:
    if clock.amount is not None and clock.unit is not None:
        yield "amount+1", {"amount": clock.amount + 1}
        yield "amount-1", {"amount": clock.amount - 1}
        unit = _ANOTHER_UNIT[clock.unit]
        yield f"unit={unit}", {"unit": unit}
        back = "before" if clock.direction == "after" else "after"
        yield f"direction={back}", {"direction": back, "rolls": _MIRRORED[clock.rolls], "window": False}
        rolls = _other_rolls(clock)
        yield f"rolls={rolls}", {"rolls": rolls}
    if clock.day is not None:
        yield "day+1", {"day": clock.day + _DAY}
        yield "day-1", {"day": clock.day - _DAY}
    if clock.started_before is not None:
        yield "started-before+1", {"started_before": clock.started_before + _DAY}
        yield "started-before-1", {"started_before": clock.started_before - _DAY}
    yield f"window={not clock.window}".lower(), {"window": not clock.window}
    yield "code", {"code": f"not-{clock.code}"}
    if clock.anchor is not None:
        yield "without-anchor", {"anchor": None}


def _other_rolls(clock: Clock) -> Rolls:
    if clock.rolls != "none":
        return "none"
    return "forward" if clock.direction == "after" else "backward"
