"""Counts worlds by plain Python sets, and brings censuses to the same form."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import msgspec

from tests.census.worlds import UNTIL, Transfer, World
from tongguan.census.file.model import Census
from tongguan.census.plan import Export

CLASSES = ("ordinary", "sensitive", "both", "all")
_PARTS = ("counted", "left_out", "since_last_year", "exports", "curve")


def expected(world: World, until: date = UNTIL) -> dict[str, Any]:
    """Give by handler the parts of its census that follow from the rows."""
    by_handler: dict[str, list[Transfer]] = {} if world.handlers else {"甲": []}
    for row in world.rows:
        if date(until.year, 1, 1) <= row.day <= until:
            by_handler.setdefault(row.handler if world.handlers else "甲", []).append(row)
    plain = {name: _one(world, name, rows, until) for name, rows in by_handler.items()}
    return json.loads(json.dumps(plain, default=str))  # type: ignore[no-any-return]  # -- plain values


def found(censuses: Sequence[Census]) -> dict[str, Any]:
    """Give the same parts of censuses that were taken."""
    plain = {census.handler: json.loads(msgspec.json.encode(census)) for census in censuses}
    return {name: {part: census[part] for part in _PARTS} for name, census in plain.items()}


def _one(world: World, handler: str, rows: list[Transfer], until: date) -> dict[str, Any]:
    counts = [export for export in world.exports if not export.left_out]
    curve = []
    before = _people([], counts, world)
    for day in sorted({row.day for row in rows}):
        now = _people([row for row in rows if row.day <= day], counts, world)
        if now != before:
            curve.append((day, now))
        before = now
    return {
        "counted": _people(rows, counts, world),
        "left_out": _people(rows, [export for export in world.exports if export.left_out], world),
        "since_last_year": _since(world, handler, counts, until),
        "exports": [_export(world, export, rows) for export in world.exports],
        "curve": {
            "days": [day for day, _ in curve],
            **{name: [people[name][0] for _, people in curve] for name in CLASSES},
        },
    }


def _people(rows: Iterable[Transfer], among: Iterable[Export], world: World) -> dict[str, list[int]]:
    ordinary, sensitive = set(), set()
    by_id = {export.id: export for export in among}
    for row in rows:
        export = by_id.get(row.export)
        if export is None:
            continue
        if export.ordinary:
            ordinary.add(row.person)
        if export.sensitive or (world.by_row and row.flagged):
            sensitive.add(row.person)
    sets = (ordinary, sensitive, ordinary & sensitive, ordinary | sensitive)
    return {name: [len(people), len(people)] for name, people in zip(CLASSES, sets, strict=True)}


def _since(world: World, handler: str, counts: Iterable[Export], until: date) -> dict[str, Any] | None:
    if world.since != "last-year":
        return None
    first = date(until.year - 1, 1, 1)
    mine = (row for row in world.rows if not world.handlers or row.handler == handler)
    people = _people([row for row in mine if first <= row.day <= until], counts, world)
    return {"all": people["all"], "sensitive": people["sensitive"]}


def _export(world: World, export: Export, rows: list[Transfer]) -> dict[str, Any]:
    here = [row for row in rows if row.export == export.id]
    elsewhere = {row.person for row in rows if row.export != export.id}
    people = _people(here, [export], world)
    return {
        "id": export.id,
        "ordinary": people["ordinary"],
        "sensitive": people["sensitive"],
        "both": people["both"],
        "left_out": export.left_out,
        "sensitive_by": "column" if world.by_row and not export.sensitive else "export",
        "only_here": len({row.person for row in here} - elsewhere),
        "rows": len(here),
        "first": min((row.day for row in here), default=None),
        "last": max((row.day for row in here), default=None),
    }
