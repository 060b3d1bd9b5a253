"""Looks at all sources of a plan and sorts them into parts that can be read alike."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tongguan.census.errors import LogColumnError
from tongguan.census.plan import CatalogueTable, LogFiles, Plan, PostgresTable
from tongguan.census.reasons import Reason
from tongguan.census.sources.finding import Found, find
from tongguan.census.sources.parquet import FooterError, read_footer
from tongguan.census.sources.parts import Log, LogFile, Part, Unreadable
from tongguan.census.sources.postgres import stage
from tongguan.census.sources.texts import ColumnTwiceError, TextError, columns_of, look_through
from tongguan.engines import Engine, Files, Kind, Table


@dataclass(frozen=True, slots=True)
class _One:
    """One file that was looked at: a part of its own, to be joined with its likes."""

    file: LogFile
    part: Part | None
    likes: object


def needed(plan: Plan) -> tuple[str, ...]:
    """Give the columns without which no row can be counted."""
    columns, person = plan.columns, plan.columns.person
    named = [columns.time.column, columns.export, person.pseudonym, plan.handler.column]
    return tuple(dict.fromkeys(name for name in named if name is not None))


def wanted(plan: Plan) -> tuple[str, ...]:
    """Give every column that the plan names."""
    columns = plan.columns
    named = [*needed(plan), *(each.column for each in columns.person.identifiers)]
    named += [name for name in (columns.recipient, columns.sensitive) if name is not None]
    return tuple(dict.fromkeys(named))


def gather(plan: Plan, folder: Path, staging: Path, engine: Engine) -> Log:
    """Look at the sources of a plan.

    Args:
        plan: The plan.
        folder: Where relative patterns are looked up.
        staging: A folder for this run alone, for what must be written anew before it can be read.
        engine: Asked for tables that it knows itself.

    Raises:
        CensusError: A source is not there.
        NotOfferedError: The engine does not know tables by name.
    """
    files = find(tuple(each for each in plan.sources if isinstance(each, LogFiles)), folder)
    looked, unreadable = _look_at(plan, files, staging)
    for place, source in enumerate(plan.sources):
        if isinstance(source, PostgresTable):
            looked.append(_postgres(plan, source, staging / f"table-{place}.parquet"))
        elif isinstance(source, CatalogueTable):
            looked.append(_catalogue(plan, source, engine, f"_source_{place}"))
    _refuse_lacking(plan, looked)
    return Log(_joined(looked), tuple(each.file for each in looked), tuple(unreadable))


def _refuse_lacking(plan: Plan, looked: Sequence[_One]) -> None:
    """Refuse a plan that names a column which nothing of the log has: one file without it is told, all are a slip.

    Raises:
        LogColumnError: It does.
    """
    parts = [one.part for one in looked if one.part is not None and not _is_bare(one.part)]
    lacking = [name for name in needed(plan) if parts and all(name not in part.kinds for part in parts)]
    if lacking:
        raise LogColumnError(
            f"no file or table of the log has a column `{lacking[0]}`",
            help="mend the name under `columns`",
            source=plan.source,
            field="columns",
        )


def _is_bare(part: Part) -> bool:
    """Whether an empty table has lost its columns, as some writers of Parquet let it."""
    return isinstance(part.source, Files) and part.source.format == "parquet" and not part.kinds


def gather_file(plan: Plan, file: Found, staging: Path) -> Log:
    """Look at one file."""
    looked, unreadable = _look_at(plan, (file,), staging)
    return Log(_joined(looked), tuple(each.file for each in looked), tuple(unreadable))


def gather_table(plan: Plan, table: PostgresTable, path: Path) -> Log:
    """Copy one table of a database to ``path``, and look at it.

    Raises:
        DatabaseError: The database cannot be reached or read.
        NoSuchLogError: It has no such table.
    """
    one = _postgres(plan, table, path)
    return Log(_joined((one,)), (one.file,))


def _look_at(plan: Plan, files: Sequence[Found], staging: Path) -> tuple[list[_One], list[Unreadable]]:
    """Look at files one by one."""
    looked, unreadable = [], []
    for found in files:
        if not os.access(found.path, os.R_OK):
            unreadable.append(Unreadable(found.name, "not-permitted"))
            continue
        try:
            looked.append(_parquet(plan, found) if found.format == "parquet" else _text(plan, found, staging))
        except FooterError:
            unreadable.append(Unreadable(found.name, "no-parquet-footer"))
        except ColumnTwiceError:
            unreadable.append(Unreadable(found.name, "column-twice"))
        except TextError:
            unreadable.append(Unreadable(found.name, "not-unpacked"))
    return looked, unreadable


def _joined(looked: Iterable[_One]) -> tuple[Part, ...]:
    """Join the files whose columns are alike into one part each."""
    alike: dict[object, list[Part]] = {}
    for one in looked:
        if one.part is not None:
            alike.setdefault(one.likes, []).append(one.part)
    return tuple(_join(parts) for parts in alike.values())


def _join(parts: list[Part]) -> Part:
    first = parts[0]
    sources = [each.source for each in parts]
    if len(parts) == 1 or not isinstance(first.source, Files):
        return first
    paths = tuple(path for source in sources if isinstance(source, Files) for path in source.paths)
    source = Files(paths, first.source.format, first.source.columns, first.source.delimiter)
    return replace(first, source=source)


def _one(plan: Plan, file: LogFile, part: Part) -> _One:
    missing = any(name not in part.kinds for name in needed(plan))
    identified = plan.columns.person.pseudonym is not None or any(
        each.column in part.kinds for each in plan.columns.person.identifiers
    )
    fault = Reason.MISSING_COLUMN if missing or not identified else None
    source = part.source
    same = (source.format, source.columns, source.delimiter) if isinstance(source, Files) else source
    looked = replace(part, fault=fault)
    alike = (same, tuple(part.kinds.items()), part.surely_known, fault, part.garbled, part.handler)
    return _One(file, looked, alike)


def _parquet(plan: Plan, found: Found) -> _One:
    footer = read_footer(found, wanted(plan))
    person = plan.columns.person
    path = str(found.path)
    surely = person.pseudonym is not None and footer.surely_full.get(person.pseudonym) == person.bytes
    return _one(
        plan,
        LogFile(found.name, path, footer.digest, found.stamp),
        Part(Files((path,), "parquet"), footer.kinds, surely, handler=found.handler),
    )


def _text(plan: Plan, found: Found, staging: Path) -> _One:
    looked = look_through(found, staging)
    path = str(looked.path)
    file = LogFile(found.name, path, looked.fingerprint, found.stamp)
    if looked.empty:
        return _One(file, None, None)
    if found.format == "ndjson":
        fields = wanted(plan)
        source = Files((path,), "ndjson", fields)
        return _one(
            plan, file, Part(source, dict.fromkeys(fields, Kind.TEXT), garbled=looked.garbled, handler=found.handler)
        )
    delimiter, columns = columns_of(looked.header, wanted(plan))
    kinds = {name: Kind.TEXT for name in wanted(plan) if name in columns}
    source = Files((path,), "csv", columns, delimiter)
    return _one(plan, file, Part(source, kinds, garbled=looked.garbled, handler=found.handler))


def _postgres(plan: Plan, source: PostgresTable, path: Path) -> _One:
    staged = stage(source, wanted(plan), path)
    file = LogFile(source.table, str(staged.path), staged.fingerprint)
    return _one(plan, file, Part(Files((str(staged.path),), "parquet"), staged.kinds, handler=source.handler))


def _catalogue(plan: Plan, source: CatalogueTable, engine: Engine, relation: str) -> _One:
    table = Table(source.name)
    engine.read(relation, table)
    names = wanted(plan)
    kinds = {column.name: column.kind for column in engine.columns(relation) if column.name in names}
    return _one(plan, LogFile(source.name, source.name, ""), Part(table, kinds, handler=source.handler))
