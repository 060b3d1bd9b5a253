"""Signs within one handler."""

from collections.abc import Iterator

from tongguan.census.splitting.model import Finding, Suspicion, Watched
from tongguan.census.splitting.seeing import Seen
from tongguan.census.splitting.stopping import goes_on, stop_of


def just_under(seen: Seen, watched: Watched, suspicion: Suspicion) -> Iterator[Finding]:
    """Find handlers whose newcomers stop at once just under a line while transfers go on."""
    for handler in seen.handlers:
        people = seen.people(handler, watched.counter)
        if people < suspicion.least or not suspicion.is_near(people, watched.line):
            continue
        stopped = stop_of(seen, handler, watched.counter, suspicion)
        after = 0 if stopped is None else goes_on(seen, handler, stopped)
        if stopped is not None and after > 0:
            yield Finding(
                "just-under",
                (handler,),
                watched.counter,
                watched.line,
                {"people": {handler: people}, "last_newcomer": stopped.isoformat(), "transfers_since": after},
            )


def around_new_year(seen: Seen, watched: Watched, suspicion: Suspicion) -> Iterator[Finding]:
    """Find handlers most of whose people go shortly before and after 1 January, each year below a line."""
    for handler in seen.handlers:
        found = seen.around.get((handler, watched.counter))
        if found is None or min(found.before, found.after) < suspicion.least:
            continue
        below = max(found.last_year, found.this_year) < watched.line <= found.close
        if below and all(
            part >= suspicion.pulse * whole
            for part, whole in ((found.before, found.last_year), (found.after, found.this_year))
        ):
            yield Finding(
                "around-new-year",
                (handler,),
                watched.counter,
                watched.line,
                {
                    "last_year": found.last_year,
                    "last_year_close": found.before,
                    "this_year": found.this_year,
                    "this_year_close": found.after,
                    "close_together": found.close,
                    "days_around": suspicion.around,
                },
            )


def left_out_holds_the_rest(seen: Seen, watched: Watched, suspicion: Suspicion) -> Iterator[Finding]:
    """Find handlers just under a line that reach it with those left out, sent to the same recipient."""
    for handler in seen.handlers:
        people = seen.people(handler, watched.counter)
        if people < suspicion.least or not suspicion.is_near(people, watched.line):
            continue
        counted = seen.recipients.get((handler, True), frozenset())
        recipients = tuple(sorted(counted & seen.recipients.get((handler, False), frozenset())))
        together = seen.shared.union(watched.counter, seen.bit(handler), with_left_out=True)
        if recipients and together >= watched.line and together - people >= suspicion.least:
            yield Finding(
                "left-out-holds-the-rest",
                (handler,),
                watched.counter,
                watched.line,
                {"people": {handler: people}, "with_left_out": together, "recipients": recipients},
            )
