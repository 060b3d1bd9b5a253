"""``tongguan law show``: an instrument or a provision."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.days import maybe_day
from tongguan.cli.language import spoken
from tongguan.cli.law.finding import Found, find
from tongguan.cli.law.standing import instrument_as_dict, lawbook_as_dict, window_as_dict
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.today import today_in_shanghai
from tongguan.cli.words import law as words
from tongguan.law import Instrument, Lawbook, Rule
from tongguan.law.telling import words as legal
from tongguan.law.telling.effects import in_words
from tongguan.law.telling.readings import readings_of
from tongguan.law.telling.standing import ending, span, status_on
from tongguan.vocabulary.terms import GRADES

if TYPE_CHECKING:
    from tongguan.vocabulary import Phrase

app = typer.Typer()


def _names() -> list[str]:
    return sorted(lawbook().by_instrument)


@app.command(
    help=words.SHOW_HELP.en,
    epilog="tongguan law show CBDF-2024#7.1.2\ntongguan law show DESA-2022 --as-of 2024-03-21\n"
    "tongguan law show CBDF-2024 --json",
)
def show(
    what: Annotated[str, typer.Argument(metavar="WHAT", help=words.SHOW_WHAT.en, autocompletion=_names)],
    *,
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="DATE", help=words.SHOW_AS_OF.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Show what the lawbook records."""
    book = lawbook()
    asked = maybe_day(as_of, "--as-of")
    found = find(book, what, asked)
    on = asked or today_in_shanghai()
    if as_json:
        print_json(_as_dict(book, found, asked, on))
        return
    screen = Screen(spoken(lang))
    _show_instrument(found.instrument, screen, on)
    for rule in found.rules:
        screen.line()
        _show_rule(book, rule, screen)


def _show_instrument(instrument: Instrument, screen: Screen, on: date) -> None:
    status = legal.STATUSES[status_on(instrument, on)]
    screen.heading(f"{instrument.id}  {screen.words(instrument.title)}")
    rows: list[tuple[Phrase | str, Phrase | str | None]] = [
        (words.NUMBER, instrument.number),
        (words.ISSUER, ", ".join(screen.words(legal.ISSUERS[name]) for name in instrument.issuer)),
        (words.RANK, legal.RANKS[instrument.rank]),
        (words.PUBLISHED, str(instrument.published) if instrument.published else None),
        (words.IN_FORCE, str(instrument.in_force) if instrument.in_force else None),
        (words.LAST_DAY, str(instrument.ended) if instrument.ended else None),
        (words.STATUS, f"{screen.words(status)} ({on})"),
        (words.GRADE, GRADES[instrument.grade]),
        (words.REPLACED_BY, instrument.replaced_by),
        (words.INSTEAD_OF, ", ".join(instrument.instead_of) or None),
        (words.NOTE, instrument.note),
        (words.SOURCE, instrument.url),
    ]
    screen.pairs([(label, value) for label, value in rows if value is not None], indent=2)


def _show_rule(book: Lawbook, rule: Rule, screen: Screen) -> None:
    screen.heading(rule.cites)
    screen.line(rule.says, indent=2)
    ended = ending(rule.window)
    days = span(rule.window) if not rule.draft else screen.words(words.DRAFT_NEVER)
    if ended:
        days = f"{days} ({screen.words(ended)})"
    rows: list[tuple[Phrase | str, Phrase | str | None]] = [
        (words.RULE, rule.name),
        (words.BINDS, legal.BOUND[rule.binds]),
        (words.IN_FORCE, days),
        ("", words.ALSO_BEFORE if rule.earlier_dates else None),
        (words.GRADE, GRADES[rule.grade]),
        (words.EFFECT, in_words(rule.effect) if rule.effect else None),
        (words.CONDITION, rule.when_text or None),
        (words.YIELDS_TO, ", ".join(rule.yields_to) or None),
        (words.PREVAILS_OVER, ", ".join(rule.prevails_over) or None),
    ]
    rows.extend(
        (words.READINGS, f"{name}  {screen.words(book.by_reading[name].question)}") for name in readings_of(rule)
    )
    screen.pairs([(label, value) for label, value in rows if value is not None], indent=4)


def _as_dict(book: Lawbook, found: Found, asked: date | None, on: date) -> dict[str, object]:
    return {
        "as_of": asked.isoformat() if asked else None,
        "lawbook": lawbook_as_dict(book),
        "instrument": instrument_as_dict(book, found.instrument, on),
        "provisions": [_rule_as_dict(rule) for rule in found.rules],
    }


def _rule_as_dict(rule: Rule) -> dict[str, object]:
    return {
        "cites": rule.cites,
        "rule": rule.name,
        "says": rule.says.as_dict(),
        "kind": rule.kind,
        "binds": rule.binds,
        "in_force": window_as_dict(rule),
        "reaches_earlier_days": rule.earlier_dates,
        "draft": rule.draft,
        "grade": str(rule.grade),
        "effect": in_words(rule.effect).as_dict() if rule.effect else None,
        "when": rule.when_text or None,
        "yields_to": list(rule.yields_to),
        "prevails_over": list(rule.prevails_over),
        "readings": list(readings_of(rule)),
    }
