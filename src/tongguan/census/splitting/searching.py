"""Reads the log of a census once more, for signs of splitting."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from tongguan.census.errors import CensusError
from tongguan.census.plan import Plan
from tongguan.census.sources import gather
from tongguan.census.splitting.looking import look
from tongguan.census.splitting.model import Finding
from tongguan.census.staging import staging
from tongguan.engines import Settings, open_engine


class SignsNeedPseudonymsError(CensusError):
    """The log holds identifiers, by which people of several handlers cannot be compared."""

    code: ClassVar[str] = "census/signs-need-pseudonyms"


def search(
    plan: Plan,
    folder: Path,
    handlers: Sequence[str],
    until: date,
    *,
    engine: str = "duckdb",
    settings: Settings | None = None,
) -> tuple[Finding, ...]:
    """Find signs of splitting in the log of a plan, by a pass of its own over the columns that are needed.

    Args:
        plan: The plan, with its exports and lines.
        folder: Where the patterns of the plan are looked up.
        handlers: The handlers that were counted.
        until: The last day that counts.
        engine: The engine.
        settings: What the engine may use.

    Raises:
        SignsNeedPseudonymsError: The log holds no pseudonyms.
        TooManyHandlersError: There are more handlers than are compared.
        CensusError: The log is not there, or cannot be what the plan says.
        EngineError: The engine cannot go on.
    """
    if plan.columns.person.pseudonym is None:
        raise SignsNeedPseudonymsError(
            "signs of splitting are looked for among pseudonyms, and the plan names identifiers",
            help="hash the identifiers first, and name the pseudonym",
            source=plan.source,
            field="columns.person",
        )
    asked = replace(settings or Settings(), zone=plan.columns.time.zone)
    with staging(asked.spill) as staged, open_engine(engine, replace(asked, spill=staged)) as opened:
        return look(opened, plan, gather(plan, folder, staged, opened), handlers, until)
