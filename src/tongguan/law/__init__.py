"""The lawbook: instruments, provisions and rules as dated data with citations.

``book/`` is the law and holds no Python; the Python here reads it strictly and knows no threshold, no date
and no article. It decides nothing: the room ``decision`` applies it.
"""

from tongguan.law.clock import Clock
from tongguan.law.errors import LawbookError, NotInBookError
from tongguan.law.facts import Counter, Fact, FactBook, Presumption
from tongguan.law.lawbook import Lawbook
from tongguan.law.loading import BOOK, load_book, load_catalogues, parse_book
from tongguan.law.model import (
    Content,
    Effect,
    Frees,
    Instrument,
    LeavesOut,
    Mechanism,
    Opens,
    Owes,
    PrevailsOver,
    Reading,
    Requires,
    Rule,
    RunsClock,
    Transition,
    Trigger,
    Warns,
    Window,
)
from tongguan.law.reach import first_day

__all__ = [
    "BOOK",
    "Clock",
    "Content",
    "Counter",
    "Effect",
    "Fact",
    "FactBook",
    "Frees",
    "Instrument",
    "Lawbook",
    "LawbookError",
    "LeavesOut",
    "Mechanism",
    "NotInBookError",
    "Opens",
    "Owes",
    "Presumption",
    "PrevailsOver",
    "Reading",
    "Requires",
    "Rule",
    "RunsClock",
    "Transition",
    "Trigger",
    "Warns",
    "Window",
    "first_day",
    "load_book",
    "load_catalogues",
    "parse_book",
]
