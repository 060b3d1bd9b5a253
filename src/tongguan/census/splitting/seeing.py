"""Asks an engine for the few numbers that signs are read from; no person leaves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tongguan.census.beijing import BEIJING_MICROS, MICROS_OF_DAY, day_of, days_since, instants_of
from tongguan.census.plan import Export
from tongguan.census.splitting.model import Suspicion, Window
from tongguan.census.statements import Shape, statement
from tongguan.engines import Engine

COUNTERS = ("ordinary", "sensitive")
_SHAPE = Shape(words=1, handlers=True, flags=True)


@dataclass(frozen=True, slots=True)
class Shared:
    """People by the handlers that sent them: one row a combination, one bit a handler.

    ``counted`` and ``left_out`` hold a mask for each counter.
    """

    counted: Mapping[str, NDArray[np.int64]]
    left_out: Mapping[str, NDArray[np.int64]]
    people: NDArray[np.int64]

    def union(self, counter: str, mask: int, *, with_left_out: bool = False) -> int:
        """Count the people whom any of the handlers of ``mask`` sent."""
        held = self.counted[counter] | self.left_out[counter] if with_left_out else self.counted[counter]
        return int(self.people[(held & np.int64(mask)) != 0].sum())

    def common(self, counter: str, one: int, other: int) -> int:
        """Count the people whom both sent."""
        held = self.counted[counter]
        both = ((held & np.int64(one)) != 0) & ((held & np.int64(other)) != 0)
        return int(self.people[both].sum())


@dataclass(frozen=True, slots=True)
class AroundNewYear:
    """People of one handler and counter: of either year, and of those the ones close to 1 January."""

    last_year: int
    before: int
    this_year: int
    after: int
    close: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What was asked of the transfers.

    Attributes:
        window: The days looked at.
        handlers: The handlers; the place of each is its bit.
        shared: People by the handlers that sent them this year.
        recipients: The recipients of what each handler counts, and of what it leaves out.
        newcomers: People first counted on each day of this year, by handler and counter.
        active: Counted transfers of each day of this year, by handler.
        around: People close to 1 January, by handler and counter.
    """

    window: Window
    handlers: tuple[str, ...]
    shared: Shared
    recipients: Mapping[tuple[str, bool], frozenset[str]]
    newcomers: Mapping[tuple[str, str], Mapping[date, int]]
    active: Mapping[str, Mapping[date, int]]
    around: Mapping[tuple[str, str], AroundNewYear]

    def bit(self, handler: str) -> int:
        """Give the bit of a handler."""
        return 1 << self.handlers.index(handler)

    def people(self, handler: str, counter: str) -> int:
        """Count the people of one handler."""
        return self.shared.union(counter, self.bit(handler))


def name_sent(engine: Engine, exports: Sequence[Export], until: date) -> None:
    """Name the relation ``sent`` over the relation ``transfers`` of a census that is being taken."""
    window = Window(until)
    engine.table(
        "sending",
        pa.table(
            {
                "id": pa.array([each.id for each in exports], pa.string()),
                "counts": pa.array([not each.left_out for each in exports], pa.bool_()),
                "ordinary": pa.array([each.ordinary for each in exports], pa.bool_()),
                "sensitive": pa.array([each.sensitive for each in exports], pa.bool_()),
            }
        ),
    )
    days = days_since(window.first), days_since(until)
    instants = {**instants_of(days), "beijing": BEIJING_MICROS, "a_day": MICROS_OF_DAY}
    engine.view("sent", statement("splitting_sent", _SHAPE, **instants))


def see(engine: Engine, handlers: Sequence[str], until: date, suspicion: Suspicion) -> Seen:
    """Look at the relation ``sent`` (handler, person, recipient, day, counts, ordinary, sensitive).

    Args:
        engine: The engine that knows ``sent``; days are days since 1970.
        handlers: The handlers, at most 62. One handler of a log without a column of handlers is ``""`` there.
        until: The last day that counts.
        suspicion: Its ``around`` says which days are close to 1 January.
    """
    window = Window(until)
    new_year = days_since(window.new_year)
    bits = pa.array([1 << place for place in range(len(handlers))], pa.int64())
    engine.table("handlers", pa.table({"handler": pa.array(handlers, pa.string()), "bit": bits}))

    def ask(name: str, **numbers: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = engine.ask(statement(name, _SHAPE, new_year=new_year, **numbers)).to_pylist()
        return found

    close = {"before": new_year - suspicion.around, "after": new_year + suspicion.around}
    return Seen(
        window,
        tuple(handlers),
        _shared(engine.ask(statement("splitting_shared", _SHAPE, new_year=new_year))),
        _recipients(ask("splitting_recipients")),
        _newcomers(ask("splitting_days")),
        _active(ask("splitting_activity")),
        _around(ask("splitting_new_year", **close)),
    )


def _shared(table: pa.Table) -> Shared:
    def masks(name: str) -> NDArray[np.int64]:
        return np.asarray(table[name].to_numpy(), dtype=np.int64)

    return Shared(
        {name: masks(name) for name in COUNTERS},
        {name: masks(f"out_{name}") for name in COUNTERS},
        masks("people"),
    )


def _recipients(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, bool], frozenset[str]]:
    found: dict[tuple[str, bool], set[str]] = {}
    for row in rows:
        found.setdefault((row["handler"], bool(row["counts"])), set()).add(row["recipient"])
    return {key: frozenset(names) for key, names in found.items()}


def _newcomers(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str], dict[date, int]]:
    found: dict[tuple[str, str], dict[date, int]] = {}
    for row in rows:
        for counter in COUNTERS:
            day = row[f"first_{counter}"]
            if day is not None:
                days = found.setdefault((row["handler"], counter), {})
                days[day_of(int(day))] = days.get(day_of(int(day)), 0) + int(row["people"])
    return found


def _active(rows: Sequence[dict[str, Any]]) -> dict[str, dict[date, int]]:
    found: dict[str, dict[date, int]] = {}
    for row in rows:
        found.setdefault(row["handler"], {})[day_of(int(row["day"]))] = int(row["transfers"])
    return found


def _around(rows: Sequence[dict[str, Any]]) -> dict[tuple[str, str], AroundNewYear]:
    sums: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        for counter in COUNTERS:
            last, before, this, after = (bool(row[f"{part}_{counter}"]) for part in ("last", "before", "this", "after"))
            total = sums.setdefault((row["handler"], counter), [0] * 5)
            for place, holds in enumerate((last, before, this, after, before or after)):
                total[place] += int(row["people"]) * holds
    return {key: AroundNewYear(*total) for key, total in sums.items()}


def last_days(until: date, days: int) -> date:
    """Give the first of the last so many days."""
    return until - timedelta(days=days - 1)
