"""Completes a census with what the law and the calendar make of it, for the answer and for the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from tongguan.census.file import Census
from tongguan.census.splitting import Finding
from tongguan.cli.foresight.form_numbers import Given, form_numbers
from tongguan.cli.foresight.outlook import outlook_of
from tongguan.cli.foresight.signs import signs_of
from tongguan.decision.declaration import Declaration
from tongguan.law import Lawbook
from tongguan.vocabulary import Bounds
from tongguan.vocabulary.phrase import Language


@dataclass(frozen=True, slots=True)
class Completed:
    """A census with its forecast, the numbers for the form and the signs of splitting, as plain values."""

    census: Census
    outlook: dict[str, Any]
    form: dict[str, Any]
    splitting: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        """Give all of it as the file of a census holds it."""
        plain: dict[str, Any] = msgspec.to_builtins(self.census)
        return {**plain, "forecast": self.outlook, "form": self.form, "splitting": self.splitting}


def complete(
    census: Census,
    book: Lawbook,
    language: Language,
    declaration: Declaration | None = None,
    findings: Sequence[Finding] = (),
    *,
    forecast: bool = True,
) -> Completed:
    """Complete the census of a handler.

    Args:
        census: The count.
        book: The lawbook.
        language: The language of what is told in words.
        declaration: What the handler declares, where it is known: what it expects, and how many people it processes.
        findings: Signs of splitting in which this handler appears are told; others are not.
        forecast: Whether to forecast; without it there are no lines in ``outlook``.
    """
    processed = None if declaration is None else declaration.handler.get("handler.people_processed")
    everybody = processed.high if isinstance(processed, Bounds) else None
    most = None if everybody is None else dict.fromkeys(("ordinary", "sensitive", "both", "all"), everybody)
    given = {} if declaration is None else {each.id: _given(each.given) for each in declaration.exports}
    mine = [each for each in findings if census.handler in each.handlers]
    return Completed(
        census,
        outlook_of(census if forecast else msgspec.structs.replace(census, lines=()), book, most),
        form_numbers(census, given, everybody),
        signs_of(mine, book, census.until, language),
    )


def _given(declared: dict[str, Any]) -> Given:
    return Given(declared.get("expected_people_this_year"), declared.get("expected_people_three_years"))
