"""Tells a plan what the office knows: which exports there are, how each counts, and where the lines of the law are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from tongguan.census.plan import Export, Line, Plan, PlanError
from tongguan.decision.consequences import counts_nobody
from tongguan.decision.lines import lines_of
from tongguan.office.censuses.errors import NothingDeclaredError
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import assessed, lawbook

COUNTERS = ("ordinary", "sensitive")


def told(plan: Plan, version: Version | None, on: date) -> Plan:
    """Fill in the exports of a plan that names none, from the declaration, and the lines of one that has none.

    Args:
        plan: The plan as it was read.
        version: The declaration of the organisation.
        on: The legal day.

    Raises:
        NothingDeclaredError: The plan leaves the exports to a declaration, and there is none.
        PlanError: The declaration does not tell of an export whether it holds sensitive information.
        NoLawError: There was no law on that day.
    """
    if not plan.exports:
        if version is None:
            raise NothingDeclaredError(
                "no declaration tells which exports count",
                help="import the declaration first, or write `exports` in the plan",
                field="declaration",
            )
        plan = replace(plan, exports=tuple(_declared(version, plan, on)))
    return plan if plan.lines else replace(plan, lines=lines_on(on))


def lines_on(on: date) -> tuple[Line, ...]:
    """Give the lines of the law of a day."""
    return tuple(
        Line(counter, line.people, line.pathway.value, line.cites)  # type: ignore[arg-type]  # -- of the two above
        for counter in COUNTERS
        for line in lines_of(lawbook(), f"people.{counter}", on)
    )


def _declared(version: Version, plan: Plan, on: date) -> Iterator[Export]:
    determination = assessed(version, on)[0].determination
    for export in determination.exports:
        facts, name = export.prepared.facts, export.prepared.export.id
        sensitive, ordinary = facts.get("contains.sensitive"), facts.get("contains.ordinary")
        if sensitive is None and plan.columns.sensitive is None:
            raise PlanError(
                f"the declaration does not tell whether `{name}` holds sensitive information",
                help="declare its data items, or name the column that tells it of each row",
                field="columns.sensitive",
            )
        by_row = plan.columns.sensitive is not None
        yield Export(
            name, sensitive is True and not by_row, ordinary is not False, counts_nobody(export, determination)
        )
