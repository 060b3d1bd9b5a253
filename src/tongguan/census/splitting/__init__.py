"""Signs that people were spread so that no count reaches a line: over affiliated handlers, years, or left-out exports.

A sign is not a finding of fact. What makes one suspicious are parameters (``Suspicion``), which are not law; the
lines come with the census, and which rule is broken is for others to say. Numbers only: nobody is named.
"""

from tongguan.census.splitting.detecting import TooManyHandlersError, detect
from tongguan.census.splitting.looking import look
from tongguan.census.splitting.model import Finding, Sign, Suspicion
from tongguan.census.splitting.searching import search
from tongguan.census.splitting.seeing import Seen, see

__all__ = [
    "Finding",
    "Seen",
    "Sign",
    "Suspicion",
    "TooManyHandlersError",
    "detect",
    "look",
    "search",
    "see",
]
