"""``tongguan ask``: answer questions, get a declaration."""

import gc
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.days import check_not_too_far, maybe_day
from tongguan.cli.errors import BadValueError
from tongguan.cli.language import spoken
from tongguan.cli.options import AskedDay, AskedLanguage
from tongguan.cli.reading_files import STDIN, read_bytes, shown_name
from tongguan.cli.screen import print_json
from tongguan.cli.today import today_in_shanghai
from tongguan.cli.words import ask as words
from tongguan.law import first_day, load_catalogues

app = typer.Typer()


@app.command(
    help=words.HELP.en,
    epilog="tongguan ask\ntongguan ask declaration.yaml --lang zh\ntongguan ask declaration.yaml --json",
)
def ask(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help=words.FILE.en, show_default=False)] = None,
    *,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=words.OUT.en)] = None,
    as_of: AskedDay = None,
    force: Annotated[bool, typer.Option("--force", help=words.FORCE.en)] = False,
    not_known: Annotated[
        list[str] | None, typer.Option("--not-known", metavar="QUESTION", help=words.NOT_KNOWN.en)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words.AS_JSON.en)] = False,
    lang: AskedLanguage = None,
) -> None:
    """Begin or go on with an interview."""
    from tongguan.cli.ask.files import begin, read_state, target_of  # noqa: PLC0415 -- help must not wait for it
    from tongguan.decision.interview import Setting  # noqa: PLC0415 -- as above

    language = spoken(lang)
    asked_day = maybe_day(as_of, "--as-of")
    setting = Setting(lawbook(), load_catalogues(), _within_the_law(asked_day or today_in_shanghai()))
    if as_json:
        content = read_bytes(file) if file is not None else b""
        beginning = read_state(content, shown_name(file or STDIN), setting)
        print_json(_protocol(beginning.state, setting, not_known or [], language))
        return
    if str(file) == STDIN:
        raise BadValueError(
            "`-` is for --json only", help="name a file; answers are read from standard input", field="FILE"
        )
    from tongguan.cli.ask.terminal import Interview  # noqa: PLC0415 -- only for people

    target = target_of(file, out)
    beginning = begin(file, target, setting)
    if asked_day is None and beginning.as_of is not None:
        setting = Setting(setting.book, setting.catalogues, beginning.as_of)
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # -- a text stream
    gc.freeze()  # the lawbook stays: between two questions nobody should wait until it was walked over again
    Interview(setting, language, target, force=force).run(beginning)


def _protocol(state: Any, setting: Any, not_known: list[str], language: Any) -> dict[str, Any]:  # noqa: ANN401 -- imported late
    """Give one step of the machine protocol."""
    from tongguan.cli.ask.naming import where_of  # noqa: PLC0415 -- as above
    from tongguan.decision.interview import NOT_KNOWN, Asked, next_question  # noqa: PLC0415 -- as above
    from tongguan.decision.interview.plain import asked_as_plain, ended_as_plain  # noqa: PLC0415 -- as above
    from tongguan.vocabulary.pathway import heaviest  # noqa: PLC0415 -- as above

    for name in not_known:
        state = state.gives(where_of(name, state, setting.book), NOT_KNOWN)
    found = next_question(state, setting)
    answer: dict[str, Any] = {
        "as_of": setting.as_of.isoformat(),
        "lawbook": {"edition": setting.book.edition, "known_until": setting.book.known_until.isoformat()},
        "question": None,
        "answer": None,
    }
    if isinstance(found, Asked):
        return {**answer, "question": asked_as_plain(found, language)}
    ended = ended_as_plain(found, language)
    if found.settled:
        ended["overall"] = heaviest(pathways[0] for pathways in found.exports.values()).value
    return {**answer, "answer": ended}


def _within_the_law(day: Any) -> Any:  # noqa: ANN401 -- a date
    """Refuse a day on which there was no law to ask about.

    Raises:
        BadValueError: It lies before the first day that the lawbook answers for, or too far ahead.
    """
    check_not_too_far(day, "--as-of")
    first = first_day(lawbook())
    if day < first:
        raise BadValueError(f"`{day}` is before {first}, the first day the lawbook answers for", field="--as-of")
    return day
