"""Shows to people what a census says of days to come, and signs of splitting."""

from collections.abc import Sequence
from typing import Any

from tongguan.cli.foresight import Completed, percent
from tongguan.cli.report.census.words import FORM_FLAGS, REASONS
from tongguan.cli.report.figures import people_of
from tongguan.cli.screen import Screen
from tongguan.cli.words import census
from tongguan.cli.words import foresight as words
from tongguan.vocabulary.phrase import Language

_COUNTERS = {
    "ordinary": census.ORDINARY,
    "sensitive": census.SENSITIVE,
    "both": census.BOTH,
    "all": census.ALL,
}
_FORM = ("this_year", "expected_this_year", "three_years", "in_both", "together")


def show_ahead(completed: Sequence[Completed], screen: Screen, language: Language, *, splitting: bool) -> None:
    """Write the forecast of each line, the numbers of the form where some are expected, and signs of splitting."""
    for each in completed:
        if each.outlook["lines"]:
            screen.line()
            level = round(each.outlook["level"] * 100)
            screen.heading(f"{each.census.handler} · {screen.words(words.OUTLOOK).format(level=level)}")
            screen.table(
                (census.LINE, census.COUNTER, words.INTERVAL, words.MEDIAN, words.CHANCE, words.ACT_BY, census.CITES),
                [_row(line, screen) for line in each.outlook["lines"]],
            )
        _show_form(each, screen, language)
        if splitting:
            screen.line()
            screen.heading(words.SIGNS if each.splitting else words.NO_SIGNS)
            for sign in each.splitting:
                screen.line(f"{sign['says']} ({', '.join(sign['cites'])})", indent=2)
                screen.line(sign["shows"], style="dim", indent=4)


def _row(line: dict[str, Any], screen: Screen) -> tuple[str, ...]:
    said, counter = f"{line['line']:,}", screen.words(_COUNTERS[line["counter"]])
    if line["reason"] is not None:
        why = f"{screen.words(REASONS[line['reason']])} {line['crossed'] or ''}".strip()
        return said, counter, why, "", "", "", ", ".join(line["cites"])
    never = screen.words(words.NOT_THIS_YEAR)
    between = screen.words(words.BETWEEN)
    reached = never
    if line["earliest"]:
        alone = line["earliest"] == line["latest"]
        reached = (
            line["earliest"] if alone else between.format(earliest=line["earliest"], latest=line["latest"] or never)
        )
    act = line["act_early"]
    cites = list(dict.fromkeys([*line["cites"], *(act["cites"] if act else ())]))
    return (
        said,
        counter,
        reached,
        line["median"] or (never if line["earliest"] else ""),
        percent(line["not_this_year"]),
        _act_by(act, screen, late=line["too_late"]),
        ", ".join(cites),
    )


def _act_by(act: dict[str, Any] | None, screen: Screen, *, late: bool) -> str:
    if act is None:
        return ""
    said = words.PASSED if late else words.PROVISIONAL if act["provisional"] else None
    return act["apply_by"] if said is None else screen.words(said).format(day=act["apply_by"])


def _show_form(completed: Completed, screen: Screen, language: Language) -> None:
    expected = [each for each in completed.form["exports"] if each["three_years"] or each["expected_this_year"]]
    if not expected:
        return
    screen.line()
    screen.heading(screen.words(words.FORM).format(cites=", ".join(completed.form["cites"])))
    screen.table(
        (
            census.EXPORT,
            words.THIS_YEAR,
            words.WHOLE_YEAR,
            words.THREE_YEARS,
            words.IN_BOTH,
            words.TOGETHER,
            words.LOOK,
        ),
        [
            (
                each["id"],
                *(people_of(each[name], language) if each[name] else "" for name in _FORM),
                "; ".join(screen.words(FORM_FLAGS[flag]) for flag in each["flags"]),
            )
            for each in expected
        ],
    )
