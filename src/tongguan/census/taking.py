"""Takes a census: opens the engine, looks at the sources, counts, and gives the answer."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tongguan.census.answer import censuses_of, head_of
from tongguan.census.counting import Tally, count
from tongguan.census.counting.identified import count_identified
from tongguan.census.errors import CensusError, JointPlanError, ResolutionMissingError
from tongguan.census.file.model import Census, Head
from tongguan.census.joint import JointCounting
from tongguan.census.plan import Plan
from tongguan.census.profile import Profile
from tongguan.census.sources import gather
from tongguan.census.staging import staging
from tongguan.census.state import keep_counting
from tongguan.engines import Settings, open_engine
from tongguan.identity import Key


@dataclass(frozen=True, slots=True)
class Taken:
    """A census as it was taken.

    Attributes:
        head: What its censuses have in common: rows, sources, what could not be read.
        censuses: The answer, one for each handler.
        certain: What stands behind it, profiles and curves: as few people as there may be.
        tally: As many as there may be; the same where nothing is open.
    """

    head: Head
    censuses: tuple[Census, ...]
    certain: Tally
    tally: Tally

    @property
    def profiles(self) -> dict[str, tuple[Profile, Profile]]:
        """The profiles of each handler, certain and possible."""
        return {name: (self.certain.handlers[name].profile, most.profile) for name, most in self.tally.handlers.items()}


def take(
    plan: Plan,
    folder: Path,
    as_of: date,
    *,
    engine: str = "duckdb",
    settings: Settings | None = None,
    strict: bool = False,
    state: Path | None = None,
    key: Key | None = None,
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
        key: The key of pseudonyms of the year, of the handler or jointly of all those of a joint plan, where the log
            holds identifiers.

    Raises:
        ResolutionMissingError: The log holds identifiers, and there is no key, several handlers or a state; or the
            plan does not tell the workers of a cluster where the key is.
        JointPlanError: A joint plan is to be kept in a state.
        WrongKeyError: The key is of another handler or year.
        StoreBusyError: Another process works with the state.
        CensusError: The log is not there, or cannot be what the plan says, or is refused under ``strict``.
        EngineError: The engine cannot go on.
    """
    year, until = days_of_plan(plan, as_of)
    asked = replace(settings or Settings(), zone=plan.columns.time.zone)
    plan = with_key_file(plan, folder)
    if plan.joint is not None and state is not None:
        raise JointPlanError(
            "a state keeps one handler apart from the other, and the plan is a joint one",
            help="leave out --state: a joint plan is counted in one pass",
            source=plan.source,
            field="joint",
        )
    asked_key = key_for(plan, key, year, state) if plan.columns.person.identifiers else None
    key_id = None if plan.joint is None else plan.joint.key_id or (asked_key.id if asked_key else None)
    with staging(asked.spill) as staged, open_engine(engine, replace(asked, spill=staged), state) as opened:
        if plan.joint is not None:
            log = gather(plan, folder, staged, opened)
            counting = JointCounting(opened, plan, plan.joint, log, year, until, strict)
            certain, tally = counting.under(asked_key)
        elif asked_key is not None:
            log = gather(plan, folder, staged, opened)
            certain, tally = count_identified(opened, plan, log, asked_key, year, until, strict=strict)
        elif state is None:
            log = gather(plan, folder, staged, opened)
            certain = tally = count(opened, plan, log, year, until, strict=strict)
        else:
            tally, plan = keep_counting(opened, plan, folder, staged, year, until, strict=strict)
            certain = tally
        head = head_of(tally, year, until, opened.name)
        return Taken(head, censuses_of(certain, tally, plan, head, key_id), certain, tally)


def with_key_file(plan: Plan, folder: Path) -> Plan:
    """Name the file of the key so that it is found from wherever it is read."""
    if plan.key is None or plan.key.file is None:
        return plan
    return replace(plan, key=replace(plan.key, file=str(folder / plan.key.file)))


def key_for(plan: Plan, key: Key | None, year: int, state: Path | None) -> Key:
    """Give the key under which the identifiers of a log are hashed.

    Raises:
        ResolutionMissingError: There is none, or the plan cannot be counted under one.
        WrongKeyError: It is the key of another handler or year, or of one where a joint one is needed.
    """
    if plan.handler.name is None and plan.joint is None:
        raise ResolutionMissingError(
            "each handler has a key of its own, and the plan counts several",
            help="write a plan for each handler, or a joint one under a shared key",
            source=plan.source,
            field="handler",
        )
    if state is not None:
        raise ResolutionMissingError(
            "a state keeps pseudonyms, and the log holds identifiers",
            help="leave out --state: who is one person may change with every new row",
            source=plan.source,
        )
    if key is None:
        raise ResolutionMissingError(
            "the log holds identifiers, and the plan names no key",
            help="`tongguan key new` makes one; write `key: {file: …}` or `key: {environment: …}`",
            source=plan.source,
            field="key",
        )
    if plan.joint is not None:
        key.require_joint(plan.joint.handlers, year)
    elif plan.handler.name is not None:
        key.require(plan.handler.name, year)
    return key


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
