"""``tongguan due``: when is it due?"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.days import maybe_day
from tongguan.cli.errors import BadValueError, MissingParameterError, UsageError
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.today import today_in_shanghai
from tongguan.cli.words import clocks as words
from tongguan.cli.words import general
from tongguan.law.telling import words as legal
from tongguan.vocabulary.terms import GRADES

if TYPE_CHECKING:
    from tongguan.decision.clocks import Due
    from tongguan.law import Clock, Lawbook
    from tongguan.vocabulary import Phrase

app = typer.Typer()


def _codes() -> list[str]:
    return sorted(lawbook().clock_codes)


@app.command(
    help=words.HELP.en,
    epilog="tongguan due file-standard-contract --from 2026-01-15\n"
    "tongguan due assessment-extension-window --from 2024-03-22 --expires 2026-06-30\n"
    "tongguan due incident-report-other --from 2026-02-16T23:30 --json\n"
    "tongguan due --list",
)
def due(
    code: Annotated[str | None, typer.Argument(metavar="CODE", help=words.CODE.en, autocompletion=_codes)] = None,
    *,
    started: Annotated[str | None, typer.Option("--from", metavar="DATE", help=words.FROM.en)] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=words.AS_OF.en)] = None,
    expires: Annotated[str | None, typer.Option("--expires", metavar="DATE", help=words.EXPIRES.en)] = None,
    every: Annotated[bool, typer.Option("--list", help=words.LIST.en)] = False,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Answer one clock, or list them all."""
    if every:
        if code is not None or started is not None:
            raise UsageError("`--list` takes no clock and no start", help="leave `--list` out to ask about one clock")
        _list(lawbook(), Screen(spoken(lang)), as_json=as_json)
        return
    if code is None:
        raise MissingParameterError("no clock is named", help="`tongguan due --list` names them all")
    known = lawbook().clocks()
    if started is None:
        raise MissingParameterError(f"the start of `{code}` is missing", help=_how_to_start(code, known))

    from tongguan.decision.clocks import due as answer_of  # noqa: PLC0415 -- brings the calendar with it
    from tongguan.decision.clocks import read_started  # noqa: PLC0415 -- as above

    start, ends = read_started(started), maybe_day(expires, "--expires")
    if ends is not None and ends < _day(start):
        raise BadValueError(f"`{ends}` is before the start {_day(start)}", field="--expires")
    answer = answer_of(code, start, known, _law_of(code, start, maybe_day(as_of, "--as-of"), known), expires=ends)
    if as_json:
        print_json(answer.as_dict())
    else:
        _show(answer, start, Screen(spoken(lang)))


def _law_of(code: str, start: date, as_of: date | None, known: "tuple[Clock, ...]") -> date | None:
    """Give the day whose law is asked: a period before an end is acted in by the law of today, not of the start."""
    if as_of is None and any(each.code == code and each.anchor is not None for each in known):
        return max(_day(start), today_in_shanghai())
    return as_of


def _day(start: date) -> date:
    return start.date() if isinstance(start, datetime) else start


def _how_to_start(code: str, known: "tuple[Clock, ...]") -> str:
    clock = next((each for each in known if each.code == code), None)
    if clock is None:
        return "add `--from` with a day, such as `--from 2026-01-15`"
    return f"add `--from` with the day of: {legal.STARTS[clock.start].en} ({legal.STARTS[clock.start].zh})"


def _show(answer: "Due", start: date, screen: Screen) -> None:
    screen.heading(answer.code)
    rows: list[tuple[Phrase | str, Phrase | str]] = [(words.STARTED, _moment(start, screen))]
    if answer.due is not None:
        label = words.DUE_AT if isinstance(answer.due, datetime) else words.DUE
        rows.append((label, _moment(answer.due, screen, provisional=answer.provisional)))
    if answer.opens is not None and answer.closes is not None:
        rows.append((words.OPENS, _moment(answer.opens, screen, provisional=answer.provisional)))
        rows.append((words.CLOSES, _moment(answer.closes, screen)))
    if answer.rolled_from is not None:
        rolled = words.ROLLED_IN_CASE if answer.provisional else words.ROLLED
        moved = screen.words(rolled).format(day=_moment(answer.rolled_from, screen))
        rows.append(("", moved))
    rows.append((words.RULE, answer.rule))
    rows.append((words.CITES, ", ".join(str(cite) for cite in answer.cites)))
    if answer.counted_by:
        rows.append((words.COUNTED_BY, ", ".join(str(cite) for cite in answer.counted_by)))
    rows.append((words.GRADE, GRADES[answer.grade]))
    if answer.readings:
        rows.append((words.READINGS, ", ".join(answer.readings)))
    screen.pairs(rows, indent=2)
    for note in answer.notes:
        screen.pairs([(general.NOTE, note.says)], indent=2)


def _moment(moment: date, screen: Screen, *, provisional: bool = False) -> str:
    said = [screen.words(words.WEEKDAYS[moment.weekday()])]
    if provisional:
        said.append(screen.words(words.PROVISIONAL))
    written = moment.isoformat(" ", "minutes") if isinstance(moment, datetime) else moment.isoformat()
    return f"{written} ({', '.join(said)})"


def _list(book: "Lawbook", screen: Screen, *, as_json: bool) -> None:
    from tongguan.law.telling.periods import period_of, start_of  # noqa: PLC0415 -- only for the list

    clocks = sorted(book.clocks(), key=lambda clock: (clock.code, clock.first, clock.cites))
    if as_json:
        print_json({"clocks": [_clock(clock) for clock in clocks]})
        return
    columns = (words.CODE_COLUMN, words.START, words.PERIOD, words.CITES, words.IN_FORCE, words.GRADE)
    screen.table(
        columns,
        [
            (
                clock.code,
                start_of(clock),
                period_of(clock),
                ", ".join(str(cite) for cite in clock.cites),
                f"{clock.first} – {clock.last or ''}".strip(),
                GRADES[clock.grade],
            )
            for clock in clocks
        ],
        fixed=(0, 3),
    )


def _clock(clock: "Clock") -> dict[str, object]:
    from tongguan.law.telling.periods import period_of, start_of  # noqa: PLC0415 -- only for the list

    return {
        "code": clock.code,
        "start": clock.start,
        "start_event": start_of(clock).as_dict(),
        "period": period_of(clock).as_dict(),
        "direction": clock.direction,
        "amount": clock.amount,
        "unit": clock.unit,
        "day": clock.day.isoformat() if clock.day else None,
        "rolls": clock.rolls,
        "anchor": clock.anchor,
        "window": clock.window,
        "cites": [str(cite) for cite in clock.cites],
        "in_force": {"from": clock.first.isoformat(), "until": clock.last.isoformat() if clock.last else None},
        "grade": str(clock.grade),
        "rule": clock.says.as_dict(),
    }
