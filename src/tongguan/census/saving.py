"""Writes a census into a folder: ``census.json`` and its tables as Parquet, and reads the profile back.

=====================  ================================================================================
census.json            the answer, as ``tongguan census --json`` prints it
profile.parquet        people by combination of exports; what the bits mean stands in its metadata
curve.parquet          counted people at the end of each day with a change
exports.parquet        people and rows of each export
lines.parquet          when each line was reached
refused.parquet        rows refused, by reason
sources.parquet        the files that were counted, and those that could not be read
=====================  ================================================================================
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tongguan.census.errors import CensusError
from tongguan.census.file.model import FORMAT, Census, Head
from tongguan.census.plan import Export
from tongguan.census.profile import Profile

PROFILE = "profile.parquet"
ANSWER = "census.json"
_META = b"tongguan.census"


class StoredCensusError(CensusError):
    """The folder holds no census, or one of another format."""

    code: ClassVar[str] = "census/not-stored"


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """The profiles of a handler: as far as people certainly differ, and as far as they possibly do."""

    handler: str
    certain: Profile
    possible: Profile


def plain(head: Head, censuses: Sequence[Census]) -> dict[str, Any]:
    """Give censuses as plain values: one as it is; otherwise all under ``handlers``, the head beside them."""
    each: list[dict[str, Any]] = [msgspec.to_builtins(census) for census in censuses]
    if len(each) == 1:
        return each[0]
    shared: dict[str, Any] = msgspec.to_builtins(head)
    return {**shared, "handlers": [{k: v for k, v in one.items() if k not in shared} for one in each]}


def save(folder: Path, head: Head, censuses: Sequence[Census], profiles: Mapping[str, tuple[Profile, Profile]]) -> None:
    """Write a folder anew: all files beside their places first, then each into its place, the answer last.

    Args:
        folder: It is made where it is missing; files of an earlier census in it are replaced.
        head: What the censuses have in common.
        censuses: The answer.
        profiles: The profiles of each handler, certain and possible.

    Raises:
        OSError: It cannot be written; then what was there before is there still.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = {name: pa.Table.from_pylist(rows, schema=_SCHEMAS[name]) for name, rows in _tables(head, censuses).items()}
    with tempfile.TemporaryDirectory(prefix=".census-", dir=folder) as beside:
        partial = Path(beside)
        for name, table in tables.items():
            pq.write_table(table, partial / f"{name}.parquet", compression="zstd")
        pq.write_table(_profiles(head, profiles), partial / PROFILE, compression="zstd")
        answer = msgspec.json.format(msgspec.json.encode(plain(head, censuses)), indent=2)
        (partial / ANSWER).write_bytes(answer + b"\n")
        for name in (*(f"{name}.parquet" for name in tables), PROFILE, ANSWER):
            (partial / name).replace(folder / name)


def read_profiles(folder: Path) -> tuple[StoredProfile, ...]:
    """Read the profiles of a folder that ``save`` wrote.

    Raises:
        StoredCensusError: There is none.
    """
    try:
        table = pq.read_table(folder / PROFILE)
        meta = msgspec.json.decode((table.schema.metadata or {})[_META])
        exports = {FORMAT: [Export(**each) for each in meta["exports"]]}[meta["format"]]
    except (OSError, pa.ArrowException, KeyError, TypeError, msgspec.DecodeError) as error:
        raise StoredCensusError(
            f"`{folder}` holds no census that can be read",
            help="`tongguan census PLAN.yaml --out FOLDER` writes one",
            source=str(folder),
        ) from error
    found = []
    for handler in meta["handlers"]:
        rows = table.filter(pc.equal(table["handler"], handler))

        def bound(name: str, rows: pa.Table = rows) -> Profile:
            return Profile.of(exports, rows.filter(pc.is_in(rows["bound"], pa.array(["both", name]))))

        found.append(StoredProfile(handler, bound("certain"), bound("possible")))
    return tuple(found)


