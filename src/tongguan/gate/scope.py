"""Whether a request lies within a genuine clearance, in the order of the checks: time, revocation, order, scope."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from tongguan.clearance import Clearance, ClearanceError, Feed, check_days
from tongguan.gate import reasons
from tongguan.gate.model import Admit
from tongguan.gate.reasons import Reason
from tongguan.gate.remembering import Remembered

PRESENCE = "export:"
"""What begins the names of the counters that tell in which exports a person went out."""

_LEFT_OUT, _CLASSES = "left_out.", ("ordinary", "sensitive")
_Asked = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]


class _Scope(NamedTuple):
    """What a clearance says of a request, whoever the people are."""

    outside: tuple[Reason, ...]
    counters: tuple[str, ...]


_SCOPES: Remembered[_Asked, _Scope] = Remembered()


def check_standing(clearance: Clearance, request: Admit, feed: Feed, now: datetime) -> Reason | None:
    """Find what takes the clearance away: a feed too old to tell, its days, a revocation, an order to stop."""
    stop = feed.stop_of(clearance.handler, request.export, request.recipient, now)
    try:
        feed.check_fresh(now, timedelta.max)  # of the issuer's own age; gates may ask for less
    except ClearanceError as error:
        return reasons.of_error(error)
    try:
        check_days(clearance, now)
    except ClearanceError as error:
        return reasons.of_error(error, clearance.citations.get("clearance-expired", ()))
    revoked = feed.revocation_of(clearance.id)
    if revoked is not None:
        return Reason(
            "clearance/revoked",
            f"通行证 {clearance.id} 已撤回" + (f"：{revoked.reason}" if revoked.reason else ""),
            f"the clearance {clearance.id} was revoked" + (f": {revoked.reason}" if revoked.reason else ""),
            names=(clearance.id,),
        )
    return reasons.stopped(stop.order, stop.authority, stop.cites) if stop is not None else None


def check_order(clearance: Clearance, request: Admit, feed: Feed, now: datetime) -> Reason | None:
    """Find an order to stop alone: what even an emergency does not pass."""
    stop = feed.stop_of(clearance.handler, request.export, request.recipient, now)
    return reasons.stopped(stop.order, stop.authority, stop.cites) if stop is not None else None


def check_scope(clearance: Clearance, request: Admit) -> tuple[Reason, ...]:
    """Find all that is outside the clearance, a reason for each field; of another export nothing more is asked."""
    return _scope(clearance, request).outside


def _scope(clearance: Clearance, request: Admit) -> _Scope:
    known = _SCOPES.of(clearance)
    asked = (request.export, request.recipient, request.territory, request.data_items, request.onward)
    found = known.get(asked)
    if found is None:
        found = known[asked] = _Scope(tuple(_find_outside(clearance, request)), _find_counters(clearance, request))
    return found


def _find_outside(clearance: Clearance, request: Admit) -> Iterator[Reason]:
    if request.export != clearance.export.id:
        yield _outside("export-outside", (request.export,), clearance)
        return
    if all(each.id != request.recipient for each in clearance.recipients):
        yield _outside("recipient-outside", (request.recipient,), clearance)
    if request.territory not in clearance.territories:
        yield _outside("territory-outside", (request.territory,), clearance)
    named = {each.name for each in clearance.onward}
    onward = tuple(each for each in dict.fromkeys(request.onward) if each not in named)
    if onward:
        yield _outside("onward-outside", onward, clearance)
    known = {item.id for item in clearance.data_items}
    items = tuple(each for each in dict.fromkeys(request.data_items) if each not in known)
    if items or not request.data_items:
        yield _outside("items-outside", items or ("-",), clearance)


def counters_touched(clearance: Clearance, request: Admit) -> tuple[str, ...]:
    """Give the counters that a person of the request counts toward, and those that tell in which exports it was.

    The latter limit nothing; from them the transfer log is written.
    """
    return _scope(clearance, request).counters


def _find_counters(clearance: Clearance, request: Admit) -> tuple[str, ...]:
    wanted = set(request.data_items)
    counted = {name for item in clearance.data_items if item.id in wanted for name in item.counts}
    classes = {
        each for name in counted if not name.startswith("mechanism:") for each in _CLASSES if _class(name) == each
    }
    return (*sorted(counted), *(presence(request.export, each) for each in sorted(classes)))


def emergency_counters(clearance: Clearance, request: Admit) -> tuple[str, ...]:
    """Give the counters of an emergency: apart from the totals, since people under CBDF-2024#5.1.3 do not count.

    Items that the clearance does not hold count in both classes.
    """
    by_item = {item.id: {_class(name) for name in item.counts} for item in clearance.data_items}
    classes = {each for item in request.data_items for each in by_item.get(item, set(_CLASSES)) if each in _CLASSES}
    found = sorted(classes or set(_CLASSES))
    return (*(f"emergency.{each}" for each in found), *(presence(request.export, each) for each in found))


def presence(export: str, of_class: str) -> str:
    """Name the counter of the people who went out in an export with a class of information."""
    return f"{PRESENCE}{export}:{of_class}"


def _class(counter: str) -> str:
    return counter.removeprefix(_LEFT_OUT)


def _outside(code: str, names: tuple[str, ...], clearance: Clearance) -> Reason:
    return reasons.outside(code, names, clearance.citations.get(code, ()))
