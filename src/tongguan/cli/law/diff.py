"""``tongguan law diff``: what changed in the law between two days."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.days import read_day
from tongguan.cli.errors import BadValueError
from tongguan.cli.language import spoken
from tongguan.cli.law.standing import lawbook_as_dict, window_as_dict
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import law as words
from tongguan.cli.words import table as table_words
from tongguan.law import Lawbook, Rule
from tongguan.law.telling.differences import Differences, differences
from tongguan.law.telling.effects import filled, in_words
from tongguan.law.telling.standing import ending

if TYPE_CHECKING:
    from tongguan.vocabulary import Phrase

app = typer.Typer()


@app.command(
    help=words.DIFF_HELP.en,
    epilog="tongguan law diff 2024-03-21 2024-03-22\ntongguan law diff 2025-12-31 2026-01-01 --json\n"
    "tongguan law diff --table examples/portfolio/exports.csv 2024-03-21 2024-03-22",
)
def diff(
    earlier: Annotated[str, typer.Argument(metavar="DATE", help=words.DIFF_EARLIER.en)],
    later: Annotated[str, typer.Argument(metavar="DATE", help=words.DIFF_LATER.en)],
    *,
    table: Annotated[Path | None, typer.Option("--table", metavar="FILE", help=table_words.DIFF_TABLE.en)] = None,
    as_if: Annotated[str | None, typer.Option("--as-if", metavar="DRAFT", help=table_words.DIFF_AS_IF.en)] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=table_words.DIFF_OUT.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Compare the rules in force on two days."""
    first, last = read_day(earlier, "DATE"), read_day(later, "DATE")
    if last < first:
        raise BadValueError(f"{last} lies before {first}", help=f"write `tongguan law diff {last} {first}`")
    if table is not None:
        from tongguan.cli.assess import check_day  # noqa: PLC0415 -- only for a table
        from tongguan.cli.table.asking import compare_file  # noqa: PLC0415 -- as above

        check_day(first, lawbook(), "DATE")
        check_day(last, lawbook(), "DATE")
        compare_file(table, (first, last), as_if, out, spoken(lang), as_json=as_json)
        return
    for option, given in (("--as-if", as_if), ("--out", out)):
        if given:
            raise BadValueError(f"`{option}` goes with `--table`", help="leave it out", field=option)
    book = lawbook()
    found = differences(book, first, last)
    if as_json:
        print_json(_as_dict(book, found))
    else:
        _show(book, found, Screen(spoken(lang)))


def _show(book: Lawbook, found: Differences, screen: Screen) -> None:
    screen.heading(filled(words.BETWEEN, earlier=str(found.earlier), later=str(found.later)))
    if found.published:
        screen.line()
        screen.heading(words.PUBLISHED_BETWEEN)
        screen.pairs([(each.id, each.title) for each in found.published], indent=2)
    for title, rules in ((words.BEGAN, found.began), (words.GONE, found.ended)):
        if rules:
            screen.line()
            screen.heading(title)
            _show_rules(book, rules, screen, ended=title is words.GONE)
    if found.changed:
        screen.line()
        screen.heading(words.CHANGED)
        for before, after in found.changed:
            screen.pairs([(after.cites, "")], indent=2)
            screen.pairs([(words.NO_LONGER, before.says), (words.NOW, after.says)], indent=4)
    if not (found.published or found.began or found.ended or found.changed):
        screen.line(words.NOTHING_CHANGED, indent=2)


def _show_rules(book: Lawbook, rules: Sequence[Rule], screen: Screen, *, ended: bool) -> None:
    instrument = None
    for rule in rules:
        if rule.instrument != instrument:
            instrument = rule.instrument
            screen.line(f"{instrument}  {screen.words(book.by_instrument[instrument].short)}", indent=2)
        said: list[tuple[Phrase | str, Phrase | str]] = [(rule.cites.partition("#")[2], rule.says)]
        if rule.decides() and rule.effect is not None:
            said.append(("", f"→ {screen.words(in_words(rule.effect))}"))
        why = ending(rule.window) if ended else None
        if why is not None:
            said.append(("", f"× {screen.words(why)}"))
        screen.pairs(said, indent=4)


def _as_dict(book: Lawbook, found: Differences) -> dict[str, object]:
    return {
        "earlier": found.earlier.isoformat(),
        "later": found.later.isoformat(),
        "lawbook": lawbook_as_dict(book),
        "published": [each.id for each in found.published],
        "began": [_rule(rule) for rule in found.began],
        "ended": [_rule(rule) for rule in found.ended],
        "changed": [{"before": _rule(before), "after": _rule(after)} for before, after in found.changed],
    }


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "cites": rule.cites,
        "rule": rule.name,
        "says": rule.says.as_dict(),
        "effect": in_words(rule.effect).as_dict() if rule.effect else None,
        "decides_pathway": rule.decides(),
        "in_force": window_as_dict(rule),
    }
