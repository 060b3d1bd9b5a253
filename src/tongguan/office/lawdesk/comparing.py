"""Compares two assessments of the same exports: what is not the same, with the rules that made it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from tongguan.decision.assessment import Assessment, ExportAssessment
from tongguan.vocabulary import Phrase


@dataclass(frozen=True, slots=True)
class Told:
    """A rule, a duty or a flag: its code (a rule's is its citation), its words, and where they stand."""

    code: str
    says: Phrase
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """How an export is on one side of the comparison."""

    possible: tuple[str, ...]
    standing: str
    options: tuple[str, ...]
    rules: tuple[Told, ...]
    duties: tuple[Told, ...]
    flags: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ExportChange:
    """One export that is not the same; absent on a side on which it is not declared."""

    id: str
    title: str
    before: Side
    after: Side

    @property
    def route_differs(self) -> bool:
        """Whether the possible pathways are not the same."""
        return self.before.possible != self.after.possible

    @property
    def standing_differs(self) -> bool:
        """Whether the standing is not the same."""
        return self.before.standing != self.after.standing

    @property
    def options_differ(self) -> bool:
        """Whether other mechanisms are open."""
        return self.before.options != self.after.options

    @property
    def rules_begun(self) -> tuple[Told, ...]:
        """The rules that decide after and did not before."""
        return _new(self.before.rules, self.after.rules)

    @property
    def rules_gone(self) -> tuple[Told, ...]:
        """The rules that decided before and no longer do."""
        return _new(self.after.rules, self.before.rules)

    @property
    def duties_begun(self) -> tuple[Told, ...]:
        """The duties that are owed after and were not before."""
        return _new(self.before.duties, self.after.duties)

    @property
    def duties_gone(self) -> tuple[Told, ...]:
        """The duties that are no longer owed."""
        return _new(self.after.duties, self.before.duties)

    @property
    def flags_begun(self) -> tuple[Told, ...]:
        """What is to be looked at after and was not before."""
        return _new(self.before.flags, self.after.flags)

    @property
    def is_grave(self) -> bool:
        """Whether more than duties and flags changed."""
        return self.route_differs or self.standing_differs or self.options_differ


def compare(before: Assessment, after: Assessment) -> tuple[ExportChange, ...]:
    """Find the exports that are not the same, those whose route or standing changes first."""
    earlier = {each.determination.prepared.export.id: each for each in before.exports}
    found = []
    for later in after.exports:
        export = later.determination.prepared.export
        if export.id in earlier:
            sides = _side(earlier[export.id]), _side(later)
            if sides[0] != sides[1]:
                found.append(ExportChange(export.id, export.title, *sides))
    return tuple(sorted(found, key=lambda each: not each.is_grave))


def as_plain(changes: Sequence[ExportChange]) -> list[Any]:
    """Give changes as plain values, to be kept."""
    plain: list[Any] = msgspec.to_builtins(list(changes))
    return plain


def from_plain(kept: object) -> tuple[ExportChange, ...]:
    """Read changes that were kept."""
    return msgspec.convert(kept, tuple[ExportChange, ...])


def _side(export: ExportAssessment) -> Side:
    determined = export.determination
    rules = (each.rule for each in (*determined.decided_by, *determined.freed_by))
    return Side(
        tuple(each.value for each in determined.possible.pathways),
        export.standing.standing.value,
        tuple(export.options),
        _once(Told(rule.cites, rule.says, (rule.cites,)) for rule in rules),
        _once(Told(each.code, each.says, tuple(each.cites)) for each in export.duties),
        _once(Told(each.code, each.says, tuple(each.cites)) for each in export.flags),
    )


def _once(told: Iterable[Told]) -> tuple[Told, ...]:
    return tuple(sorted({_key(each): each for each in told}.values(), key=_key))


def _new(before: tuple[Told, ...], after: tuple[Told, ...]) -> tuple[Told, ...]:
    known = {_key(each) for each in before}
    return tuple(each for each in after if _key(each) not in known)


def _key(told: Told) -> tuple[str, tuple[str, ...], str]:
    return told.code, told.cites, told.says.zh
