"""Refuses a census whose numbers cannot all be true: whoever stands on it must be able to rely on it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from tongguan.census.file.errors import ImpossibleCensusError
from tongguan.census.file.model import Census, Counters, Curve, ExportCount, Range, Rows

_Complaint = tuple[str, str]
"""The field, and what is wrong with it."""

_CLASSES = ("ordinary", "sensitive", "both", "all")


def check(census: Census, source: str, where: str = "") -> None:
    """Refuse what cannot be.

    Raises:
        ImpossibleCensusError: The first contradiction found, with its field.
    """
    for field, complaint in _complaints(census):
        raise ImpossibleCensusError(
            complaint,
            help="count anew with `tongguan census`; a census is not to be edited",
            source=source,
            field=f"{where}.{field}" if where else field,
        )


def _complaints(census: Census) -> Iterator[_Complaint]:
    if census.until.year != census.year:
        yield "until", f"the count runs to {census.until}, which is not in {census.year}"
    yield from _counters("counted", census.counted)
    yield from _counters("left_out", census.left_out)
    seen: set[str] = set()
    for place, export in enumerate(census.exports):
        if export.id in seen:
            yield f"exports[{place}].id", f"export `{export.id[:40]}` is there twice"
        seen.add(export.id)
        yield from _export(f"exports[{place}]", export)
    yield from _unions(census)
    if census.curve is not None:
        yield from _curve(census.curve, census)
    yield from _rows(census.rows)


def _counters(field: str, counters: Counters) -> Iterator[_Complaint]:
    for name in _CLASSES:
        yield from _range(f"{field}.{name}", getattr(counters, name))
    yield from _both(f"{field}.both", counters.both, counters.ordinary, counters.sensitive)
    least = max(counters.ordinary[0], counters.sensitive[0])
    if counters.all[1] < least:
        yield f"{field}.all", f"{counters.all[1]:,} people in all are fewer than {least:,} in one class"
    if counters.all[0] > counters.ordinary[1] + counters.sensitive[1]:
        yield f"{field}.all", f"{counters.all[0]:,} people in all are more than both classes hold together"


def _export(field: str, export: ExportCount) -> Iterator[_Complaint]:
    for name in _CLASSES[:3]:
        yield from _range(f"{field}.{name}", getattr(export, name))
    yield from _both(f"{field}.both", export.both, export.ordinary, export.sensitive)
    if export.first is not None and export.last is not None and export.last < export.first:
        yield f"{field}.last", f"its last day {export.last} lies before its first, {export.first}"


def _range(field: str, people: Range) -> Iterator[_Complaint]:
    if people[0] > people[1]:
        yield field, f"{people[0]:,} people for certain are more than {people[1]:,} at most"


def _both(field: str, both: Range, ordinary: Range, sensitive: Range) -> Iterator[_Complaint]:
    most = min(ordinary[1], sensitive[1])
    if both[0] > most:
        yield field, f"{both[0]:,} people in both classes are more than {most:,} in one of them"


def _unions(census: Census) -> Iterator[_Complaint]:
    """The people of several exports together lie between the largest and the sum."""
    for field, counters, left_out in (("counted", census.counted, False), ("left_out", census.left_out, True)):
        members = [export for export in census.exports if export.left_out is left_out]
        for name in ("ordinary", "sensitive"):
            total: Range = getattr(counters, name)
            parts: list[Range] = [getattr(export, name) for export in members]
            largest = max((low for low, _ in parts), default=0)
            together = sum(high for _, high in parts)
            if total[1] < largest:
                yield f"{field}.{name}", f"{total[1]:,} people in all are fewer than {largest:,} of one export"
            if total[0] > together:
                yield f"{field}.{name}", f"{total[0]:,} people in all are more than the exports have ({together:,})"


def _curve(curve: Curve, census: Census) -> Iterator[_Complaint]:
    if any(later <= earlier for earlier, later in pairwise(curve.days)):
        yield "curve.days", "the days are not in order"
    if curve.days and (curve.days[0].year != census.year or curve.days[-1] > census.until):
        yield "curve.days", f"a day lies outside {census.year} up to {census.until}"
    for name in _CLASSES:
        people: Sequence[int] = getattr(curve, name)
        low, high = getattr(census.counted, name)
        if len(people) != len(curve.days):
            yield f"curve.{name}", f"{len(people):,} numbers stand against {len(curve.days):,} days"
        elif any(later < earlier for earlier, later in pairwise(people)):
            yield f"curve.{name}", "people once counted are gone on a later day"
        elif not low <= (people[-1] if people else 0) <= high:
            yield f"curve.{name}", f"it ends with other than the total of {low:,} to {high:,} people"


def _rows(rows: Rows) -> Iterator[_Complaint]:
    refused = sum(each.rows for each in rows.refused)
    if rows.used + rows.outside_window + refused > rows.read:
        yield "rows.read", f"{rows.read:,} rows were read, and more are accounted for"
