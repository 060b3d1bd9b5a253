"""``tongguan census --evidence``: whom somebody is taken for, and why."""

import sys
from dataclasses import replace
from datetime import date
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tongguan.census.evidence import Evidence, show_of
from tongguan.cli.census.keys import key_of
from tongguan.cli.census.watching import watched
from tongguan.cli.errors import BadValueError
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import evidence as words
from tongguan.vocabulary.phrase import Language

if TYPE_CHECKING:
    from tongguan.census.plan import Plan
    from tongguan.engines import Settings

_LONGEST = 1000


def show_evidence(
    plan: "Plan",
    folder: Path,
    day: date,
    engine: str,
    settings: "Settings",
    language: Language,
    *,
    as_json: bool,
) -> None:
    """Read one identifier, and write the evidence for whom it is.

    Raises:
        BadValueError: Nothing was given.
        TongguanError: It is none, or the log cannot be looked at.
    """
    key, text = key_of(plan, folder), _read(language)
    with watched(language) as progress:
        asked = replace(settings, progress=progress)
        found = show_of(text, plan, folder, day, engine=engine, settings=asked, key=key)
    if as_json:
        print_json(msgspec.to_builtins(found))
    else:
        _show(found, Screen(language))


def _read(language: Language) -> str:
    """Read what is asked about from whoever watches, unseen, or from the first line of standard input."""
    try:
        text = getpass(words.ASK.in_language(language)) if sys.stdin.isatty() else sys.stdin.readline(_LONGEST + 1)
    except EOFError:
        text = ""
    if not text.strip() or len(text) > _LONGEST:
        raise BadValueError(
            "no identifier was given",
            help="write one on a line of standard input, or answer the prompt",
            field="--evidence",
        )
    return text.strip("\r\n")


def _show(found: Evidence, screen: Screen) -> None:
    asked = ", ".join(found.asked)
    heading = screen.words(words.HEADING)
    screen.heading(heading.format(handler=found.handler, year=found.year, until=found.until, asked=asked))
    screen.line(_outcome(found, screen))
    if found.said:
        screen.line()
        screen.heading(words.SAID)
        screen.table(
            (words.PERSON, words.IDENTIFIERS, words.FILE, words.ROWS, words.FIRST, words.LAST),
            [
                (
                    ", ".join(map(str, said.people)),
                    " ".join(said.identifiers),
                    seen.file,
                    f"{seen.rows:,}",
                    seen.first.isoformat(),
                    seen.last.isoformat(),
                )
                for said in found.said
                for seen in said.seen
            ],
        )
    if found.holding:
        screen.line()
        screen.heading(words.HOLDING)
        screen.table(
            (words.IDENTIFIER, words.HOLDS, words.WHY, words.WITH),
            [
                (
                    each.identifier,
                    words.HOLD[each.holds],
                    words.REASONS[each.why],
                    f"{each.exclusive} / {each.partners}",
                )
                for each in found.holding
            ],
        )
    if found.joined:
        screen.line()
        screen.heading(words.JOINED)
        screen.table(
            (words.IDENTIFIER, words.CERTAINTY, words.BY),
            [
                (
                    each.identifier,
                    words.HOLD["certain" if each.certain else "possible"],
                    " → ".join(each.by) or screen.words(words.DIRECTLY),
                )
                for each in found.joined
            ],
        )
    if not found.complete:
        screen.line()
        screen.line(words.INCOMPLETE)


def _outcome(found: Evidence, screen: Screen) -> str:
    low, high = found.people
    if not found.said:
        cut = any(each.holds == "cut" for each in found.holding)
        return screen.words(words.CUT_OFF if cut else words.NOT_THERE)
    if not found.holding:
        return screen.words(words.PSEUDONYMS)
    if (low, high) == (1, 1):
        return screen.words(words.ONE)
    return screen.words(words.SEVERAL if low == high else words.RANGE).format(low=low, high=high)
