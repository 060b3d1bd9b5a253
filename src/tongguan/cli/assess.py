"""``tongguan assess``: which route each export needs, why, and what follows."""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.days import check_not_too_far, maybe_day
from tongguan.cli.errors import BadValueError, MissingParameterError
from tongguan.cli.language import spoken
from tongguan.cli.pages import check_target
from tongguan.cli.reading_files import read_bytes, shown_name
from tongguan.cli.today import today_in_shanghai
from tongguan.cli.visible import escaped, visible, visible_in
from tongguan.cli.words import counted as counted_words
from tongguan.cli.words import table as table_words
from tongguan.law import Lawbook, first_day, load_catalogues
from tongguan.law.catalogues import Catalogues

if TYPE_CHECKING:
    from tongguan.cli.counted import Joined
    from tongguan.decision.declaration import Declaration

app = typer.Typer()

ANSWERED, NOT_SETTLED, NOT_CLEARED = 0, 3, 4
_NOT_CLEARED = frozenset({"stopped", "suspended", "lapsed", "exceeded", "uncovered"})


@app.command(
    epilog="Example: tongguan assess examples/retailer/declaration.yaml --as-of 2026-06-30\n"
    "tongguan assess examples/retailer/declaration.yaml --as-of 2026-06-30 --census examples/retailer/counted.json\n"
    "tongguan assess --table examples/portfolio/exports.csv --as-of 2026-06-30",
)
def assess(
    file: Annotated[
        Path | None, typer.Argument(help="the declaration (YAML or JSON); - reads standard input", show_default=False)
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="the legal day, in Beijing time; today if left out", metavar="DATE")
    ] = None,
    known_on: Annotated[
        str | None, typer.Option("--known-on", help="use only law published by this day", metavar="DATE")
    ] = None,
    as_if: Annotated[
        str | None, typer.Option("--as-if", help="evaluate a draft beside the law, as if in force", metavar="DRAFT")
    ] = None,
    presumptions: Annotated[
        bool, typer.Option("--presumptions/--no-presumptions", help="take rare prohibitions as absent unless declared")
    ] = True,
    explain: Annotated[
        bool, typer.Option("--explain", help="print the whole tree of every deciding rule, with the values seen")
    ] = False,
    census: Annotated[list[Path] | None, typer.Option("--census", help=counted_words.CENSUS.en, metavar="FILE")] = None,
    table: Annotated[Path | None, typer.Option("--table", help=table_words.TABLE.en, metavar="FILE")] = None,
    out: Annotated[Path | None, typer.Option("--out", help=table_words.OUT.en, metavar="FILE")] = None,
    reading: Annotated[
        list[str] | None, typer.Option("--reading", help=table_words.READING.en, metavar="ID=CHOICE")
    ] = None,
    report: Annotated[
        Path | None, typer.Option("--report", help="also write a memo to sign, as one HTML file", metavar="FILE.html")
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="exit 4 if something is not cleared or overdue, else 3 if not settled")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="print the answer as JSON")] = False,
    lang: Annotated[Literal["zh", "en"] | None, typer.Option("--lang", help="the language of the answer")] = None,
) -> None:
    """Tell which route each export needs by the law of a day: free, contract, certification, assessment.

    Reads a declaration (``tongguan init`` writes one to fill in) and answers for every export and overall,
    with the rule that decides, what is owed, the standing against what is in place, and what is still open.
    """
    language = spoken(lang)
    day = maybe_day(as_of, "--as-of") or today_in_shanghai()
    known = maybe_day(known_on, "--known-on")
    if table is not None:
        from tongguan.cli.table.asking import assess_file, refuse_beside  # noqa: PLC0415 -- only for a table

        refuse_beside({"FILE": file, "--report": report, "--census": census, "--explain": explain or None})
        check_day(day, lawbook())
        code = assess_file(
            table, day, known, as_if, reading or (), out, language, presumptions=presumptions, as_json=as_json
        )
        raise typer.Exit(code if check else ANSWERED)
    if file is None:
        raise MissingParameterError(
            "no declaration is named", help="name a file, or - for standard input, or --table FILE", field="FILE"
        )
    for option, given in (("--out", out), ("--reading", reading)):
        if given:
            raise BadValueError(f"`{option}` goes with `--table`", help="leave it out", field=option)
    if report is not None:
        check_target(report, file)
    content = read_bytes(file)
    answer = answer_for(
        content, shown_name(file), day, known, as_if, language, presumptions=presumptions, census=census or ()
    )
    if report is not None:
        _write_report(report, answer, content, file, language)
    if as_json:
        sys.stdout.write(escaped(json.dumps(answer, ensure_ascii=False, indent=2)) + "\n")
    else:
        from tongguan.cli.view import show  # noqa: PLC0415 -- Rich is slow to import

        show(answer, language, explain=explain)
        if report is not None:
            sys.stderr.write(f"{report}\n")
    if check:
        raise typer.Exit(exit_code(answer))


