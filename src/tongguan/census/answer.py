"""Puts a tally into the form of a census, one for each handler."""

from collections.abc import Sequence
from datetime import date

from tongguan.census.beijing import day_of
from tongguan.census.counting import HandlerTally, RowTally, Tally
from tongguan.census.curve import COUNTERS
from tongguan.census.file.model import (
    Census,
    Counters,
    Curve,
    Example,
    ExportCount,
    Head,
    LineCount,
    ProfileHead,
    Range,
    Refused,
    Rows,
    SinceLastYear,
    SourceFile,
    Together,
    UnreadableFile,
)
from tongguan.census.plan import Export, Line, Plan
from tongguan.census.profile import Totals
from tongguan.census.reasons import Reason


def head_of(tally: Tally, year: int, until: date, engine: str) -> Head:
    """Give what is true of all handlers of a log.

    Args:
        tally: What was counted.
        year: The year that was counted.
        until: The last day that was counted.
        engine: The name of the engine that counted.
    """
    unreadable = tuple(UnreadableFile(each.name, each.why) for each in tally.rows.unreadable)
    return Head(year, until, engine, _rows(tally.rows), _sources(tally.rows), unreadable)


def censuses_of(tally: Tally, possible: Tally, plan: Plan, head: Head, key_id: str | None = None) -> tuple[Census, ...]:
    """Give the census of each handler; of a joint plan also that of all of them together, the last.

    Args:
        tally: People as far as it is certain that they differ.
        possible: People as far as it is possible; the same tally where nothing is open.
        plan: The plan, with its exports and lines.
        head: What they have in common.
        key_id: The id of the key that a joint plan was counted under.
    """
    return tuple(
        _census(name, tally.handlers[name], most, plan, head, _together(name, plan, key_id))
        for name, most in possible.handlers.items()
    )


def _together(name: str, plan: Plan, key_id: str | None) -> Together | None:
    if plan.joint is None or name != plan.joint.name:
        return None
    return Together(plan.joint.handlers, plan.joint.reason, key_id or "")


def _census(
    name: str, least: HandlerTally, most: HandlerTally, plan: Plan, head: Head, together: Together | None
) -> Census:
    since = None
    if least.since_last_year is not None and most.since_last_year is not None:
        since = SinceLastYear(
            all=_range(least.since_last_year.all, most.since_last_year.all),
            sensitive=_range(least.since_last_year.sensitive, most.since_last_year.sensitive),
        )
    return Census(
        handler=name,
        year=head.year,
        until=head.until,
        counted=_counters(least.profile.totals(), most.profile.totals()),
        left_out=_counters(least.profile.left_out(), most.profile.left_out()),
        exports=tuple(_export(each, place, least, most, plan) for place, each in enumerate(plan.exports)),
        rows=head.rows,
        engine=head.engine,
        curve=_curve(most),
        lines=lines_of(plan.lines, most),
        since_last_year=since,
        profile=ProfileHead(tuple(each.id for each in plan.exports), len(most.profile.people)),
        sources=head.sources,
        unreadable=head.unreadable,
        joint=together,
    )


def lines_of(lines: Sequence[Line], tally: HandlerTally) -> tuple[LineCount, ...]:
    """Tell of each line on which day it was reached, by the upper end, and how many people are left before it.

    One less than the distance: the person who makes the number full reaches the line.
    """
    return tuple(
        LineCount(
            counter=line.counter,
            line=line.line,
            then=line.then,
            cites=line.cites,
            crossed=tally.curve.reached(line.counter, line.line),
            people_left=max(0, line.line - tally.curve.total(line.counter) - 1),
        )
        for line in lines
    )


def _export(export: Export, place: int, least: HandlerTally, most: HandlerTally, plan: Plan) -> ExportCount:
    low, high = least.profile.of_export(place), most.profile.of_export(place)
    rows, span = most.export_rows.get(place, (0, None))
    return ExportCount(
        id=export.id,
        ordinary=_range(low.ordinary, high.ordinary),
        sensitive=_range(low.sensitive, high.sensitive),
        both=_both(low, high),
        left_out=export.left_out,
        sensitive_by="export" if export.sensitive or plan.columns.sensitive is None else "column",
        only_here=most.profile.only_in(place),
        rows=rows,
        first=day_of(span[0]) if span else None,
        last=day_of(span[1]) if span else None,
    )


def _counters(low: Totals, high: Totals) -> Counters:
    return Counters(
        ordinary=_range(low.ordinary, high.ordinary),
        sensitive=_range(low.sensitive, high.sensitive),
        both=_both(low, high),
        all=_range(low.all, high.all),
    )


def _range(one: int, other: int) -> Range:
    return min(one, other), max(one, other)


def _both(low: Totals, high: Totals) -> Range:
    """Two who may be one hold both classes together or each its own: what is in both follows from the other counts."""
    if low == high:
        return high.both, high.both
    least = max(0, low.ordinary + low.sensitive - high.all)
    return least, min(high.ordinary, high.sensitive, high.ordinary + high.sensitive - low.all)


def _curve(tally: HandlerTally) -> Curve:
    curve = tally.curve
    people = {counter: tuple(map(int, curve.people[counter])) for counter in COUNTERS}
    return Curve(days=tuple(day_of(int(day)) for day in curve.days), **people)


def _rows(rows: RowTally) -> Rows:
    return Rows(
        read=sum(rows.by_reason.values()),
        used=rows.by_reason.get(Reason.USED, 0),
        outside_window=rows.by_reason.get(Reason.OUTSIDE_WINDOW, 0),
        refused=tuple(
            Refused(
                reason=reason.word,
                rows=many,
                examples=tuple(Example(each.file, each.row, each.seen) for each in rows.examples.get(reason, ())),
            )
            for reason, many in sorted(rows.by_reason.items())
            if reason.refuses
        ),
    )


def _sources(rows: RowTally) -> tuple[SourceFile, ...]:
    return tuple(
        SourceFile(
            name=each.name,
            fingerprint=each.fingerprint or None,
            rows=each.rows,
            first=day_of(each.span[0]) if each.span else None,
            last=day_of(each.span[1]) if each.span else None,
        )
        for each in rows.files
    )
