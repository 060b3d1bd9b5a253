"""The law: what happened to it, its instruments and provisions."""

from datetime import date
from typing import Annotated, Any

from ninja import Path, Query, Router, Schema
from pydantic import Field

from tongguan.office.api.entering import ApiRequest
from tongguan.office.api.fields import Day, Limit, Offset, Page, page_of
from tongguan.office.api.operations import operation
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.desk.speaking import say
from tongguan.office.lawdesk.provisions import RuleShown, instrument_page, provision_page
from tongguan.office.lawdesk.timeline import timeline_page

router = Router(tags=["law"])
AsOf = Annotated[Day | None, Query(None, description="The legal day; today where it is left out.")]
From = Annotated[Day | None, Query(None, alias="from", description="Only what happened from this day.")]
Until = Annotated[Day | None, Query(None, description="Only what happened until this day.")]
WithDrafts = Annotated[bool, Query(default=True, description="Whether drafts are among it.")]
Id = Annotated[str, Path(max_length=60)]


class EventShown(Schema):
    """Something that happened to the law."""

    on: date
    kind: str
    instrument: str
    draft: bool
    says: str


class InstrumentShown(Schema):
    """An instrument, and how it stands on the day."""

    id: str
    title: str
    status: str
    published: date | None
    in_force: date | None
    ended: date | None
    rules: int


class UnitShown(Schema):
    """A unit of an instrument."""

    cites: str
    says: str
    effect: str | None
    first: date | None
    last: date | None
    stands: bool
    decides: bool


class InstrumentWhole(Schema):
    """An instrument with its units."""

    id: str
    title: str
    status: str
    on: date
    units: list[UnitShown]


class ReadingShown(Schema):
    """An open question of law, with the answer that is used."""

    id: str
    question: str
    default: str
    choices: list[str]


class RuleOfProvision(Schema):
    """A rule of a provision."""

    cites: str
    id: str
    says: str
    kind: str
    binds: str
    effect: str | None
    first: date | None
    last: date | None
    stands: bool
    draft: bool
    grade: str
    asks: dict[str, str] = Field(description="The facts that it looks at, and what they are called.")
    readings: list[ReadingShown]


class ProvisionShown(Schema):
    """A provision with its rules."""

    cites: str
    instrument: str
    status: str
    on: date
    rules: list[RuleOfProvision]
    before: str | None = Field(description="The unit before it; null at the beginning.")
    after: str | None


@operation(router, "GET", "/law/timeline", Scope.LAW_READ, {200: Page[EventShown]})
def timeline(
    request: ApiRequest,
    first: From = None,
    until: Until = None,
    drafts: WithDrafts = True,
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """Tell what happened to the law, the newest first."""
    events = timeline_page(request.desk.today, first, until, with_drafts=drafts).events
    rows = [
        {
            "on": each.on,
            "kind": each.kind,
            "instrument": each.instrument,
            "draft": each.draft,
            "says": say(each.says),
        }
        for each in events[offset : offset + limit]
    ]
    return page_of(request, rows, limit, offset, len(events))


@operation(router, "GET", "/law/instruments", Scope.LAW_READ, {200: Page[InstrumentShown]})
def instruments(
    request: ApiRequest,
    on: AsOf = None,
    drafts: WithDrafts = True,
    limit: Limit = 50,
    offset: Offset = 0,
) -> dict[str, Any]:
    """List the instruments, the newest first."""
    every = timeline_page(on or request.desk.today, None, None, with_drafts=drafts).instruments
    rows = [
        {
            "id": each.id,
            "title": say(each.title),
            "status": each.status,
            "published": each.published,
            "in_force": each.in_force,
            "ended": each.ended,
            "rules": each.rules,
        }
        for each in every[offset : offset + limit]
    ]
    return page_of(request, rows, limit, offset, len(every))


@operation(router, "GET", "/law/instruments/{instrument}", Scope.LAW_READ, {200: InstrumentWhole})
def instrument(request: ApiRequest, instrument: Id, on: AsOf = None) -> dict[str, Any]:
    """Show an instrument with its units."""
    page = instrument_page(instrument, on or request.desk.today)
    return {
        "id": page.instrument.id,
        "title": say(page.instrument.title),
        "status": page.status,
        "on": page.on,
        "units": [
            {
                "cites": each.cites,
                "says": say(each.says),
                "effect": say(each.effect) if each.effect else None,
                "first": each.first,
                "last": each.last,
                "stands": each.stands,
                "decides": each.decides,
            }
            for each in page.units
        ],
    }


@operation(router, "GET", "/law/instruments/{instrument}/{unit}", Scope.LAW_READ, {200: ProvisionShown})
def provision(request: ApiRequest, instrument: Id, unit: Id, on: AsOf = None) -> dict[str, Any]:
    """Show a provision with its rules and readings."""
    page = provision_page(instrument, unit, on or request.desk.today)
    return {
        "cites": page.cites,
        "instrument": page.instrument.id,
        "status": page.status,
        "on": page.on,
        "rules": [_rule(each) for each in page.rules],
        "before": page.before,
        "after": page.after,
    }


def _rule(shown: RuleShown) -> dict[str, Any]:
    rule = shown.rule
    return {
        "cites": rule.cites,
        "id": rule.id,
        "says": say(rule.says),
        "kind": rule.kind,
        "binds": rule.binds,
        "effect": say(shown.effect) if shown.effect else None,
        "first": rule.window.first,
        "last": rule.window.last,
        "stands": shown.stands,
        "draft": rule.draft,
        "grade": str(rule.grade),
        "asks": {name: say(says) for name, says in shown.asks},
        "readings": [
            {
                "id": each.id,
                "question": say(each.question),
                "default": each.default,
                "choices": [choice.id for choice in each.choices],
            }
            for each in shown.readings
        ],
    }
