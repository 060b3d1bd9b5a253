"""Looks for every sign at every line."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from tongguan.census.errors import CensusError
from tongguan.census.splitting.affiliates import relays, same_people, together
from tongguan.census.splitting.alone import around_new_year, just_under, left_out_holds_the_rest
from tongguan.census.splitting.model import Finding, Suspicion, Watched
from tongguan.census.splitting.seeing import COUNTERS, see
from tongguan.engines import Engine

MOST_HANDLERS = 62
_COMPARING_PEOPLE = (together, same_people)
_SIGNS = (*_COMPARING_PEOPLE, relays, just_under, around_new_year, left_out_holds_the_rest)


class TooManyHandlersError(CensusError):
    """More handlers than are looked at together."""

    code: ClassVar[str] = "census/too-many-handlers"


def detect(
    engine: Engine,
    handlers: Sequence[str],
    lines: Sequence[tuple[str, int]],
    until: date,
    suspicion: Suspicion | None = None,
    *,
    joint: bool = True,
) -> tuple[Finding, ...]:
    """Find signs of splitting in the relation ``sent`` of an engine (see ``seeing.name_sent``).

    Args:
        engine: The engine.
        handlers: The handlers of the log.
        lines: Counter and number of people of every line to watch.
        until: The last day that counts.
        suspicion: What is suspicious.
        joint: Whether one joint plan gives all handlers one key. Else nobody of one is the same person as anybody of
            another, and no people are compared between them; days and recipients still are.

    Raises:
        TooManyHandlersError: There are more than 62.
    """
    if len(handlers) > MOST_HANDLERS:
        raise TooManyHandlersError(
            f"{len(handlers)} handlers are more than can be compared at once",
            help=f"compare at most {MOST_HANDLERS}: those that send to one recipient",
        )
    asked = suspicion or Suspicion()
    seen = see(engine, handlers, until, asked)
    watched = [Watched(counter, line) for counter, line in lines if counter in COUNTERS]
    signs = _SIGNS if joint else [sign for sign in _SIGNS if sign not in _COMPARING_PEOPLE]
    found = [finding for sign in signs for each in watched for finding in sign(seen, each, asked)]
    return tuple(found)
