"""How long before a day one must act, so that a route is in place on it: official clocks counted back.

The clocks are the lawbook's; here is only their order, one step's end being the next one's start. Every day is
found by running the clocks forward again, so a day given here is never too late by the clocks themselves.
"""

from tongguan.decision.lead_times.counting_back import lead_time
from tongguan.decision.lead_times.model import LeadTime, Step

__all__ = ["LeadTime", "Step", "lead_time"]