_SCHEMAS: Mapping[str, pa.Schema] = {
    "curve": pa.schema(
        [("handler", pa.string()), ("day", pa.date32())]
        + [(name, pa.int64()) for name in ("ordinary", "sensitive", "both", "all")]
    ),
    "exports": pa.schema(
        [("handler", pa.string()), ("id", pa.string()), ("left_out", pa.bool_()), ("sensitive_by", pa.string())]
        + [
            (f"{name}_{end}", pa.int64())
            for name in ("ordinary", "sensitive", "both")
            for end in ("certain", "possible")
        ]
        + [("only_here", pa.int64()), ("rows", pa.int64()), ("first", pa.date32()), ("last", pa.date32())]
    ),
    "lines": pa.schema(
        [
            ("handler", pa.string()),
            ("counter", pa.string()),
            ("line", pa.int64()),
            ("then", pa.string()),
            ("cites", pa.list_(pa.string())),
            ("crossed", pa.date32()),
            ("people_left", pa.int64()),
        ]
    ),
    "refused": pa.schema([("reason", pa.string()), ("rows", pa.int64())]),
    "sources": pa.schema(
        [
            ("name", pa.string()),
            ("fingerprint", pa.string()),
            ("rows", pa.int64()),
            ("first", pa.date32()),
            ("last", pa.date32()),
            ("unreadable", pa.string()),
        ]
    ),
}


def _tables(head: Head, censuses: Sequence[Census]) -> dict[str, list[dict[str, Any]]]:
    tables: dict[str, list[dict[str, Any]]] = {name: [] for name in _SCHEMAS}
    for census in censuses:
        own = {"handler": census.handler}
        if census.curve is not None:
            curve = census.curve
            rows = zip(curve.days, curve.ordinary, curve.sensitive, curve.both, curve.all, strict=True)
            names = ("day", "ordinary", "sensitive", "both", "all")
            tables["curve"] += [own | dict(zip(names, row, strict=True)) for row in rows]
        for export in census.exports:
            ranges = {name: getattr(export, name) for name in ("ordinary", "sensitive", "both")}
            ends = {f"{name}_certain": low for name, (low, _) in ranges.items()}
            ends |= {f"{name}_possible": high for name, (_, high) in ranges.items()}
            told = {name: getattr(export, name) for name in _SCHEMAS["exports"].names if hasattr(export, name)}
            tables["exports"].append(own | told | ends)
        tables["lines"] += [
            own | {name: getattr(line, name) for name in _SCHEMAS["lines"].names if name != "handler"}
            for line in census.lines
        ]
    tables["refused"] = [{"reason": each.reason, "rows": each.rows} for each in head.rows.refused]
    tables["sources"] = [
        {name: getattr(each, name, None) for name in _SCHEMAS["sources"].names} for each in head.sources
    ]
    tables["sources"] += [{"name": each.name, "unreadable": each.why} for each in head.unreadable]
    return tables


def _profiles(head: Head, profiles: Mapping[str, tuple[Profile, Profile]]) -> pa.Table:
    parts = []
    exports: tuple[Export, ...] = ()
    for handler, (certain, possible) in profiles.items():
        exports = possible.exports
        bounds = {"both": possible} if certain is possible else {"certain": certain, "possible": possible}
        for bound, profile in bounds.items():
            table = profile.table()
            for place, (name, value) in enumerate((("handler", handler), ("bound", bound))):
                table = table.add_column(place, name, pa.repeat(pa.scalar(value), len(table)))
            parts.append(table)
    meta = {
        "format": FORMAT,
        "handlers": list(profiles),
        "year": head.year,
        "until": head.until,
        "exports": [
            {"id": each.id, "sensitive": each.sensitive, "ordinary": each.ordinary, "left_out": each.left_out}
            for each in exports
        ],
    }
    whole = pa.concat_tables(parts) if parts else pa.table({"handler": pa.array([], pa.string())})
    return whole.replace_schema_metadata({_META: msgspec.json.encode(meta)})
