"""Looks in a log for whom somebody is taken for."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tongguan.census.beijing import beijing_day, day_of
from tongguan.census.counting.damage import without_damaged
from tongguan.census.counting.whole import shape_of, window_of
from tongguan.census.evidence.asking import NoIdentifierError, aliases_of, shown_before
from tongguan.census.evidence.gathering import begins_with, follow, name_evidence
from tongguan.census.evidence.model import Evidence, Said, Seen
from tongguan.census.evidence.pseudonyms import rows_of
from tongguan.census.evidence.telling import tell
from tongguan.census.identifiers import columns_of
from tongguan.census.masks import table_of
from tongguan.census.plan import Plan
from tongguan.census.sources import Log, gather
from tongguan.census.staging import staging
from tongguan.census.taking import days_of_plan, key_for
from tongguan.census.transfers import KeyForm, key_form, name_transfers, name_written
from tongguan.engines import Engine, EngineError, Settings, open_engine
from tongguan.identity import Alias, Key, Link, load_identity_book

_PSEUDONYM = "pseudonym"


def show_of(
    text: str,
    plan: Plan,
    folder: Path,
    as_of: date,
    *,
    engine: str = "duckdb",
    settings: Settings | None = None,
    key: Key | None = None,
) -> Evidence:
    """Give the evidence for whom somebody is taken for, by a pass over the log.

    Args:
        text: An identifier of a kind that the plan names, or what evidence showed of one; or a pseudonym, where the
            log holds these. It goes into no SQL, message or answer.
        plan: The plan, with its exports.
        folder: Where the patterns of the plan are looked up.
        as_of: The last day that counts, where the plan names none.
        engine: The engine.
        settings: What the engine may use.
        key: The key of the plan, where the log holds identifiers.

    Raises:
        NoIdentifierError: It is no identifier of the plan.
        WrongKeyError: The key is of another handler or year.
        CensusError: The log is not there, or cannot be what the plan says.
        EngineError: The engine cannot go on.
    """
    year, until = days_of_plan(plan, as_of)
    asked = replace(settings or Settings(), zone=plan.columns.time.zone)
    name = plan.joint.name if plan.joint is not None else plan.handler.name or ""
    answer = Evidence(name, year, until, (), (0, 0))
    own = key_for(plan, key, year, None) if plan.columns.person.identifiers else None
    if own is not None and shown_before(text) is None:
        aliases_of(text, plan, own)
    with staging(asked.spill) as staged, open_engine(engine, replace(asked, spill=staged)) as opened:
        log = gather(plan, folder, staged, opened)
        while True:
            try:
                if own is None:
                    return _of_pseudonym(opened, plan, log, text, answer)
                return _of_identifier(opened, plan, log, text, own, answer)
            except EngineError as error:
                log = without_damaged(opened, log, error)


def _of_identifier(engine: Engine, plan: Plan, log: Log, text: str, key: Key, answer: Evidence) -> Evidence:
    book = load_identity_book()
    columns = [each for each in columns_of(plan, book) if book.links.link_of(each.space) is not Link.NEVER]
    engine.table("exports", table_of(plan.exports))
    name_written(engine, plan, log.parts, KeyForm.SIXTEEN_BYTES)
    name_evidence(engine, plan, key, shape_of(plan), window_of(answer.year, answer.until))
    shown = shown_before(text)
    asked = aliases_of(text, plan, key) if shown is None else begins_with(engine, columns, *shown)
    if shown is not None and len(asked) > 1:
        raise NoIdentifierError("what was given begins more than one pseudonym", help="give more of its digits")
    gathered = follow(engine, columns, book.links, asked, _names(log))
    told = tell(gathered, book.links, asked)
    carried = frozenset[Alias]().union(*gathered.said) & asked
    return Evidence(
        answer.handler,
        answer.year,
        answer.until,
        tuple(map(str, sorted(carried or asked))),
        told.people,
        told.said,
        told.holding,
        told.joined,
        told.complete,
    )


def _of_pseudonym(engine: Engine, plan: Plan, log: Log, text: str, answer: Evidence) -> Evidence:
    """A log of pseudonyms joins nobody: whoever has another pseudonym is another person."""
    form = key_form(plan, log.parts)
    engine.table("exports", table_of(plan.exports))
    name_transfers(engine, plan, log.parts, form)
    found = rows_of(engine, form, text, shape_of(plan), window_of(answer.year, answer.until))
    names = _names(log)
    seen = [
        Seen(
            names.get(row["file"], row["file"]),
            row["many"],
            day_of(beijing_day(row["first_at"])),
            day_of(beijing_day(row["last_at"])),
        )
        for row in found
    ]
    said = (Said((_PSEUDONYM,), (1,), tuple(sorted(seen, key=lambda each: each.file))),) if seen else ()
    people = (1, 1) if seen else (0, 0)
    return Evidence(answer.handler, answer.year, answer.until, (_PSEUDONYM,), people, said)


def _names(log: Log) -> dict[str, str]:
    return {file.path: file.name for file in log.files}
