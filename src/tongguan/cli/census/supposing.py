"""Reads what is supposed, and answers it from profiles: of a census that was taken, or that was stored."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from tongguan.census.plan import Line
from tongguan.census.profile import Profile, Totals, WhatIf
from tongguan.census.saving import read_profiles
from tongguan.cli.census.showing import show_supposed
from tongguan.cli.census.telling import lines_on
from tongguan.cli.errors import BadValueError
from tongguan.cli.screen import Screen, print_json
from tongguan.vocabulary.phrase import Language

Profiles = Mapping[str, tuple[Profile, Profile]]
"""By handler: as far as people certainly differ, and as far as they possibly do."""

_WORDS = {"drop": "dropped", "exempt": "left_out", "count": "counted", "sensitive": "sensitive"}


def suppose_stored(folder: Path, given: Sequence[str], day: date, language: Language, *, as_json: bool) -> None:
    """Answer from a folder that ``--out`` wrote, by the lines of the law of a day.

    Raises:
        BadValueError: Nothing is supposed, or not in the way it is written.
        StoredCensusError: The folder holds no census.
    """
    if not given:
        raise BadValueError(
            f"`{folder}` is a folder",
            help="name a plan; or ask the stored census with --what-if, --forecast or --report",
            field="plan",
        )
    profiles = {each.handler: (each.certain, each.possible) for each in read_profiles(folder)}
    answer_supposed(profiles, given, lines_on(day), language, as_json=as_json)


def answer_supposed(
    profiles: Profiles, given: Sequence[str], lines: Sequence[Line], language: Language, *, as_json: bool
) -> None:
    """Answer what would be counted, for every handler."""
    supposed = read_supposed(given)
    answers = [suppose(name, bounds, supposed, lines) for name, bounds in profiles.items()]
    if as_json:
        print_json(answers[0] if len(answers) == 1 else {"handlers": answers})
    else:
        show_supposed(answers, Screen(language))


def read_supposed(given: Sequence[str]) -> WhatIf:
    """Read ``drop=loyalty-crm`` and its likes.

    Raises:
        BadValueError: It is not written so.
    """
    found: dict[str, list[str]] = {name: [] for name in _WORDS.values()}
    for each in given:
        word, _, export = each.partition("=")
        if word not in _WORDS or not export:
            raise BadValueError(
                f"`{each}` supposes nothing known",
                help="write drop=ID, exempt=ID, count=ID or sensitive=ID",
                field="--what-if",
            )
        found[_WORDS[word]].append(export)
    return WhatIf(**{name: tuple(ids) for name, ids in found.items()})


def suppose(handler: str, bounds: tuple[Profile, Profile], supposed: WhatIf, lines: Sequence[Line]) -> dict[str, Any]:
    """Answer what would be counted: now and then, and which lines would be reached.

    Raises:
        UnknownExportError: The census has no such export.
    """
    certain, possible = bounds
    then = _ranges(certain.totals(supposed), possible.totals(supposed))
    return {
        "handler": handler,
        "supposed": {name: list(ids) for name, ids in asdict(supposed).items() if ids},
        "now": {
            "counted": _ranges(certain.totals(), possible.totals()),
            "left_out": _ranges(certain.left_out(), possible.left_out()),
        },
        "then": {"counted": then, "left_out": _ranges(certain.left_out(supposed), possible.left_out(supposed))},
        "lines": [
            {
                "counter": line.counter,
                "line": line.line,
                "then": line.then,
                "cites": list(line.cites),
                "reached": then[line.counter][1] >= line.line,
                "people_left": max(0, line.line - then[line.counter][1] - 1),
            }
            for line in lines
        ],
    }


def _ranges(low: Totals, high: Totals) -> dict[str, list[int]]:
    lows, highs = asdict(low), asdict(high)
    return {name: sorted((lows[name], highs[name])) for name in lows}
