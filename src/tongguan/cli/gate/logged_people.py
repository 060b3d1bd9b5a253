"""Reads who went out before a gate stood: from the logs of a census plan, as the gate itself would know them.

A census counts people and keeps no identifiers; so the logs are read once more, each distinct person of each export
once, and turned into pseudonyms by the gate's own rules. Who cannot be told from others counts as somebody new.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tongguan.census.plan import Export, Plan
from tongguan.census.sources import gather
from tongguan.census.taking import staging
from tongguan.census.transfers import key_form, name_transfers, name_written
from tongguan.clearance import first_instant, legal_day
from tongguan.engines import Settings, open_engine
from tongguan.engines.dialect import parse
from tongguan.gate.people import People
from tongguan.gate.scope import presence
from tongguan.gate.service.identifying import pseudonyms_of

if TYPE_CHECKING:
    from tongguan.clearance import Clearance
    from tongguan.engines import Engine
    from tongguan.gate.service.answered import Unreadable
    from tongguan.identity import Key

_IN_A_BATCH = 10_000
_CLASSES = ("ordinary", "sensitive")
_MICROS = 1_000_000


class Seen(NamedTuple):
    """Rows of one person in one export."""

    export: Export
    flagged: bool
    person: tuple[bytes, ...]
    until: date


@dataclass
class Logged:
    """What was read.

    Attributes:
        rows: Rows of the year that were used.
        refused: Rows that could not be: no time, no export, an export that the plan does not name.
        unreadable: Rows of people whom nothing identifies.
        until: The last day on which somebody went out.
    """

    rows: int = 0
    refused: int = 0
    unreadable: int = 0
    until: date = date.min


def batches_of(
    plan: Plan,
    folder: Path,
    handler: str,
    key: "Key | None",
    year: int,
    clearances: "Iterable[Clearance]",
    logged: Logged,
) -> "Iterator[tuple[People, tuple[str, ...]]]":
    """Give people with the counters that they count toward.

    Args:
        plan: The plan, with its exports.
        folder: Where its patterns are looked up.
        handler: Whose people are wanted.
        key: The key of the handler's year, where the log holds identifiers or texts.
        year: The calendar year in Beijing time.
        clearances: Those of the gate: their mechanisms have counters of their own.
        logged: Is told what was read.
    """
    mechanisms = _mechanisms(clearances, handler)
    waiting: dict[tuple[str, ...], list[tuple[bytes, ...]]] = {}
    with open_engine("duckdb", Settings(zone=plan.columns.time.zone)) as engine, staging(None) as staged:
        for seen in _seen(engine, plan, (folder, staged), handler, key, year, logged):
            counters = counters_of(seen.export, mechanisms.get(seen.export.id, ()), flagged=seen.flagged)
            people = waiting.setdefault(counters, [])
            people.append(seen.person)
            if len(people) >= _IN_A_BATCH:
                yield _people(waiting.pop(counters)), counters
        for counters, people in waiting.items():
            yield _people(people), counters


def counters_of(export: Export, mechanisms: Iterable[str], *, flagged: bool) -> tuple[str, ...]:
    """Give the counters of a person of an export: the handler's, those of its mechanisms, and where it went out."""
    sensitive = export.sensitive or flagged
    classes = [each for each, there in zip(_CLASSES, (export.ordinary, sensitive), strict=True) if there]
    counted = [f"left_out.{each}" if export.left_out else each for each in classes]
    own = [each for each in mechanisms if each.rpartition(":")[2].rpartition(".")[2] in classes]
    return (*counted, *sorted(own), *(presence(export.id, each) for each in classes))


def _seen(
    engine: "Engine",
    plan: Plan,
    folders: tuple[Path, Path],
    handler: str,
    key: "Key | None",
    year: int,
    logged: Logged,
) -> Iterator[Seen]:
    log = gather(plan, folders[0], folders[1], engine)
    form = key_form(plan, log.parts)
    identifiers = plan.columns.person.identifiers
    relation, columns = "transfers", ["person"]
    if identifiers:
        relation, columns = "written", [f"id_{place}" for place in range(len(identifiers))]
        name_written(engine, plan, log.parts, form)
    else:
        name_transfers(engine, plan, log.parts, form)
    exports = {each.id: each for each in plan.exports}
    first, after = (int(first_instant(date(each, 1, 1)).timestamp()) * _MICROS for each in (year, year + 1))
    listed = ", ".join(columns)
    question = (
        f"SELECT handler, export, flagged, fault, {listed}, count(*) AS many, max(at) AS latest FROM {relation} "  # noqa: S608 -- names of ours and numbers
        f"WHERE at IS NULL OR at BETWEEN {first} AND {after - 1} GROUP BY handler, export, flagged, fault, {listed}"
    )
    for batch in engine.stream(parse(question)):
        for row in batch.to_pylist():
            if plan.handler.column is not None and row["handler"] != handler:
                continue
            export = exports.get(row["export"])
            if export is None or row["latest"] is None or row["fault"] is not None:
                logged.refused += row["many"]
                continue
            logged.rows += row["many"]
            on = legal_day(datetime.fromtimestamp(row["latest"] / _MICROS, tz=first_instant(date(year, 1, 1)).tzinfo))
            logged.until = max(logged.until, on)
            flagged = row["flagged"] is not False if plan.columns.sensitive is not None else False
            for person in _named(plan, row, columns, key, logged):
                yield Seen(export, flagged, person, on)


def _named(
    plan: Plan, row: dict[str, Any], columns: list[str], key: "Key | None", logged: Logged
) -> Iterator[tuple[bytes, ...]]:
    values = [row[column] for column in columns]
    found: tuple[bytes, ...] = ()
    if isinstance(values[0], bytes):
        found = (values[0],)
    elif hasattr(values[0], "bytes"):
        found = (values[0].bytes,)
    elif key is not None:
        kinds = [each.kind for each in plan.columns.person.identifiers] or ["pseudonym"]
        person: dict[str, str | tuple[str, ...]] = {}
        for kind, value in zip(kinds, values, strict=True):
            if value is not None:
                person[kind] = (*person.get(kind, ()), str(value))
        unreadable: list[Unreadable] = []
        found = pseudonyms_of(person, key, 0, unreadable)
    if found:
        yield found
        return
    logged.unreadable += row["many"]
    told = repr((row["handler"], row["export"], values)).encode()
    for number in range(row["many"]):
        yield (hashlib.sha256(b"tongguan/seeded-unreadable/1" + told + number.to_bytes(8, "big")).digest()[:16],)


def _people(found: list[tuple[bytes, ...]]) -> People:
    return People(tuple(each[0] for each in found), {each[0]: each[1:] for each in found if len(each) > 1})


def _mechanisms(clearances: "Iterable[Clearance]", handler: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for clearance in clearances:
        if clearance.handler == handler:
            names = {name for item in clearance.data_items for name in item.counts if name.startswith("mechanism:")}
            found.setdefault(clearance.export.id, set()).update(names)
    return found
