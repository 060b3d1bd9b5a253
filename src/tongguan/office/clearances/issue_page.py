"""What the pages show on which a clearance is issued, decided before they are drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.clearance import Clearance
from tongguan.decision.clearing import Cleared
from tongguan.office.clearances.basis import approved
from tongguan.office.clearances.page import LimitLine, limit_lines
from tongguan.office.determinations.models import Determination
from tongguan.office.determinations.page import namer_in
from tongguan.office.exports.reading import current
from tongguan.office.gates.counters import called
from tongguan.vocabulary import Phrase, TongguanError
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import MECHANISMS, term

CLEARED = frozenset({"free", "covered", "expiring"})
A_LEAF = 20
_MOST_OFFERED = 20


@dataclass(frozen=True, slots=True)
class Why:
    """Why an export is not cleared for a recipient."""

    recipient: str
    says: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One export of a determination; ``cleared`` for at least one recipient, else ``why`` not."""

    export: str
    title: str
    possible: tuple[str, ...]
    standing: str
    cleared: bool
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Approved:
    """A determination that may be issued from."""

    number: int
    on: date
    by: str
    here: bool


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """The exports of one approved determination; without ``number`` none is approved."""

    determinations: tuple[Approved, ...]
    number: int | None = None
    choices: tuple[Choice, ...] = ()
    newer_version: bool = False
    other_year: bool = False
    earlier: int | None = None
    later: int | None = None


@dataclass(frozen=True, slots=True)
class RecipientChoice:
    """A recipient of the export, and whether it is cleared for it."""

    id: str
    name: str
    standing: str
    cleared: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """What would be signed, with the numbers that were computed."""

    limits: tuple[LimitLine, ...]
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class IssuePage:
    """The form's surroundings; ``refused`` tells why nothing can be issued."""

    number: int
    export: str
    title: str
    standing: str
    possible: tuple[str, ...]
    mechanism: str
    items: tuple[str, ...]
    counters: tuple[tuple[str, Phrase], ...]
    proposed: Proposed | None
    refused: TongguanError | None = None


def choose_page(number: int | None, today: date, language: Language, leaf: int = 1) -> ChoosePage:
    """Decide the page on which an export is chosen: those of determination ``number``, else of the newest."""
    found = list(approved()[:_MOST_OFFERED])
    made = next((each for each in found if each.number == number), found[0] if found else None)
    if made is None:
        return ChoosePage(())
    newest = current()
    answers: Sequence[Mapping[str, Any]] = made.frozen["answers"][language]["exports"]
    leaves = max(-(-len(answers) // A_LEAF), 1)
    leaf = min(max(leaf, 1), leaves)
    return ChoosePage(
        tuple(Approved(each.number, each.on, str(each.decided_by), each.pk == made.pk) for each in found),
        made.number,
        tuple(map(_choice, answers[(leaf - 1) * A_LEAF : leaf * A_LEAF])),
        newest is not None and newest.pk != made.version_id,
        made.on.year != today.year,
        leaf - 1 if leaf > 1 else None,
        leaf + 1 if leaf < leaves else None,
    )


def recipients_of(answer: Mapping[str, Any], names: Mapping[str, str]) -> tuple[RecipientChoice, ...]:
    """Give the recipients of an export of a frozen answer."""
    return tuple(
        RecipientChoice(
            each["recipient"],
            names.get(each["recipient"], each["recipient"]),
            each["standing"],
            each["standing"] in CLEARED,
        )
        for each in answer["recipients"]
        if each["recipient"]
    )


def issue_page(
    made: Determination,
    answer: Mapping[str, Any],
    found: Cleared | None,
    draft: Clearance | None,
    refused: TongguanError | None,
    language: Language,
) -> IssuePage:
    """Decide the page, from what is cleared and what would be signed."""
    mechanism = found.mechanism if found else None
    return IssuePage(
        made.number,
        answer["id"],
        answer["title"] or answer["id"],
        answer["standing"],
        tuple(answer["possible"]),
        f"{term(MECHANISMS, mechanism.kind, language)} · {mechanism.id}" if mechanism else "",
        tuple(namer_in(language).item(each.id) for each in found.items) if found else (),
        tuple((name, called(name)) for name in found.counters) if found else (),
        Proposed(tuple(limit_lines(draft, language)), draft.valid_from, draft.valid_until) if draft else None,
        refused,
    )


def _choice(answer: Mapping[str, Any]) -> Choice:
    return Choice(
        answer["id"],
        answer["title"] or answer["id"],
        tuple(answer["possible"]),
        answer["standing"],
        any(each["standing"] in CLEARED for each in answer["recipients"]),
        tuple(
            Why(each["recipient"] or "", reason["says"], tuple(reason["cites"]))
            for each in answer["recipients"]
            if each["standing"] not in CLEARED
            for reason in each["reasons"]
        ),
    )
