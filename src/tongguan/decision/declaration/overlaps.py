"""Refuses distinct people of several exports that cannot be."""

from tongguan.decision.declaration.errors import ContradictionError
from tongguan.decision.declaration.model import Declaration
from tongguan.decision.declaration.place import Document
from tongguan.strict_yaml import Path
from tongguan.vocabulary import Bounds


def check_overlaps(declaration: Declaration, document: Document, path: Path) -> None:
    """Refuse a union of people larger than the sum of its exports, or smaller than one of them.

    The exports' people since last year hold this year's, so their sum limits a union too.

    Raises:
        ContradictionError: The first one found, with the place of the number.
    """
    people = {export.id: export.people for export in declaration.exports}
    since = {export.id: export.facts.get("people_since_last_year.all") for export in declaration.exports}
    seen: set[frozenset[str]] = set()
    for place, overlap in enumerate(declaration.overlaps):
        members = frozenset(overlap.exports)
        if members in seen:
            message = "the same exports are given distinct people twice"
            raise document.error(ContradictionError, message, (*path, place, "exports"))
        seen.add(members)
        counts = [people[name] for name in overlap.exports]
        for part, union, parts in (
            ("ordinary", overlap.people.ordinary, [count.ordinary for count in counts]),
            ("sensitive", overlap.people.sensitive, [count.sensitive for count in counts]),
        ):
            complaint = _complaint(union, parts) or _beyond_last_year(union, [since[name] for name in overlap.exports])
            if complaint is not None:
                raise document.error(ContradictionError, complaint, (*path, place, part))


def _complaint(union: Bounds | None, counts: list[Bounds | None]) -> str | None:
    if union is None:
        return None
    most = _together(counts)
    if most is not None and union.low > most:
        return f"{union.low:,} distinct people are more than the exports have together ({most:,})"
    least = max((count.low for count in counts if count is not None), default=0)
    if union.high is not None and union.high < least:
        return f"{union.high:,} distinct people are fewer than one of the exports has alone ({least:,})"
    return None


def _beyond_last_year(union: Bounds | None, since: list[Bounds | None]) -> str | None:
    most = _together(since)
    if union is None or most is None or union.low <= most:
        return None
    return f"{union.low:,} distinct people are more than the exports have together since last year ({most:,})"


def _together(counts: list[Bounds | None]) -> int | None:
    """Give the most people that the counts can have together; ``None`` where one of them is open."""
    highs = [count.high for count in counts if count is not None and count.high is not None]
    return sum(highs) if len(highs) == len(counts) else None
