"""What a clearance may be issued for: recipients, items with what they count toward, ceilings, last day.

It asks the assessment, and decides nothing by itself; numbers come from the lawbook's lines and from what was filed.
"""

from tongguan.decision.clearing.clearing import clear
from tongguan.decision.clearing.contents import write_clearance
from tongguan.decision.clearing.errors import NoSuchExportError, NotClearedError, TermsError
from tongguan.decision.clearing.model import Ceiling, Cleared, ClearedItem
from tongguan.decision.clearing.terms import Terms

__all__ = [
    "Ceiling",
    "Cleared",
    "ClearedItem",
    "NoSuchExportError",
    "NotClearedError",
    "Terms",
    "TermsError",
    "clear",
    "write_clearance",
]
