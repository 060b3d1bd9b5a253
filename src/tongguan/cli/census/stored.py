"""Answers from a folder that ``--out`` wrote: what would be, or what is to come."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from tongguan.census.file import read_censuses
from tongguan.census.saving import ANSWER
from tongguan.cli.book import lawbook
from tongguan.cli.census.adding import Adding
from tongguan.cli.census.outlooks import added_to, write_page
from tongguan.cli.census.showing_ahead import show_ahead
from tongguan.cli.census.supposing import suppose_stored
from tongguan.cli.counted.files import MOST_BYTES
from tongguan.cli.foresight import complete
from tongguan.cli.reading_files import read_bytes, shown_name
from tongguan.cli.screen import Screen, print_json
from tongguan.vocabulary.phrase import Language


def answer_stored(
    folder: Path, what_if: Sequence[str], adding: Adding, day: date, language: Language, *, as_json: bool
) -> None:
    """Suppose, or forecast from the day up to which was counted, as a run by the plan would have done.

    Raises:
        BadValueError: Nothing is asked.
        TongguanError: The folder holds no census, or the page cannot be written.
    """
    if what_if or not adding.anything:
        suppose_stored(folder, what_if, day, language, as_json=as_json)
        return
    file = folder / ANSWER
    censuses = read_censuses(read_bytes(file, MOST_BYTES), shown_name(file))
    book = lawbook()
    found = tuple(complete(each, book, language) for each in censuses)
    if adding.report is not None:
        write_page(adding.report, found, shown_name(file), language)
    if as_json:
        answers: list[dict[str, Any]] = [msgspec.to_builtins(each.census) | added_to(each, adding) for each in found]
        print_json(answers[0] if len(answers) == 1 else {"handlers": answers})
        return
    screen = Screen(language)
    show_ahead(found, screen, language, splitting=False)
