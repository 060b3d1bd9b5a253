"""Looks for signs in the log of a census."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tongguan.census.counting.damage import without_damaged
from tongguan.census.splitting.detecting import detect
from tongguan.census.splitting.identified import name_people_sent
from tongguan.census.splitting.model import Evidence, Finding
from tongguan.census.splitting.seeing import name_sent
from tongguan.census.transfers import key_form, name_transfers
from tongguan.engines import EngineError

if TYPE_CHECKING:
    from tongguan.census.plan import Plan
    from tongguan.census.sources import Log
    from tongguan.engines import Engine
    from tongguan.identity import Key

_ALONE = ""
"""The handler of a log whose rows do not tell it."""


def look(
    engine: "Engine", plan: "Plan", log: "Log", handlers: Sequence[str], until: date, key: "Key | None" = None
) -> tuple[Finding, ...]:
    """Find signs of splitting in a log at the lines of the plan; files that are damaged are left out.

    Args:
        engine: Reads the log.
        plan: The plan, with its exports and lines.
        log: What the sources hold.
        handlers: The handlers that were counted.
        until: The last day that counts.
        key: The key of pseudonyms, where the log holds identifiers.

    Raises:
        TooManyHandlersError: There are more than are compared.
    """
    lines = [(line.counter, line.line) for line in plan.lines]
    if not handlers or not lines:
        return ()
    while True:
        try:
            if key is None:
                name_transfers(engine, plan, log.parts, key_form(plan, log.parts))
            else:
                name_people_sent(engine, plan, log, key, until)
            name_sent(engine, plan.exports, until)
            return _detect(engine, plan, handlers, lines, until)
        except EngineError as error:
            log = without_damaged(engine, log, error)


def _detect(
    engine: "Engine", plan: "Plan", handlers: Sequence[str], lines: Sequence[tuple[str, int]], until: date
) -> tuple[Finding, ...]:
    if plan.handler.name is None:
        return detect(engine, handlers, lines, until, joint=plan.joint is not None)
    return tuple(_named(each, plan.handler.name) for each in detect(engine, [_ALONE], lines, until))


def _named(finding: Finding, name: str) -> Finding:
    def called(value: Evidence) -> Evidence:
        return {name: sum(value.values())} if isinstance(value, Mapping) else value

    evidence = {key: called(value) for key, value in finding.evidence.items()}
    return replace(finding, handlers=(name,), evidence=evidence)
