"""Decides a frozen determination again, from what was frozen alone, and compares."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.decision.answer import answer_of
from tongguan.decision.assessment import assess
from tongguan.office.catalogues.reading import together
from tongguan.office.determinations.approving import digest_of_frozen
from tongguan.office.determinations.models import Determination
from tongguan.office.exports.reading import digest_of, lawbook, read_on
from tongguan.vocabulary import TongguanError
from tongguan.vocabulary.phrase import Language

_WORDS_OF_EDITION = frozenset({"lawbook"})


@dataclass(frozen=True, slots=True)
class Side:
    """What one side gives for an export or the whole."""

    possible: tuple[str, ...]
    standing: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Differs:
    """One export, or the whole (``title`` is absent), as it was frozen and as it comes out now."""

    title: str | None
    then: Side
    now: Side


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of it: ``same`` to the letter, or in routes and standings (no ``rows``), or not; ``intact`` by hash.

    ``failed`` says why it could not be decided again.
    """

    intact: bool
    same: bool
    edition_then: str
    edition_now: str
    rows: tuple[Differs, ...]
    failed: TongguanError | None = None

    @property
    def same_edition(self) -> bool:
        """Whether the lawbook is the one it was frozen with."""
        return self.edition_then == self.edition_now


def replay(made: Determination, language: Language) -> Replay:
    """Decide again from the frozen text and days, under the lawbook of this installation."""
    frozen: Mapping[str, Any] = made.frozen
    declaration, before = frozen["declaration"], frozen["answers"][language]
    edition = lawbook().edition
    intact = digest_of_frozen(frozen) == made.digest and digest_of(declaration["text"]) == declaration["sha256"]
    known_on, on = frozen["known_on"], date.fromisoformat(frozen["as_of"])
    try:
        using = together(tuple(frozen["catalogues"]))
        found = assess(
            [read_on(declaration["text"], f"declaration {declaration['version']}", on, using)],
            lawbook(),
            using.catalogues,
            on,
            known_on=date.fromisoformat(known_on) if known_on else None,
        )[0]
    except TongguanError as error:
        return Replay(intact, same=False, edition_then=made.edition, edition_now=edition, rows=(), failed=error)
    now = json.loads(json.dumps(answer_of(found, language)))
    same = _without_edition(now) == _without_edition(before)
    return Replay(intact, same, made.edition, edition, () if same else _differences(before, now))


def _without_edition(answer: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name not in _WORDS_OF_EDITION}


def _differences(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[Differs, ...]:
    pairs = [(None, before["overall"], now["overall"])]
    found = {export["id"]: export for export in now["exports"]}
    pairs += [(each["title"] or each["id"], each, found[each["id"]]) for each in before["exports"]]
    rows = (Differs(title, _side(then), _side(its)) for title, then, its in pairs)
    return tuple(row for row in rows if row.then != row.now)


def _side(given: Mapping[str, Any]) -> Side:
    cites = dict.fromkeys(each["cite"] for each in given.get("decided_by", ()))
    return Side(tuple(given["possible"]), given["standing"], tuple(cites))
