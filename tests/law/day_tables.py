"""The tables of days: what the law of a day as a whole gives, by which provision.

``base`` of ``regimes.yaml`` holds in every case, and a case says what differs; each table runs on every day of ``on``.
What is found is asked of a lawbook, so that another one than that of this installation can be held to the tables.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.law.case_tables import FOLDER, REGIMES, facts_of, only
from tongguan.decision.regime import Regime, make_regime
from tongguan.decision.regime.law_of_day import Law
from tongguan.law import Lawbook, LeavesOut, Opens
from tongguan.strict_yaml import load

TABLES = load((FOLDER / REGIMES).read_bytes(), REGIMES)
DAYS = FOLDER / "days"


@dataclass(frozen=True)
class DayCase:
    """One line of a table on one day; ``as_if`` is the draft that is taken as law."""

    on: date
    name: str
    facts: Mapping[str, Any]
    readings: Mapping[str, str]
    expected: Mapping[str, Any]
    as_if: str | None = None

    def __str__(self) -> str:
        return f"{self.on}: {self.name}"

    def regime(self, book: Lawbook) -> Regime:
        """Give the law of the day, as a lawbook has it."""
        return make_regime(book, self.on, as_if=self.as_if, readings=self.readings)


@dataclass(frozen=True)
class DayTable:
    """The cases of one sort, whether a lawbook fails one of them, and what of the law of the day that rests on."""

    cases: tuple[DayCase, ...]
    fails: Callable[[DayCase, Lawbook], bool]
    rests_on: Callable[[Law], object]


def tables_of(name: str) -> Any:
    """Read a file of the folder of days."""
    return load((DAYS / name).read_bytes(), name)


def _lines(tables: list[dict[str, Any]], answers: set[str]) -> Iterator[DayCase]:
    for table in tables:
        only(table, {"title", "on", "as_if", "given", "cases"}, REGIMES)
        for line in table["cases"]:
            only(line, {"name", "facts", "readings"} | answers, line["name"])
            facts = facts_of({**TABLES["base"], **table.get("given", {}), **line.get("facts", {})}, line["name"])
            for on in table["on"]:
                yield DayCase(on, line["name"], facts, line.get("readings", {}), line, table.get("as_if"))


PATHWAYS = tuple(_lines(TABLES["tables"], {"pathway", "cites"}))
DRAFTS = tuple(_lines(tables_of("drafts.yaml")["tables"], {"pathway", "cites", "counted"}))
OPENINGS = tuple(_lines(TABLES["openings"], {"opens"}))
DECIDING = tuple(_lines(tables_of("deciding.yaml")["tables"], {"by"}))
COUNTING = tuple(_lines(tables_of("counting.yaml")["tables"], {"counted"}))


def decided(case: DayCase, book: Lawbook) -> tuple[str | None, str | None]:
    """Give the pathway, and what the rule that decides it cites; nothing where the facts leave it open."""
    regime = case.regime(book)
    place = regime.first(case.facts)
    return (regime.deciding[place].outcome.value, regime.deciding[place].rule.cites) if place >= 0 else (None, None)


def unordered(case: DayCase, book: Lawbook) -> set[str]:
    """Give the rules that hold, want something else than the one that decides, and do not give way to it."""
    regime = case.regime(book)
    place = regime.first(case.facts)
    if place < 0:
        return set()
    decides = regime.deciding[place]
    others = {
        each.rule.name
        for each in regime.deciding
        if each.outcome is not decides.outcome and each.holds(case.facts) is True
    }
    return others - regime.dominates[decides.rule.name]


def leading(case: DayCase, book: Lawbook) -> list[str]:
    """Give what the rules cite that lead to the pathway: the one that decides, and those that agree with it."""
    regime = case.regime(book)
    place = regime.first(case.facts)
    if place < 0:
        return []
    decides, others = regime.deciding[place], (regime.deciding[other] for other in regime.holding(case.facts))
    agreeing = [
        each.rule.cites
        for each in others
        if each is not decides and each.outcome is decides.outcome and not each.rule.default
    ]
    return sorted([decides.rule.cites, *agreeing])


def opened(case: DayCase, book: Lawbook) -> set[str]:
    """Give the mechanisms that may be used."""
    opening = case.regime(book).opening
    return {
        each.rule.effect.mechanism
        for each in opening
        if isinstance(each.rule.effect, Opens) and each.holds(case.facts) is True
    }


def counted(case: DayCase, book: Lawbook) -> bool | None:
    """Tell whether the people of the export count toward the handler's totals; ``None`` where no rule decides."""
    regime = case.regime(book)
    place = regime.first(case.facts)
    if place < 0:
        return None
    return regime.deciding[place].counted and not any(rule.holds(case.facts) for rule in regime.leaving_out)


def _wrongly_decided(case: DayCase, book: Lawbook) -> bool:
    expected = (case.expected["pathway"], case.expected["cites"])
    return decided(case, book) != expected or bool(unordered(case, book)) or _wrongly_counted(case, book)


def _wrongly_counted(case: DayCase, book: Lawbook) -> bool:
    return "counted" in case.expected and counted(case, book) is not case.expected["counted"]


def _what_decides(law: Law) -> object:
    return law.deciding, law.dominates, law.having(LeavesOut)


ALL = (
    DayTable(PATHWAYS, _wrongly_decided, _what_decides),
    DayTable(DECIDING, lambda case, book: leading(case, book) != sorted(case.expected["by"]), _what_decides),
    DayTable(COUNTING, _wrongly_counted, _what_decides),
    DayTable(DRAFTS, _wrongly_decided, _what_decides),
    DayTable(
        OPENINGS,
        lambda case, book: opened(case, book) != set(case.expected["opens"]),
        lambda law: law.having(Opens),
    ),
)
