"""``tongguan census``: the command itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongguan.cli.census.adding import Adding
from tongguan.cli.days import maybe_day
from tongguan.cli.errors import BadValueError, NotWrittenError
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.reading_files import read_bytes, shown_name
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.today import today_in_shanghai
from tongguan.cli.words import census as words
from tongguan.cli.words import foresight

if TYPE_CHECKING:
    from datetime import date

    from tongguan.census.plan import Plan
    from tongguan.census.taking import Taken
    from tongguan.engines import Settings
    from tongguan.vocabulary.phrase import Language

app = typer.Typer()


@app.command(
    help=words.HELP.en,
    epilog="tongguan census plan.yaml --as-of 2026-06-30\n"
    "tongguan census plan.yaml --state counted.duckdb --out census --json\n"
    "tongguan census plan.yaml --splitting --report page.html\n"
    "tongguan census plan.yaml --evidence\n"
    "tongguan census census --what-if drop=loyalty-crm --what-if sensitive=clinic",
)
def census(
    *,
    plan: Annotated[Path, typer.Argument(help=words.PLAN.en, show_default=False)],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=words.AS_OF.en)] = None,
    engine: Annotated[str, typer.Option("--engine", help=words.ENGINE.en)] = "duckdb",
    state: Annotated[Path | None, typer.Option("--state", metavar="FILE", help=words.STATE.en)] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FOLDER", help=words.OUT.en)] = None,
    strict: Annotated[bool, typer.Option("--strict", help=words.STRICT.en)] = False,
    memory: Annotated[str | None, typer.Option("--memory", metavar="SIZE", help=words.MEMORY.en)] = None,
    threads: Annotated[str | None, typer.Option("--threads", metavar="NUMBER", help=words.THREADS.en)] = None,
    spill: Annotated[Path | None, typer.Option("--spill", metavar="FOLDER", help=words.SPILL.en)] = None,
    what_if: Annotated[list[str] | None, typer.Option("--what-if", metavar="WHAT=ID", help=words.WHAT_IF.en)] = None,
    evidence: Annotated[bool, typer.Option("--evidence", help=words.EVIDENCE.en)] = False,
    forecast: Annotated[bool, typer.Option("--forecast", help=foresight.FORECAST.en)] = False,
    splitting: Annotated[bool, typer.Option("--splitting", help=foresight.SPLITTING.en)] = False,
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE.html", help=foresight.REPORT.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Count the people of transfer logs."""
    from tongguan.engines.requirement import require  # noqa: PLC0415 -- only this command needs an engine

    require("duckdb", "numpy", "pyarrow", "sqlglot", extra="census")
    day, language = maybe_day(as_of, "--as-of") or today_in_shanghai(), spoken(lang)
    adding = Adding(forecast, splitting, report)
    _check_together(plan, adding, what_if, state, out, evidence=evidence)
    if plan.is_dir():
        from tongguan.cli.census.stored import answer_stored  # noqa: PLC0415 -- once the engine is known to be there

        answer_stored(plan, what_if or (), adding, day, language, as_json=as_json)
        return

    from tongguan.census.plan import read_plan  # noqa: PLC0415 -- once the engine is known to be there
    from tongguan.census.saving import plain  # noqa: PLC0415 -- as above
    from tongguan.cli.census.showing import show  # noqa: PLC0415 -- as above
    from tongguan.cli.census.supposing import answer_supposed  # noqa: PLC0415 -- as above
    from tongguan.cli.census.telling import told  # noqa: PLC0415 -- as above

    adding.check(plan, state)
    read = read_plan(read_bytes(plan), shown_name(plan))
    asked = told(read, plan.resolve().parent, read.until or day)
    if state is not None and not state.resolve().parent.is_dir():
        raise NotWrittenError(f"there is no folder for `{state}`", help="make it, or name another file for the state")
    settings = _settings(memory, threads, spill)
    if evidence:
        from tongguan.cli.census.evidence import show_evidence  # noqa: PLC0415 -- once the engine is known to be there

        show_evidence(asked, plan.resolve().parent, day, engine, settings, language, as_json=as_json)
        return
    taken = _take(asked, plan.resolve().parent, day, engine, state, settings, strict, language)
    if out is not None:
        _write(out, taken)
    if what_if:
        answer_supposed(taken.profiles, what_if, asked.lines, language, as_json=as_json)
        return
    answer, screen = plain(taken.head, taken.censuses), None if as_json else Screen(language)
    if screen is not None:
        show(taken.head, taken.censuses, screen)
    if adding.anything:
        from tongguan.cli.census.outlooks import Asked, add  # noqa: PLC0415 -- brings the forecast with it

        answer = add(answer, taken, Asked(asked, plan, adding, engine, settings, language), screen)
    if as_json:
        print_json(answer)


def _check_together(
    plan: Path, adding: Adding, what_if: list[str] | None, state: Path | None, out: Path | None, *, evidence: bool
) -> None:
    """Refuse options that ask for two answers at once."""
    if plan.is_dir():
        adding.check_stored(plan)
    if what_if:
        adding.refuse_beside("`--what-if`")
    if not evidence:
        return
    adding.refuse_beside("`--evidence`")
    given = {"--what-if": bool(what_if), "--state": state is not None, "--out": out is not None}
    for option, asked in given.items():
        if asked or plan.is_dir():
            what = "a stored census, which keeps no transfers" if plan.is_dir() else "`--evidence`"
            named = "--evidence" if plan.is_dir() else option
            raise BadValueError(f"`{named}` does not go with {what}", help="leave it out", field=named)


def _take(
    plan: "Plan",
    folder: Path,
    day: "date",
    engine: str,
    state: Path | None,
    settings: "Settings",
    strict: bool,  # noqa: FBT001 -- passed on
    language: "Language",
) -> "Taken":
    from dataclasses import replace  # noqa: PLC0415 -- as its neighbours

    from tongguan.census.taking import take  # noqa: PLC0415 -- once the engine is known to be there
    from tongguan.cli.census.keys import key_of  # noqa: PLC0415 -- as above
    from tongguan.cli.census.watching import watched  # noqa: PLC0415 -- as above

    with watched(language) as progress:
        asked = replace(settings, progress=progress)
        key = key_of(plan, folder)
        return take(plan, folder, day, engine=engine, settings=asked, strict=strict, state=state, key=key)


def _write(folder: Path, taken: "Taken") -> None:
    """Write the folder of a census.

    Raises:
        NotWrittenError: It cannot be written; nothing of it is left behind.
    """
    from tongguan.census.saving import save  # noqa: PLC0415 -- once the engine is known to be there

    try:
        save(folder, taken.head, taken.censuses, taken.profiles)
    except OSError as error:
        raise NotWrittenError.because(folder, error) from error


def _settings(memory: str | None, threads: str | None, spill: Path | None) -> "Settings":
    from tongguan.engines import Settings, bytes_of  # noqa: PLC0415 -- once the engine is known to be there

    if threads is not None and not (threads.isascii() and threads.isdigit() and int(threads) > 0):
        raise BadValueError(f"`{threads}` is not a number of threads", help="such as 4", field="--threads")
    return Settings(bytes_of(memory) if memory else None, int(threads) if threads else None, spill)
