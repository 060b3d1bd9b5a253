"""The tables of clocks, held against a lawbook: the day each gives, and the rule that runs it on a day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tongguan.decision.clocks import NotInForceError, due, read_started
from tongguan.decision.clocks.choosing import choose
from tongguan.law import Clock
from tongguan.strict_yaml import load

TABLE = Path(__file__).with_name("cases.yaml")
_CONTENT = load(TABLE.read_bytes(), TABLE.name)
_CASE = frozenset({"clock", "from", "as_of", "expires", "due", "opens"})
_RULE = frozenset({"clock", "by", "from", "until"})


@dataclass(frozen=True)
class ClockCase:
    """A clock, its event, and the last day, or the day on which its window opens before it expires."""

    clock: str
    started: date | datetime
    as_of: date | None
    expires: date | None
    expected: Mapping[str, date | datetime]

    def __str__(self) -> str:
        return f"{self.clock} from {self.started}" + (f" as of {self.as_of}" if self.as_of else "")


@dataclass(frozen=True)
class RunningCase:
    """A clock, a day, and the rules that run the clock for an event of that day."""

    clock: str
    on: date
    run_by: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.clock} on {self.on}"


def _case(line: dict[str, Any]) -> ClockCase:
    assert set(line) <= _CASE, f"unknown keys in {line}"
    expected: dict[str, Any] = {key: line[key] for key in ("due", "opens") if key in line}
    if isinstance(expected.get("due"), str):
        expected["due"] = datetime.fromisoformat(expected["due"])
    return ClockCase(
        line["clock"], read_started(str(line["from"])), line.get("as_of"), line.get("expires"), expected
    )  # fmt: skip


def _running(lines: Sequence[dict[str, Any]]) -> Iterator[RunningCase]:
    step, of_clock = timedelta(days=1), dict[str, list[dict[str, Any]]]()
    for line in lines:
        assert set(line) <= _RULE, f"unknown keys in {line}"
        of_clock.setdefault(line["clock"], []).append(line)
    for clock, rules in of_clock.items():
        lasts = [rule["until"] for rule in rules if "until" in rule]
        days = {day for rule in rules for day in (rule["from"] - step, rule["from"])}
        for on in sorted({*days, *lasts, *(last + step for last in lasts)}):
            run_by = (rule["by"] for rule in rules if rule["from"] <= on <= rule.get("until", on))
            yield RunningCase(clock, on, tuple(sorted(run_by)))


CASES = tuple(_case(line) for line in _CONTENT["cases"])
RUNNING = tuple(_running(_CONTENT["rules"]))


def answered(case: ClockCase, clocks: Iterable[Clock]) -> dict[str, date | datetime | None]:
    """Give the last day, or the day on which the window opens, in the words of the case."""
    answer = due(case.clock, case.started, clocks, case.as_of, expires=case.expires)
    if answer.due is not None:
        return {"due": answer.due}
    if case.expires is not None and answer.closes != case.expires:
        return {"opens": answer.opens, "closes": answer.closes}
    return {"opens": answer.opens}


def run_by(case: RunningCase, clocks: Iterable[Clock]) -> tuple[str, ...]:
    """Give the rules that run the clock of a case on its day; none where it is not in force."""
    try:
        return tuple(sorted(str(cite) for cite in choose(case.clock, clocks, case.on).cites))
    except NotInForceError:
        return ()
