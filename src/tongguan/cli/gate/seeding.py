"""``tongguan gate seed``: count who went out this year before the gate stood."""

import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongguan.cli.errors import UsageError
from tongguan.cli.gate.configuring import Configured, configured
from tongguan.cli.gate.opening import handler_of, ledger_of, trust_of
from tongguan.cli.gate.options import By, Configuration, HandlerOption, YearOption, year_of
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.reading_files import read_bytes, shown_name
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

if TYPE_CHECKING:
    from tongguan.cli.gate.logged_people import Logged
    from tongguan.gate.ledger.years import Batch
    from tongguan.vocabulary.phrase import Language

app = typer.Typer()


@app.command(
    help=words.SEED_HELP.en,
    epilog="tongguan gate seed gate.yaml --census plan.yaml\ntongguan gate seed gate.yaml --from-zero",
)
def seed(
    config: Configuration,
    *,
    census: Annotated[Path | None, typer.Option("--census", metavar="PLAN", help=words.CENSUS_PLAN.en)] = None,
    from_zero: Annotated[bool, typer.Option("--from-zero", help=words.FROM_ZERO.en)] = False,
    despite_refused: Annotated[bool, typer.Option("--despite-refused", help=words.DESPITE_REFUSED.en)] = False,
    handler: HandlerOption = None,
    year: YearOption = None,
    by: By = "tongguan gate",
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Open a year: with the people of a log, or from zero."""
    if (census is not None) is from_zero:
        raise UsageError("either --census or --from-zero says from where the year counts")
    read = configured(config)
    name, of_year = handler_of(read, handler), year_of(year)
    if census is None:
        told = _from_zero(read, name, of_year, by)
    else:
        told = _from_log(read, census, name, of_year, by, spoken(lang), despite_refused=despite_refused)
    if as_json:
        print_json({"ledger": read.settings.ledger.id, "handler": name, "year": of_year, **told})
        return
    screen = Screen(spoken(lang))
    screen.line(screen.words(words.SEEDED).format(handler=name, year=of_year))
    screen.pairs(
        [(key, f"{value:,}" if isinstance(value, int) else str(value)) for key, value in _flat(told)], indent=2
    )


def _from_zero(read: Configured, handler: str, year: int, by: str) -> dict[str, object]:
    with ledger_of(read) as ledger:
        if (handler, year, "open") not in ledger.years():
            ledger.open_from_zero(handler, year, by)
    return {"from_zero": True}


def _from_log(
    read: Configured, file: Path, handler: str, year: int, by: str, language: "Language", *, despite_refused: bool
) -> dict[str, object]:
    from tongguan.engines.requirement import require  # noqa: PLC0415 -- help must not wait for it

    require("duckdb", "numpy", "pyarrow", "sqlglot", extra="census")
    from tongguan.census.plan import read_plan  # noqa: PLC0415 -- once the engine is known to be there
    from tongguan.clearance import legal_day  # noqa: PLC0415 -- as above
    from tongguan.cli.census.telling import told  # noqa: PLC0415 -- as above
    from tongguan.cli.gate.logged_people import Logged, batches_of  # noqa: PLC0415 -- as above
    from tongguan.gate.service.errors import ConfigurationError  # noqa: PLC0415 -- as above
    from tongguan.gate.service.reading import read_year_keys  # noqa: PLC0415 -- as above

    today = legal_day(datetime.now(UTC))
    plan = read_plan(read_bytes(file), shown_name(file))
    if plan.handler.name not in (None, handler):
        raise UsageError(f"the plan counts for `{plan.handler.name}`, not for `{handler}`")
    plan = told(plan, file.resolve().parent, plan.until or min(today, date(year, 12, 31)))
    try:
        key = read_year_keys(read.settings, read.folder).get((handler, year))
    except ConfigurationError as error:
        raise read.placed(error) from error
    if key is None and plan.columns.person.identifiers:
        raise UsageError(
            f"the log holds identifiers, and the gate has no key of {year} of `{handler}`",
            help="`tongguan key new` makes one; name it in the configuration under `handlers`",
        )
    _, clearances = trust_of(read)
    logged = Logged()
    believed = clearances.believed(datetime.now(UTC))
    batches = batches_of(plan, file.resolve().parent, handler, key, year, believed, logged)
    with ledger_of(read) as ledger:
        checked = _checked(batches, logged, language, despite_refused=despite_refused)
        first = next(checked, None)
        new = ledger.seed(handler, year, _again(first, checked), by=by, until=today.isoformat())
    return {
        "rows": logged.rows,
        "refused": logged.refused,
        "unreadable": logged.unreadable,
        "until": logged.until.isoformat() if logged.rows else None,
        "new": new,
    }


def _again(first: "Batch | None", rest: "Iterator[Batch]") -> "Iterator[Batch]":
    if first is not None:
        yield first
    yield from rest


def _checked(
    batches: "Iterator[Batch]", logged: "Logged", language: "Language", *, despite_refused: bool
) -> "Iterator[Batch]":
    """Pass batches on, showing how many people there were; refuse before the last where rows could not be used.

    Raises:
        UsageError: Rows could not be used: their people would be missing. The year stays closed.
    """
    people = 0
    watched = sys.stderr.isatty()
    for batch in batches:
        people += len(batch[0])
        if watched:
            sys.stderr.write("\r" + words.SEEDING.in_language(language).format(people=people))
            sys.stderr.flush()
        yield batch
    if watched:
        sys.stderr.write("\n")
    if logged.refused and not despite_refused:
        raise UsageError(
            f"{logged.refused:,} rows cannot be used, and their people would be missing",
            help="`tongguan census` says why; mend the log, or add --despite-refused",
        )


def _flat(told: dict[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in told.items():
        if isinstance(value, dict):
            yield from ((f"{name} {key}", each) for key, each in value.items())
        else:
            yield name, value
