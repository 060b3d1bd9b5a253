"""Answers ``assess --table`` and ``law diff --table``."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongguan.cli.book import lawbook
from tongguan.cli.errors import BadValueError
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import table as words
from tongguan.engines import Engine, Settings, open_engine
from tongguan.engines.requirement import require
from tongguan.law import load_catalogues
from tongguan.vocabulary.phrase import Language

if TYPE_CHECKING:
    from tongguan.cli.table.assessing import Step, TableAnswers
    from tongguan.decision.table.seen import Asked
    from tongguan.law import Lawbook

_SETTLED, _NOT_SETTLED, _PROHIBITED = 0, 3, 4
_LIBRARIES = ("duckdb", "pyarrow", "sqlglot")


def assess_file(
    file: Path,
    day: date,
    known: date | None,
    as_if: str | None,
    readings: Sequence[str],
    out: Path | None,
    language: Language,
    *,
    presumptions: bool,
    as_json: bool,
) -> int:
    """Assess a table, show what it comes to, write every row; give the exit code of ``--check``.

    Raises:
        EngineMissingError: DuckDB, pyarrow or sqlglot is not installed.
        TongguanError: The file or an option is refused.
    """
    require(*_LIBRARIES, extra="table")
    from tongguan.cli.table.answers import answers_query, in_order  # noqa: PLC0415 -- needs the libraries
    from tongguan.cli.table.summary import summarise  # noqa: PLC0415 -- as above
    from tongguan.cli.table.writing import check_target, write_table  # noqa: PLC0415 -- as above

    if out is not None:
        check_target(out, file)
    book = lawbook()
    chosen = _readings(readings, book)
    asked = [_asked(book, day, known, None, chosen, presumptions=presumptions)]
    if as_if is not None:
        asked.append(_asked(book, day, known, as_if, chosen, presumptions=presumptions))
    with _engine(language) as (engine, step):
        answers = _assess(engine, file, asked, book, step)
        if out is not None:
            step("writing", 0, 0)
            beside = answers.laws[1] if as_if is not None else None
            write_table(answers.tables, in_order(answers_query(answers.laws[0], beside)), out)
        found = summarise(answers, out)
    if "as_if" in found:
        found["as_if"] = {"draft": as_if, **found["as_if"]}
    answer = {
        "as_of": day.isoformat(),
        "known_on": known.isoformat() if known else None,
        "lawbook": {"edition": book.edition, "known_until": book.known_until.isoformat()},
        "table": str(file),
        "readings": chosen,
        **found,
        "flags": _flags(book, day, language),
        "out": str(out) if out else None,
    }
    _tell(answer, language, as_json=as_json)
    return exit_code(answer)


def compare_file(
    file: Path, days: tuple[date, date], as_if: str | None, out: Path | None, language: Language, *, as_json: bool
) -> None:
    """Tell who is affected when the law of one day takes the place of another's.

    Raises:
        EngineMissingError: DuckDB, pyarrow or sqlglot is not installed.
        TongguanError: The file or an option is refused.
    """
    require(*_LIBRARIES, extra="table")
    from tongguan.cli.table.answers import CHANGES, changes_query, in_order  # noqa: PLC0415 -- needs the libraries
    from tongguan.cli.table.summary import summarise_changes  # noqa: PLC0415 -- as above
    from tongguan.cli.table.writing import check_target, write_table  # noqa: PLC0415 -- as above

    if out is not None:
        check_target(out, file)
    book = lawbook()
    first, last = days
    asked = [_asked(book, first, None, None, {}, presumptions=True),
             _asked(book, last, None, as_if, {}, presumptions=True)]  # fmt: skip
    with _engine(language) as (engine, step):
        answers = _assess(engine, file, asked, book, step)
        tables, query = answers.tables, in_order(changes_query(*answers.laws))
        tables.make(CHANGES, query)
        if out is not None:
            step("writing", 0, 0)
            write_table(tables, f"FROM {CHANGES}", out)
        affected = summarise_changes(answers)
    answer = {
        "from": first.isoformat(),
        "until": last.isoformat(),
        "as_if": as_if,
        "lawbook": {"edition": book.edition, "known_until": book.known_until.isoformat()},
        "table": str(file),
        **affected,
        "flags": _flags(book, last, language),
        "out": str(out) if out else None,
    }
    if as_json:
        print_json(answer)
        return
    from tongguan.cli.table.showing import show_difference  # noqa: PLC0415 -- only for people

    show_difference(answer, Screen(language))


def refuse_beside(others: Mapping[str, object]) -> None:
    """Refuse what does not go with a table.

    Raises:
        BadValueError: One of ``others`` was given.
    """
    for name, given in others.items():
        if given is not None and given != []:
            raise BadValueError(f"`{name}` does not go with `--table`", help="leave it out", field=name)


def exit_code(answer: dict[str, Any]) -> int:
    """Give 4 where a row surely may not go out, else 3 where one is not settled, else 0.

    A table says nothing of what is in place, so no row is called uncovered.
    """
    routes = [each["possible"] for each in answer["exports"]["possible"]]
    if ["prohibited"] in routes:
        return _PROHIBITED
    open_handlers = any(len(each["possible"]) > 1 for each in answer["handlers"]["possible"])
    return _NOT_SETTLED if answer["exports"]["not_settled"] or open_handlers else _SETTLED


def _assess(engine: Engine, file: Path, asked: "list[Asked]", book: "Lawbook", step: "Step") -> "TableAnswers":
    from tongguan.cli.table.assessing import assess_table  # noqa: PLC0415 -- needs the libraries
    from tongguan.cli.table.tables import Tables  # noqa: PLC0415 -- as above

    return assess_table(Tables(engine), file, asked, book, load_catalogues(), step)


def _asked(
    book: "Lawbook", day: date, known: date | None, as_if: str | None, readings: dict[str, str], *, presumptions: bool
) -> "Asked":
    from tongguan.decision.assessment import require_law  # noqa: PLC0415 -- only here
    from tongguan.decision.regime import make_regime  # noqa: PLC0415 -- only here
    from tongguan.decision.table.seen import Asked  # noqa: PLC0415 -- needs the libraries

    regime = make_regime(book, day, known_on=known, as_if=as_if, readings=readings)
    require_law(regime, known)
    return Asked(regime, presumptions)


def _readings(given: Sequence[str], book: "Lawbook") -> dict[str, str]:
    chosen: dict[str, str] = {}
    for text in given:
        name, _, choice = text.partition("=")
        reading = book.by_reading.get(name)
        if reading is None:
            raise BadValueError(
                f"`{name}` is no open question", help="`tongguan law readings` lists them", field="--reading"
            )
        choices = [each.id for each in reading.choices]
        if choice not in choices:
            raise BadValueError(
                f"`{choice}` is no way to read `{name}`", help=f"choose {', '.join(choices)}", field="--reading"
            )
        chosen[name] = choice
    return chosen


def _flags(book: "Lawbook", day: date, language: Language) -> list[dict[str, str]]:
    from tongguan.decision.assessment import book_flags  # noqa: PLC0415 -- only here

    return [{"code": each.code, "message": each.says.in_language(language)} for each in book_flags(book, day)]


def _tell(answer: dict[str, Any], language: Language, *, as_json: bool) -> None:
    if as_json:
        print_json(answer)
        return
    from tongguan.cli.table.showing import show  # noqa: PLC0415 -- only for people

    show(answer, Screen(language))


@contextmanager
def _engine(language: Language) -> Iterator[tuple[Engine, "Step"]]:
    """Open the engine; show a bar on standard error while someone watches it."""
    from rich.console import Console  # noqa: PLC0415 -- only for people
    from rich.progress import Progress  # noqa: PLC0415 -- as above

    console = Console(stderr=True)
    if not console.is_terminal:
        with open_engine("duckdb") as engine:
            yield engine, lambda *_: None
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(words.STEPS["reading"].in_language(language), total=1.0)

        def step(what: str, done: int, of: int) -> None:
            completed = done / of if of else 0.0
            progress.update(task, completed=completed, description=words.STEPS[what].in_language(language))

        settings = Settings(progress=lambda share: progress.update(task, completed=share))
        with open_engine("duckdb", settings) as engine:
            yield engine, step
