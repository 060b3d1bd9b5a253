"""The log that is counted: written once, the same for the same size.

People belong to one of 200 kinds; a kind is a set of exports, drawn with a fixed seed: two in five are in one export,
a quarter in two, the rest in three to eight. A row is about a person drawn evenly and one of the exports of their kind.
Rows follow time, a file after the other, from 1 January to 30 June 2026, Beijing time; one in a hundred lies in the
last days of 2025. Pseudonyms are 16 bytes. A third of the exports is sensitive, an eighth is left out.
"""

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

EXPORTS = 40
KINDS = 200
ROWS_OF_FILE = 1_000_000
ROWS_OF_GROUP = 122_880  # as DuckDB itself writes them: several threads read one file
SEED = 20260101

_SIZES = (1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 4, 4, 5, 6, 8)
_FIRST = int(datetime(2025, 12, 30, 4, tzinfo=UTC).timestamp()) * 1_000_000
_LAST = int(datetime(2026, 6, 30, 16, tzinfo=UTC).timestamp()) * 1_000_000
NAMES = tuple(f"export-{number:02}" for number in range(EXPORTS))


def is_sensitive(place: int) -> bool:
    """Whether the export of that place holds sensitive information."""
    return place % 3 == 0


def is_left_out(place: int) -> bool:
    """Whether the people of the export of that place do not count."""
    return place % 8 == 7  # noqa: PLR2004 -- an eighth


def write_log(folder: Path, rows: int, people: int, *, late: bool = False, name: str = "log") -> None:
    """Write a log in files of a million rows, where it is not there yet.

    Args:
        folder: Where.
        rows: How many rows.
        people: Among how many people they are drawn.
        late: Whether it is a stretch of the last day, as what is added to a log is; else of the whole time.
        name: What the names of the files begin with.
    """
    _write_files(folder, name, rows, people, _pseudonymous, late=late)


def write_identifiers(folder: Path, rows: int, people: int) -> None:
    """Write the same log with raw identifiers, and its plan: a resident number, a telephone and an account.

    A row carries one of the three, and two of them in two of nine cases, so that people must be resolved.
    """
    _write_files(folder, "log", rows, people, _with_identifiers, late=False)
    write_plan(folder, "log-*.parquet")
    plan = folder / "plan.yaml"
    identifiers = "[{kind: resident_id, column: id_no}, {kind: mobile, column: phone}, {kind: user_id, column: uid}]"
    text = plan.read_text(encoding="utf-8").replace("{pseudonym: person_key}", f"{{identifiers: {identifiers}}}")
    plan.write_text(text, encoding="utf-8")


_Span = tuple[float, float]
_Drawing = Callable[[int, int, _Span, int], pa.Table]


