"""``/v1/withdrawals`` and ``/v1/merges``: who withdrew consent (PIPL-2021#15), and who was found to be one person."""

import asyncio
from datetime import UTC, datetime
from itertools import chain

from tongguan.clearance import legal_day
from tongguan.gate.service.answered import Done
from tongguan.gate.service.asked import MergeAsked, WithdrawalAsked
from tongguan.gate.service.calls import Answer, Call, Route
from tongguan.gate.service.errors import NotAllowedError, WrongFieldsError


async def withdraw(call: Call) -> Answer:
    """Hold people who withdrew their consent, under every identifier they have; or hold them no more."""
    asked: WithdrawalAsked = call.body
    if asked.export:
        call.by.require_export(asked.export)
    elif not call.by.asks_for_every_export:
        raise NotAllowedError(f"`{call.by.name}` may not speak for every export", field="export")
    handler, year = handler_of(call, asked.handler), legal_day(datetime.now(UTC)).year
    named = _groups(call, asked, handler, year)
    people = list(dict.fromkeys(chain(chain.from_iterable(named), map(bytes.fromhex, asked.pseudonyms))))
    if not people:
        raise WrongFieldsError("the request names nobody", field="people")
    ledger = call.desk.beside
    enter = ledger.restore if asked.restored else ledger.withdraw
    touched = await asyncio.to_thread(enter, handler, year, people, export=asked.export, by=call.by.name)
    return Answer(200, Done(done="restored" if asked.restored else "withdrawn", people=touched))


async def merge(call: Call) -> Answer:
    """Take what each group names for one person from now on. No count is lowered."""
    asked: MergeAsked = call.body
    handler, year = handler_of(call, asked.handler), legal_day(datetime.now(UTC)).year
    groups = _groups(call, asked, handler, year)
    groups += [list(map(bytes.fromhex, each)) for each in asked.pseudonyms]
    if not groups or any(len(set(each)) < 2 for each in groups):  # noqa: PLR2004 -- one is one person already
        raise WrongFieldsError("each group names one person by at least two identifiers", field="people")
    merged = await asyncio.to_thread(call.desk.beside.merge, handler, year, groups, by=call.by.name)
    return Answer(200, Done(done="merged", people=merged))


def handler_of(call: Call, named: str | None) -> str:
    """Give the handler that is meant; it may be left out where the gate counts for one.

    Raises:
        WrongFieldsError: None or another is named.
    """
    names = [each.name for each in call.desk.settings.handlers]
    if named is None and len(names) == 1:
        return names[0]
    if named not in names:
        raise WrongFieldsError(
            "the gate counts for several handlers" if named is None else "the gate does not count for this handler",
            help=f"handlers: {', '.join(names)}",
            field="handler",
        )
    return named


def _groups(call: Call, asked: WithdrawalAsked | MergeAsked, handler: str, year: int) -> list[list[bytes]]:
    groups = call.desk.identifying.groups(asked.people, handler, year)
    empty = next((place for place, each in enumerate(groups) if not each), None)
    if empty is not None:
        raise WrongFieldsError("no identifier of the person can be read", field=f"people[{empty}]")
    return groups


ROUTES = (
    Route(
        "POST",
        "/v1/withdrawals",
        withdraw,
        "Hold people who withdrew their consent, or hold them no more",
        "caller",
        {200: Done},
        body=WithdrawalAsked,
    ),
    Route(
        "POST",
        "/v1/merges",
        merge,
        "Take identifiers for one person's that were found to be; no count is lowered",
        "operator",
        {200: Done},
        body=MergeAsked,
    ),
)
