"""Tells a plan what it leaves to the law: how exports count, by a declaration, and where the lines are."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from tongguan.census.plan import Export, Line, Plan, PlanError
from tongguan.cli.book import lawbook
from tongguan.cli.reading_files import read_bytes
from tongguan.cli.report.library import Library
from tongguan.decision.alternatives.running import Ground
from tongguan.decision.assessment import determine_on
from tongguan.decision.consequences import counts_nobody
from tongguan.decision.declaration import Declaration, read_declarations
from tongguan.law import load_catalogues

_COUNTERS = {"people.ordinary": "ordinary", "people.sensitive": "sensitive"}


def told(plan: Plan, folder: Path, as_of: date) -> Plan:
    """Fill in the exports of a plan that names a declaration, and the lines of one that has none.

    Args:
        plan: The plan as it was read.
        folder: Where the declaration is looked up.
        as_of: The legal day.

    Raises:
        PlanError: The declaration does not tell of an export what it holds.
        TongguanError: The declaration is refused.
    """
    if plan.declaration is not None:
        plan = replace(plan, exports=tuple(_exports(plan, folder / plan.declaration, as_of)))
    return plan if plan.lines else replace(plan, lines=lines_on(as_of))


def lines_on(as_of: date) -> tuple[Line, ...]:
    """Give the lines of the law of a day."""
    library = Library(lawbook(), load_catalogues())
    return tuple(
        Line(short, line.people, line.pathway.value, line.cites)  # type: ignore[arg-type]  # -- of the table above
        for counter, short in _COUNTERS.items()
        for line in library.lines(counter, as_of, None)
    )


def _exports(plan: Plan, path: Path, as_of: date) -> Iterator[Export]:
    book, catalogues = lawbook(), load_catalogues()
    declarations = read_declarations(read_bytes(path), str(path), book, catalogues)
    if plan.joint is None:
        yield from _declared(_of_handler(plan, declarations), plan, as_of)
        return
    found: dict[str, Export] = {}
    for name in plan.joint.handlers:
        for export in _declared(_of_handler(plan, declarations, name), plan, as_of):
            if found.setdefault(export.id, export) != export:
                raise PlanError(
                    f"`{export.id}` counts otherwise for one handler of the joint plan than for another",
                    help="give the two exports ids of their own, or write `exports` in the plan",
                    source=plan.source,
                    field="declaration",
                )
    yield from found.values()


def _declared(declaration: Declaration, plan: Plan, as_of: date) -> Iterator[Export]:
    book, catalogues = lawbook(), load_catalogues()
    determination = determine_on(Ground(declaration, book, catalogues, as_of))
    for export in determination.exports:
        facts, name = export.prepared.facts, export.prepared.export.id
        sensitive, ordinary = facts.get("contains.sensitive"), facts.get("contains.ordinary")
        if sensitive is None and plan.columns.sensitive is None:
            raise PlanError(
                f"the declaration does not tell whether `{name}` holds sensitive information",
                help="declare its data items, or name the column that tells it of each row",
                source=plan.source,
                field="declaration",
            )
        yield Export(
            id=name,
            sensitive=sensitive is True and plan.columns.sensitive is None,
            ordinary=ordinary is not False,
            left_out=counts_nobody(export, determination),
        )


def _of_handler(plan: Plan, declarations: tuple[Declaration, ...], named: str | None = None) -> Declaration:
    """Find the declaration of a handler; a plan may call the only one otherwise, unless it is one of several."""
    if len(declarations) == 1 and named is None:
        return declarations[0]
    name = named or plan.handler.name
    for declaration in declarations:
        if declaration.name == name:
            return declaration
    if name is None:
        raise PlanError(
            f"the declaration has {len(declarations)} handlers, and the plan counts by a column",
            help="write `exports` in the plan: they count alike for every handler",
            source=plan.source,
            field="declaration",
        )
    raise PlanError(
        f"the handlers of the declaration are {len(declarations)}, and none is `{name}`",
        help="name the handler as the declaration does",
        source=plan.source,
        field="handler",
    )
