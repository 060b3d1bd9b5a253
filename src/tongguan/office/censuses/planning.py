"""Makes the plan of a run: from a form, from an upload that may name uploaded logs alone, or as it was set up."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tongguan.census.plan import LogFiles, Plan, read_plan
from tongguan.office.censuses.errors import SourceOutsideError
from tongguan.office.censuses.folders import plans_of
from tongguan.office.censuses.models import TransferLog
from tongguan.office.exports.reading import SeveralHandlersError
from tongguan.strict_yaml import locate

_LARGEST_PLAN = 1 << 20


@dataclass(frozen=True, slots=True)
class Meant:
    """What the columns of the chosen logs mean, as the form asks it."""

    person: str
    time: str
    zone: str
    unit: str
    export: str
    """The column that names the export, or nothing where ``only`` names the one of every row."""
    only: str
    sensitive: str
    until: date


def compose(handler: str, logs: Sequence[TransferLog], meant: Meant) -> str:
    """Write the plan that a form asks for, as a person would."""
    return "\n".join(_written(handler, logs, meant)) + "\n"


def _written(handler: str, logs: Sequence[TransferLog], meant: Meant) -> Iterator[str]:
    yield f"handler: {_quoted(handler)}"
    yield f"until: {meant.until.isoformat()}"
    yield "sources:"
    for log in logs:
        yield f"  - {{read: {_quoted(log.name)}, format: {log.kind}}}"
    yield "columns:"
    unit = f", unit: {meant.unit}" if meant.unit else ""
    yield f"  time: {{column: {_quoted(meant.time)}, zone: {_quoted(meant.zone)}{unit}}}"
    if meant.export:
        yield f"  export: {{column: {_quoted(meant.export)}}}"
    else:
        yield f"  export: {{constant: {_quoted(meant.only)}}}"
    if meant.sensitive:
        yield f"  sensitive: {{column: {_quoted(meant.sensitive)}}}"
    yield f"  person: {{pseudonym: {_quoted(meant.person)}}}"
    yield "declaration: declaration.yaml"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read_uploaded(text: str, source: str) -> Plan:
    """Read a plan that a person of the organisation wrote. It reaches nothing of the machine but uploaded logs.

    Raises:
        TongguanError: It is refused; the error says where.
        SourceOutsideError: It names a folder, a database, or a key.
        SeveralHandlersError: It counts several handlers, where an organisation is one.
    """
    plan = read_plan(text, source)
    for place, each in enumerate(plan.sources):
        if not isinstance(each, LogFiles):
            raise _outside(text, source, ("sources", place), "an uploaded plan reads uploaded logs alone")
        if {"/", "\\", "\0"} & set(each.pattern) or each.pattern.startswith("."):
            message = f"`{each.pattern}` is not the name of an uploaded log"
            raise _outside(text, source, ("sources", place, "read"), message)
    if plan.key is not None:
        raise _outside(text, source, ("key",), "an uploaded plan names no key of this machine")
    _check_alone(plan)
    return plan


def set_up(slug: str) -> dict[str, Path]:
    """Give the plans that the administrator set up for an organisation, by name."""
    folder = plans_of(slug)
    return {path.stem: path for path in sorted(folder.glob("*.yaml"))} if folder.is_dir() else {}


def read_set_up(path: Path) -> tuple[str, Plan]:
    """Read a plan that the administrator set up; give its text too.

    Raises:
        TongguanError: It is refused; the error says where.
        SourceOutsideError: It cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(_LARGEST_PLAN)
    except (OSError, UnicodeDecodeError) as error:
        raise SourceOutsideError(f"the plan `{path.stem}` cannot be read", help="tell the administrator") from error
    plan = read_plan(text, path.name)
    _check_alone(plan)
    return text, plan


def _check_alone(plan: Plan) -> None:
    if plan.joint is not None or plan.handler.name is None:
        raise SeveralHandlersError(
            "the plan counts several handlers, and an organisation is one",
            help="name one handler; `tongguan census` counts several on the command line",
            field="joint" if plan.joint is not None else "handler",
        )


def _outside(text: str, source: str, path: tuple[str | int, ...], message: str) -> SourceOutsideError:
    at = locate(text, path)
    return SourceOutsideError(
        message,
        help="name a log by the name it was uploaded under, such as `2026-*.csv`; "
        "folders, databases and keys are set up by the administrator in the data folder",
        source=source,
        line=at.line if at else None,
        column=at.column if at else None,
        field=".".join(map(str, path)),
    )