def answer_for(
    content: bytes,
    source: str,
    day: Any,  # noqa: ANN401 -- a date
    known: Any,  # noqa: ANN401 -- a date or None
    as_if: str | None,
    language: Literal["zh", "en"],
    *,
    presumptions: bool,
    census: Sequence[Path] = (),
) -> dict[str, Any]:
    """Read a declaration and give its answer; the files of ``census`` replace its people.

    Raises:
        TongguanError: The file or an option is refused.
    """
    from tongguan.decision.answer import answers_of  # noqa: PLC0415 -- only this command needs it
    from tongguan.decision.assessment import assess as assess_declarations  # noqa: PLC0415 -- as above
    from tongguan.decision.declaration import read_declarations  # noqa: PLC0415 -- as above

    book, catalogues = lawbook(), load_catalogues()
    check_day(day, book)
    declarations = read_declarations(content, source, book, catalogues)
    joined = _joined(declarations, census, Asked(book, catalogues, day, known, presumptions))
    declarations = declarations if joined is None else joined.declarations
    assessments = assess_declarations(
        declarations, book, catalogues, day, known_on=known, as_if=as_if, presumptions=presumptions
    )
    answer = answers_of(assessments, language)
    if joined is not None:
        from tongguan.cli.counted import tell  # noqa: PLC0415 -- only with a census

        tell(answer, joined, assessments, language)
    return answer


class Asked(NamedTuple):
    """What a declaration is asked by."""

    book: Lawbook
    catalogues: Catalogues
    day: date
    known: date | None
    presumptions: bool


def _joined(declarations: "tuple[Declaration, ...]", census: Sequence[Path], asked: Asked) -> "Joined | None":
    """Put counted people in place of declared ones, where a census was given."""
    if not census:
        return None
    from tongguan.cli.counted import join, read_counted, refine  # noqa: PLC0415 -- only with a census
    from tongguan.decision.alternatives.running import Ground  # noqa: PLC0415 -- as above
    from tongguan.decision.assessment import determine_on  # noqa: PLC0415 -- as above

    files = read_counted(census)
    joined = join(declarations, files, asked.day)
    if not any(file.profile is not None for file in files):
        return joined
    grounds = [
        Ground(each, asked.book, asked.catalogues, asked.day, asked.known, None, asked.presumptions)
        for each in joined.declarations
    ]
    return refine(joined, [determine_on(each) for each in grounds], asked.day)


def check_day(day: date, book: Lawbook, field: str = "--as-of") -> None:
    """Refuse a day that the lawbook cannot answer for.

    Raises:
        BadValueError: It lies before the first law on exports, or too far ahead.
    """
    first = first_day(book)
    check_not_too_far(day, field)
    if day < first:
        raise BadValueError(
            f"`{day}` is before {first}, the first day the lawbook answers for",
            help="the regime for exporting personal information began with the Personal Information Protection Law",
            field=field,
        )


def exit_code(answer: dict[str, Any]) -> int:
    """Give the exit code of ``--check``: 4 where something is not cleared or overdue, else 3 where open, else 0."""
    handlers = answer.get("handlers", [answer])
    exports = [export for handler in handlers for export in handler["exports"]]
    if any(
        export["standing"] in _NOT_CLEARED
        or export["overdue"]
        or ("prohibited" in export["possible"] and export["settled"])
        for export in exports
    ):
        return NOT_CLEARED
    if any(not export["settled"] for export in exports) or any(
        not handler["overall"]["settled"] for handler in handlers
    ):
        return NOT_SETTLED
    return ANSWERED


def _write_report(
    report: Path, answer: dict[str, Any], content: bytes, file: Path, language: Literal["zh", "en"]
) -> None:
    import hashlib  # noqa: PLC0415 -- only for the memo

    from tongguan.cli.report import Library, render_memo  # noqa: PLC0415 -- Jinja2 is slow to import
    from tongguan.cli.writing_files import write_text  # noqa: PLC0415 -- only for the memo

    check_target(report, file)
    digest = hashlib.sha256(content).hexdigest()
    write_text(
        report,
        render_memo(
            visible_in(answer), language, visible(shown_name(file)), digest, Library(lawbook(), load_catalogues())
        ),
        replace=True,
    )
