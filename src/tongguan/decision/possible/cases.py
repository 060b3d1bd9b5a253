"""One way that an export can turn out, and the people that it then adds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tongguan.decision.declaration import People
from tongguan.decision.facts import Contribution, PreparedExport, contribution_of
from tongguan.decision.facts.classes import CLASSES, ORDINARY, PERSONAL, SENSITIVE, people_if_sensitive, settle_classes
from tongguan.decision.facts.preparing import Part
from tongguan.law.conditions import Condition
from tongguan.vocabulary import Bounds

NEEDED = "necessity.truly_needed"
Waiting = tuple[tuple[int, Condition], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One way an export can turn out, totals of people still open.

    ``waiting`` are the rules on totals that come before anything else could decide, with what is left of
    their conditions; if none of them holds, ``otherwise`` decides (the place of a rule, or -1 for none).
    ``adds`` is what the export adds to the handler's totals; ``None`` leaves its people out.
    ``freed_by`` is the exemption that frees the rest, where only the residue is decided here.
    ``whole`` are all of its people where ``adds`` is not; ``None`` where nobody asks.
    """

    waiting: Waiting
    otherwise: int
    adds: Contribution | None
    freed_by: int = -1
    whole: Contribution | None = None


@dataclass(frozen=True, slots=True)
class Freed:
    """The exemption that frees what is needed; ``adds`` are the export's people where they count all the same."""

    place: int
    adds: Contribution | None
    whole: Contribution


def people_added(
    export: PreparedExport, part: PreparedExport | Part, facts: Mapping[str, Any], as_of: date
) -> Contribution:
    """Give the people of an export, or of its residue, on settled ``facts``."""
    people = _people(part)
    if part.facts.get(SENSITIVE) is None and facts.get(SENSITIVE) is True:
        people = people_if_sensitive(people)
    return contribution_of(
        export.export,
        people,
        as_of,
        personal=facts.get(PERSONAL) is not False,
        sensitive=facts.get(SENSITIVE) is not False,
        ordinary=facts.get(ORDINARY),
    )


def most_people_added(export: PreparedExport, part: PreparedExport | Part, as_of: date) -> Contribution:
    """Give bounds that hold the people of an export, or of its residue, however its open facts turn out."""
    adds = contribution_of(export.export, _people(part), as_of, personal=True, sensitive=True, ordinary=True)
    return replace(
        adds,
        ordinary=_down(adds.ordinary),
        sensitive=_down(adds.sensitive),
        both=_down(adds.both),
        since_last_year=_down(adds.since_last_year),
        sensitive_since_last_year=_down(adds.sensitive_since_last_year),
        expected_one_year=_down(adds.expected_one_year),
    )


def facts_of_residue(residue: Part, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the facts of the residue, those of the export being settled: the same but for the classes."""
    inner = {name: value for name, value in facts.items() if name not in CLASSES}
    inner |= {name: residue.facts[name] for name in CLASSES if name in residue.facts}
    inner[NEEDED] = False
    if facts.get(SENSITIVE) is False and inner.get(SENSITIVE) is None:
        inner[SENSITIVE] = False
    settle_classes(inner, residue.people)
    return inner


def _people(part: PreparedExport | Part) -> People:
    return part.export.people if isinstance(part, PreparedExport) else part.people


def _down(bounds: Bounds) -> Bounds:
    return Bounds(0, bounds.high)
