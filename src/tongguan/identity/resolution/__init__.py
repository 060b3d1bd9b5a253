"""People behind identifiers: which records are one person for certain, which may be, and why.

Twice: exact and in memory, for a component at a time, as the gate decides and as evidence is shown; and in SQL with a
clustering that an engine offers, for a whole year. The second is held equal to the first.
"""

from tongguan.identity.resolution.evidence import Chain, Step, evidence
from tongguan.identity.resolution.in_sql import Relations, resolve_relation
from tongguan.identity.resolution.policy import Limits, Link, LinkPolicy
from tongguan.identity.resolution.records import Alias, Record
from tongguan.identity.resolution.resolving import Resolution, resolve
from tongguan.identity.resolution.statements import IdentifierColumn, people_query

__all__ = [
    "Alias",
    "Chain",
    "IdentifierColumn",
    "Limits",
    "Link",
    "LinkPolicy",
    "Record",
    "Relations",
    "Resolution",
    "Step",
    "evidence",
    "people_query",
    "resolve",
    "resolve_relation",
]
