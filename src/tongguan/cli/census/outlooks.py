"""What ``tongguan census`` adds on days to come: the forecast, signs of splitting, and the page."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongguan.census.splitting import Finding, search
from tongguan.cli.book import lawbook
from tongguan.cli.census.adding import Adding
from tongguan.cli.census.keys import key_of
from tongguan.cli.census.showing_ahead import show_ahead
from tongguan.cli.census.watching import watched
from tongguan.cli.foresight import Completed, complete
from tongguan.cli.reading_files import read_bytes, shown_name
from tongguan.decision.declaration import Declaration, read_declarations
from tongguan.law import load_catalogues
from tongguan.vocabulary.phrase import Language

if TYPE_CHECKING:
    from tongguan.census.plan import Plan
    from tongguan.census.taking import Taken
    from tongguan.cli.screen import Screen
    from tongguan.engines import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """What a census was asked for.

    Attributes:
        plan: The plan, with its exports and lines.
        file: The file of the plan.
        adding: What is to be added.
        engine: What reads the log again for signs of splitting.
        settings: What the engine may use.
        language: The language of what is told in words.
    """

    plan: "Plan"
    file: Path
    adding: Adding
    engine: str
    settings: "Settings"
    language: Language

    @property
    def folder(self) -> Path:
        """The folder of the plan."""
        return self.file.resolve().parent


def add(answer: dict[str, Any], taken: "Taken", asked: Asked, screen: "Screen | None") -> dict[str, Any]:
    """Complete the censuses that were taken, show and write what is wanted, and give the answer with what was added.

    Args:
        answer: The censuses as plain values.
        taken: The same as they were taken.
        asked: What was asked.
        screen: Where to show it to people; ``None`` where they see JSON.

    Raises:
        NotWrittenError: The page cannot be written.
        TongguanError: The log cannot be looked at again.
    """
    declarations, book = _declared(asked), lawbook()
    findings = _search(taken, asked) if asked.adding.splitting else ()
    found = tuple(
        complete(
            each, book, asked.language, _of(declarations, each.handler), findings, forecast=_is_foreseen(asked.adding)
        )
        for each in taken.censuses
    )
    if screen is not None:
        show_ahead(found, screen, asked.language, splitting=asked.adding.splitting)
    if asked.adding.report is not None:
        write_page(asked.adding.report, found, shown_name(asked.file), asked.language)
    added = [added_to(each, asked.adding) for each in found]
    if "handlers" not in answer:
        return {**answer, **added[0]} if added else answer
    handlers = [{**each, **more} for each, more in zip(answer["handlers"], added, strict=True)]
    return {**answer, "handlers": handlers}


def _is_foreseen(adding: Adding) -> bool:
    return adding.forecast or adding.report is not None


def added_to(completed: Completed, adding: Adding) -> dict[str, Any]:
    """Give what was asked to be added to the answer of a handler."""
    foreseen = {"forecast": completed.outlook, "form": completed.form} if _is_foreseen(adding) else {}
    return {**foreseen, **({"splitting": completed.splitting} if adding.splitting else {})}


def _search(taken: "Taken", asked: Asked) -> tuple[Finding, ...]:
    handlers = [each.handler for each in taken.censuses if each.joint is None]
    with watched(asked.language) as progress:
        settings = replace(asked.settings, progress=progress)
        key = key_of(asked.plan, asked.folder)
        return search(
            asked.plan, asked.folder, handlers, taken.head.until, engine=asked.engine, settings=settings, key=key
        )


def write_page(page: Path, completed: Sequence[Completed], plan: str, language: Language) -> None:
    """Write the page of censuses.

    Raises:
        NotWrittenError: It cannot be written.
    """
    from tongguan.cli.report import Library  # noqa: PLC0415 -- Jinja2 is slow to import
    from tongguan.cli.report.census import render_census  # noqa: PLC0415 -- as above
    from tongguan.cli.writing_files import write_text  # noqa: PLC0415 -- as above

    library = Library(lawbook(), load_catalogues())
    write_text(page, render_census(completed, language, plan, library), replace=True)
    sys.stderr.write(f"{page}\n")


def _declared(asked: Asked) -> tuple[Declaration, ...]:
    if asked.plan.declaration is None:
        return ()
    path = asked.folder / asked.plan.declaration
    return read_declarations(read_bytes(path), str(path), lawbook(), load_catalogues())


def _of(declarations: Sequence[Declaration], handler: str) -> Declaration | None:
    """Find the declaration of a handler; a plan may call the only one otherwise."""
    if len(declarations) == 1:
        return declarations[0]
    return next((each for each in declarations if each.name == handler), None)
