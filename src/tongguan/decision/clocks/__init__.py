"""The arithmetic of legal periods (期间): from an event and a clock of the lawbook to a day.

Which periods there are, how long, and from which event is law, and stands in the lawbook as data. Here is
only how a period is counted (CIVIL-2020#201, #202, #203): the day of the event is not counted, months end
on the corresponding day, a last day moves off a rest day where the clock says so, and hours run from the instant.

The room has no clock of its own: nothing here asks what day it is.
"""

from tongguan.decision.clocks.asking import due
from tongguan.decision.clocks.choosing import ClockConflictError, NotInForceError, UnknownClockError, choose
from tongguan.decision.clocks.model import Due, Note
from tongguan.decision.clocks.running import (
    AnchorMissingError,
    NeedsInstantError,
    NotAnchoredError,
    run,
)
from tongguan.decision.clocks.started import BEIJING, Started, StartNotReadError, legal_day, read_started

__all__ = [
    "BEIJING",
    "AnchorMissingError",
    "ClockConflictError",
    "Due",
    "NeedsInstantError",
    "NotAnchoredError",
    "NotInForceError",
    "Note",
    "StartNotReadError",
    "Started",
    "UnknownClockError",
    "choose",
    "due",
    "legal_day",
    "read_started",
    "run",
]
