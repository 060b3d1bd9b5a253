"""Determines and explains: what each export needs, which rule decides, what it saw, what gave way to it."""

from tongguan.decision.determination.determining import Determination, ExportDetermination, determine
from tongguan.decision.determination.explanation import Explained, Finding, explain

__all__ = ["Determination", "Explained", "ExportDetermination", "Finding", "determine", "explain"]
