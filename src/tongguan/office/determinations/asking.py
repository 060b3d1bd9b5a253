"""What a determination is asked for: the legal day, the day of knowledge, a draft beside the law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from tongguan.law import Lawbook
from tongguan.office.desk.days import day_asked_for


@dataclass(frozen=True, slots=True)
class Ask:
    """The question: the law of ``on``, as it was known on ``known_on``, and ``draft`` as if in force beside it."""

    on: date
    known_on: date | None = None
    draft: str | None = None

    @property
    def query(self) -> str:
        """The question as it stands in an address."""
        known = self.known_on.isoformat() if self.known_on else None
        given = {"on": self.on.isoformat(), "known_on": known, "draft": self.draft}
        return urlencode({name: value for name, value in given.items() if value})


@dataclass(frozen=True, slots=True)
class AskRead:
    """The question of an address; ``refused`` names the fields that could not be read and were left out."""

    ask: Ask
    refused: tuple[str, ...]


def read_ask(given: Mapping[str, str], today: date, book: Lawbook) -> AskRead:
    """Read the question from the fields of an address."""
    refused = []
    on, known_on = day_asked_for(given.get("on", "")), day_asked_for(given.get("known_on", ""))
    if given.get("on") and on is None:
        refused.append("on")
    if given.get("known_on") and known_on is None:
        refused.append("known_on")
    draft = given.get("draft") or None
    if draft is not None and draft not in drafts(book):
        refused.append("draft")
        draft = None
    return AskRead(Ask(on or today, known_on, draft), tuple(refused))


def drafts(book: Lawbook) -> tuple[str, ...]:
    """Give the ids of the drafts of the lawbook."""
    return tuple(each.id for each in book.instruments if each.draft)
