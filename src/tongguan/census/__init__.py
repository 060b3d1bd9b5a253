"""Counts the people of transfer logs: distinct, per handler and calendar year, exactly.

It is told what counts, by a plan, and knows no law. Logs are read by an engine; the SQL is in ``sql``.
"""

from tongguan.census.errors import CensusError
from tongguan.census.plan import Plan, read_plan

__all__ = ["CensusError", "Plan", "read_plan"]
