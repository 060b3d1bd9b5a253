"""Finds how each export stands: what the law asks of it against what is in place for it.

The pathways that are possible come from ``possible``; here they meet the contracts, certificates and
assessments that were declared. Thresholds, periods and triggers are the lawbook's; the day is given.
"""

from tongguan.decision.standing.deciding import find_standing
from tongguan.decision.standing.model import (
    ExportStanding,
    Extension,
    ExtensionCondition,
    Flag,
    Overdue,
    Reason,
    RecipientStanding,
    Refiling,
    Standing,
    worst,
)

__all__ = [
    "ExportStanding",
    "Extension",
    "ExtensionCondition",
    "Flag",
    "Overdue",
    "Reason",
    "RecipientStanding",
    "Refiling",
    "Standing",
    "find_standing",
    "worst",
]
