"""Tells which sources a state has not counted yet, and which have changed since."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tongguan.census.plan import CatalogueTable, LogFiles, Plan, PostgresTable
from tongguan.census.sources import Log
from tongguan.census.sources.finding import Found, find
from tongguan.census.sources.gathering import gather_file, gather_table
from tongguan.census.sources.texts import whole_fingerprint
from tongguan.engines import Engine, NotOfferedError
from tongguan.engines.dialect import parse


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file or table that the state has counted. ``stamp`` is its size and time of change; of a table, zeros."""

    id: int
    name: str
    fingerprint: str
    stamp: tuple[int, int]
    folded: bool
    unreadable: str | None


@dataclass(frozen=True, slots=True)
class ToRead:
    """What is to be read. ``instead_of`` is what the state had counted under its name."""

    name: str
    fingerprint: str
    stamp: tuple[int, int]
    look: Callable[[], Log]
    instead_of: KeptFile | None


def kept_files(engine: Engine) -> tuple[KeptFile, ...]:
    """Give the files that a state has counted, in the order in which it did."""
    rows = engine.ask(parse("SELECT * FROM files ORDER BY id")).to_pylist()
    return tuple(
        KeptFile(
            row["id"], row["name"], row["fingerprint"], (row["size"], row["changed"]), row["folded"], row["unreadable"]
        )
        for row in rows
    )


def to_read(
    plan: Plan, folder: Path, staging: Path, kept: Sequence[KeptFile], again: frozenset[str]
) -> tuple[tuple[ToRead, ...], tuple[KeptFile, ...]]:
    """Give what must be read, and what must be forgotten: a file that became what another one holds.

    A file is taken as counted if name, size and time of change are as they were, or if its content is that of a
    counted file, whatever its name: the same log twice changes nothing.

    Args:
        plan: The plan.
        folder: Where its patterns are looked up.
        staging: A folder for this run alone.
        kept: What the state has counted.
        again: Names of files to be read again though they did not change.

    Raises:
        NotOfferedError: The plan names a table of a cluster.
    """
    by_name = {each.name: each for each in kept}
    offered = tuple(_offered(plan, folder, staging, by_name, again))
    corrected = {each.name for each in offered if each.instead_of and each.instead_of.fingerprint != each.fingerprint}
    contents = {each.fingerprint for each in kept if each.name not in again | corrected}
    found: list[ToRead] = []
    for each in offered:
        if each.fingerprint not in contents:
            contents.add(each.fingerprint)
            found.append(each)
    read = {each.name for each in found}
    return tuple(found), tuple(by_name[name] for name in sorted(corrected - read))


def _offered(
    plan: Plan, folder: Path, staging: Path, by_name: dict[str, KeptFile], again: frozenset[str]
) -> Iterable[ToRead]:
    for file in find(tuple(each for each in plan.sources if isinstance(each, LogFiles)), folder):
        before = by_name.get(file.name)
        if before is None or before.stamp != file.stamp or file.name in again:
            fingerprint = whole_fingerprint(file.path)
            yield ToRead(file.name, fingerprint, file.stamp, _looking(plan, file, staging), before)
    for place, source in enumerate(plan.sources):
        if isinstance(source, CatalogueTable):
            raise NotOfferedError(
                f"a state cannot keep `{source.name}`", help="leave out --state for tables of a cluster"
            )
        if isinstance(source, PostgresTable):
            log = gather_table(plan, source, staging / f"table-{place}.parquet")
            yield ToRead(source.table, log.files[0].fingerprint, (0, 0), _given(log), by_name.get(source.table))


def _given(log: Log) -> Callable[[], Log]:
    return lambda: log


def _looking(plan: Plan, file: Found, staging: Path) -> Callable[[], Log]:
    return lambda: gather_file(plan, file, staging)
