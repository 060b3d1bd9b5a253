"""A few facts to write conditions over, one of each kind."""

from collections.abc import Mapping

from tongguan.law.conditions import Condition, parse
from tongguan.law.facts import ConditionFact

FACTS: Mapping[str, ConditionFact] = {
    "handler.ciio": ConditionFact("boolean"),
    "under_14": ConditionFact("boolean"),
    "about": ConditionFact("choice", ("customers", "employees", "other")),
    "treaty": ConditionFact("text"),
    "people.ordinary": ConditionFact("count"),
    "people.sensitive": ConditionFact("count"),
    "began_on": ConditionFact("date"),
    "filed_on": ConditionFact("date", ("none",)),
    "recipients.territory": ConditionFact("text"),
    "recipients.affiliated": ConditionFact("boolean"),
    "recipients.role": ConditionFact("choice", ("handler", "entrusted_party")),
    "onward.territory": ConditionFact("text"),
}
READINGS: Mapping[str, tuple[str, ...]] = {"A5": ("includes", "excludes"), "zone-reach": ("narrow", "wide")}
COLLECTIONS = ("recipients", "onward")


def read(text: str) -> Condition:
    """Parse over the facts above."""
    return parse(text, FACTS, READINGS, COLLECTIONS)
