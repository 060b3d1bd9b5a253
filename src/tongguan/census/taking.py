"""Takes a census: opens the engine, looks at the sources, counts, and gives the answer."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tongguan.census.answer import censuses_of, head_of
from tongguan.census.counting import Tally, count
from tongguan.census.errors import CensusError, ResolutionMissingError
from tongguan.census.file.model import Census, Head
from tongguan.census.plan import Plan
from tongguan.census.sources import gather
from tongguan.census.state import keep_counting
from tongguan.engines import Settings, open_engine


@dataclass(frozen=True, slots=True)
class Taken:
    """A census as it was taken.

    Attributes:
        head: What its censuses have in common: rows, sources, what could not be read.
        censuses: The answer, one for each handler.
        tally: What stands behind it: profiles and curves.
    """

    head: Head
    censuses: tuple[Census, ...]
    tally: Tally


def take(
    plan: Plan,
    folder: Path,
    as_of: date,
    *,
    engine: str = "duckdb",
    settings: Settings | None = None,
    strict: bool = False,
    state: Path | None = None,
) -> Taken:
    """Take a census.

    Args:
        plan: The plan, with its exports.
        folder: Where the patterns of the plan are looked up.
        as_of: The last day that counts, where the plan names none.
        engine: The engine.
        settings: What the engine may use.
        strict: Whether to refuse a log of which a row or file cannot be used.
        state: A file in which what was counted is kept; only what is new is read. ``None`` counts in one pass.

    Raises:
        StoreBusyError: Another process works with the state.
        CensusError: The log is not there, or cannot be what the plan says, or is refused under ``strict``.
        EngineError: The engine cannot go on.
    """
    year, until = days_of_plan(plan, as_of)
    asked = replace(settings or Settings(), zone=plan.columns.time.zone)
    if plan.columns.person.pseudonym is None:
        raise ResolutionMissingError("the log holds identifiers", help="hash them first, and name the pseudonym")
    with open_engine(engine, asked, state) as opened, staging(asked.spill) as staged:
        if state is None:
            log = gather(plan, folder, staged, opened)
            tally = count(opened, plan, log, year, until, strict=strict)
        else:
            tally, plan = keep_counting(opened, plan, folder, staged, year, until, strict=strict)
        head = head_of(tally, year, until, engine)
        return Taken(head, censuses_of(tally, tally, plan, head), tally)


def days_of_plan(plan: Plan, as_of: date) -> tuple[int, date]:
    """Give the year that is counted and its last day that counts.

    Raises:
        CensusError: The two do not agree.
    """
    until = plan.until or as_of
    year = plan.year or until.year
    if plan.until is None and until.year > year:
        until = date(year, 12, 31)
    if until.year != year:
        raise CensusError(
            f"the year {year} does not hold {until}", help="mend `year` or `until`", source=plan.source, field="until"
        )
    return year, until


@contextmanager
def staging(spill: Path | None) -> Iterator[Path]:
    """Give a folder for this run alone, that nobody else may read; it goes with all it holds."""
    with tempfile.TemporaryDirectory(prefix="tongguan-log-", dir=spill) as name:
        yield Path(name)
