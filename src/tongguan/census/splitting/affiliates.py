"""Signs between handlers that send to one recipient."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from tongguan.census.splitting.model import Finding, Suspicion, Watched
from tongguan.census.splitting.seeing import Seen
from tongguan.census.splitting.stopping import stop_of


def groups(seen: Seen) -> list[tuple[str, ...]]:
    """Give the handlers that are joined by recipients, directly or through others; at least two a group."""
    parts: list[tuple[set[str], set[str]]] = []
    for handler in seen.handlers:
        names = set(seen.recipients.get((handler, True), ()))
        mine = {handler}
        apart = []
        for members, recipients in parts:
            if recipients & names:
                mine |= members
                names |= recipients
            else:
                apart.append((members, recipients))
        parts = [*apart, (mine, names)]
    return [tuple(name for name in seen.handlers if name in members) for members, _ in parts if len(members) > 1]


def common_recipients(seen: Seen, *handlers: str) -> tuple[str, ...]:
    """Give the recipients that all of them send to."""
    named = [seen.recipients.get((handler, True), frozenset()) for handler in handlers]
    return tuple(sorted(frozenset.intersection(*named))) if named else ()


def together(seen: Seen, watched: Watched, suspicion: Suspicion) -> Iterator[Finding]:
    """Find groups of which one stands just under a line and which together reach it."""
    for group in groups(seen):
        counts = {name: seen.people(name, watched.counter) for name in group}
        members = [name for name in group if suspicion.least <= counts[name] < watched.line]
        if len(members) < 2 or not any(suspicion.is_near(counts[name], watched.line) for name in members):  # noqa: PLR2004 -- a group
            continue
        union = seen.shared.union(watched.counter, sum(seen.bit(name) for name in members))
        if union >= watched.line:
            yield Finding(
                "together-over-a-line",
                tuple(members),
                watched.counter,
                watched.line,
                {
                    "people": {name: counts[name] for name in members},
                    "together": union,
                    "recipients": tuple(sorted({each for name in members for each in seen.recipients[name, True]})),
                },
            )


def same_people(seen: Seen, watched: Watched, suspicion: Suspicion) -> Iterator[Finding]:
    """Find pairs that send much the same people to one recipient, each below a line that their sum reaches."""
    for one, other in combinations(seen.handlers, 2):
        recipients = common_recipients(seen, one, other)
        counts = [seen.people(name, watched.counter) for name in (one, other)]
        if not recipients or min(counts) < suspicion.least:
            continue
        common = seen.shared.common(watched.counter, seen.bit(one), seen.bit(other))
        if max(counts) < watched.line <= sum(counts) and common >= suspicion.common * min(counts):
            yield Finding(
                "same-people",
                (one, other),
                watched.counter,
                watched.line,
                {
                    "people": {one: counts[0], other: counts[1]},
                    "in_common": common,
                    "recipients": recipients,
                },
            )


def relays(seen: Seen, watched: Watched, suspicion: Suspicion) -> Iterator[Finding]:
    """Find pairs of which one stops just under a line as the other begins."""
    for one in seen.handlers:
        people = seen.people(one, watched.counter)
        stopped = stop_of(seen, one, watched.counter, suspicion)
        if stopped is None or not suspicion.is_near(people, watched.line):
            continue
        for other in seen.handlers:
            began = _began(seen, other, watched.counter)
            recipients = common_recipients(seen, one, other)
            taken_over = seen.people(other, watched.counter)
            if other == one or began is None or not recipients or taken_over < suspicion.least:
                continue
            if abs(began - stopped) <= timedelta(days=suspicion.handover):
                yield Finding(
                    "relay",
                    (one, other),
                    watched.counter,
                    watched.line,
                    {
                        "people": {one: people, other: taken_over},
                        "last_newcomer": stopped.isoformat(),
                        "first_newcomer": began.isoformat(),
                        "recipients": recipients,
                    },
                )


def _began(seen: Seen, handler: str, counter: str) -> date | None:
    """Give the day of the first newcomer, where it is not the turn of the year itself."""
    days = seen.newcomers.get((handler, counter))
    if not days:
        return None
    first = min(days)
    return first if first > seen.window.new_year + timedelta(days=7) else None