def _write_files(folder: Path, name: str, rows: int, people: int, draw: _Drawing, *, late: bool) -> None:
    """Write what is missing, in as many processes as there are cores."""
    folder.mkdir(parents=True, exist_ok=True)
    files = -(-rows // ROWS_OF_FILE)
    with ProcessPoolExecutor() as writing:
        written = []
        for number in range(files):
            path = folder / f"{name}-{number:04}.parquet"
            if path.exists():
                continue
            many = min(ROWS_OF_FILE, rows - number * ROWS_OF_FILE)
            span = (0.995, 1.0) if late else (number / files, (number + 1) / files)
            written.append(writing.submit(_write, path, draw, many, people, span, SEED + number + late * 1_000_003))
        for each in written:
            each.result()


def _write(path: Path, draw: _Drawing, rows: int, people: int, span: _Span, seed: int) -> None:
    partial = path.with_suffix(".partial")
    pq.write_table(draw(rows, people, span, seed), partial, row_group_size=ROWS_OF_GROUP)
    partial.rename(path)


def _with_identifiers(rows: int, people: int, span: _Span, seed: int) -> pa.Table:
    drawn = np.random.default_rng(seed)
    table = _pseudonymous(rows, people, span, seed).drop_columns(["person_key"])
    who = drawn.integers(0, people, rows)  # the same draw as that of the pseudonyms: the generator begins with it
    carried = _carried(drawn, rows)
    columns = (("id_no", _resident_ids(who)), ("phone", _telephones(who)), ("uid", _accounts(who)))
    for place, (name, values) in enumerate(columns):
        table = table.append_column(name, pc.if_else(pa.array(carried[place]), values, None))
    return table


def _carried(drawn: np.random.Generator, rows: int) -> tuple[NDArray[np.bool_], ...]:
    """Tell of each row which identifiers it carries."""
    first, second = drawn.integers(0, 3, rows), drawn.integers(0, 9, rows)
    return tuple((first == place) | (second == place) for place in range(3))


def _resident_ids(who: NDArray[np.int64]) -> pa.Array:
    """Give resident numbers that are well formed: a region, a day of birth, a serial number, a check digit."""
    day = np.datetime64("1950-01-01") + (who % 20_000).astype("timedelta64[D]")
    year, month = day.astype("datetime64[Y]"), day.astype("datetime64[M]")
    written = (
        110_101 * 10**11
        + (year.astype(np.int64) + 1970) * 10**7
        + (month.astype(np.int64) % 12 + 1) * 10**5
        + ((day - month.astype("datetime64[D]")).astype(np.int64) + 1) * 10**3
        + (who // 20_000 + 1)
    )
    total = sum(written // 10 ** (16 - place) % 10 * (2 ** (17 - place) % 11) for place in range(17))
    last = np.array(list("0123456789X"))[(12 - total % 11) % 11]
    return pa.array(np.char.add(written.astype("U17"), last))


def _telephones(who: NDArray[np.int64]) -> pa.Array:
    return pa.array((13_100_000_000 + who * 97).astype("U11"))


def _accounts(who: NDArray[np.int64]) -> pa.Array:
    return pa.array(np.char.add("u-", who.astype("U12")))


def write_plan(folder: Path, *patterns: str) -> Path:
    """Write the plan of a census over files of ``folder``."""
    sources = "".join(f"  - {{read: {pattern}}}\n" for pattern in patterns)
    path = folder / "plan.yaml"
    path.write_text(
        f"handler: 基准示例公司\nyear: 2026\nsources:\n{sources}"
        "columns: {time: sent_at, export: export_id, person: {pseudonym: person_key}}\n"
        f"exports:\n{''.join(_lines())}",
        encoding="utf-8",
    )
    return path


def _lines() -> Iterator[str]:
    for place, name in enumerate(NAMES):
        sensitive, left_out = str(is_sensitive(place)).lower(), str(is_left_out(place)).lower()
        yield f"  {name}: {{sensitive: {sensitive}, left_out: {left_out}}}\n"


def _pseudonymous(rows: int, people: int, span: _Span, seed: int) -> pa.Table:
    drawn = np.random.default_rng(seed)
    who = drawn.integers(0, people, rows)
    kinds, sizes = _kinds()
    kind = _mixed(who) % KINDS
    export = kinds[kind, drawn.integers(0, 1 << 30, rows) % sizes[kind]]
    first, last = (int(_FIRST + (_LAST - _FIRST) * share) for share in span)
    at = np.sort(drawn.integers(first, last, rows))
    keys = np.empty((rows, 2), np.uint64)
    keys[:, 0], keys[:, 1] = _mixed(who), _mixed(who + 1_000_000_007)
    person = pa.FixedSizeBinaryArray.from_buffers(pa.binary(16), rows, [None, pa.py_buffer(keys.tobytes())])
    exports = pa.DictionaryArray.from_arrays(pa.array(export, pa.int8()), pa.array(NAMES))
    return pa.table({"person_key": person, "sent_at": pa.array(at, pa.timestamp("us", tz="UTC")), "export_id": exports})


def _kinds() -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    drawn = random.Random(SEED)  # noqa: S311 -- no secret
    sizes = [drawn.choice(_SIZES) for _ in range(KINDS)]
    kinds = np.zeros((KINDS, max(_SIZES)), np.int64)
    for kind, size in enumerate(sizes):
        kinds[kind, :size] = drawn.sample(range(EXPORTS), size)
    return kinds, np.array(sizes)


def _mixed(numbers: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Mix the bits of numbers (SplitMix64), so that neighbours look unlike, as hashes do."""
    mixed = numbers.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))
