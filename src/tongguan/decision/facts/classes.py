"""How the classes of information that an export contains hang together."""

from dataclasses import replace
from typing import Any

from tongguan.decision.declaration import People
from tongguan.vocabulary import Bounds, Truth

PERSONAL, SENSITIVE, ORDINARY = "contains.personal_information", "contains.sensitive", "contains.ordinary"
CLASSES = (PERSONAL, SENSITIVE, ORDINARY)


def settle_classes(facts: dict[str, Any], people: People) -> None:
    """Put into ``facts`` what follows for the other classes from those that are known, and from the counts.

    Sensitive and ordinary information are personal; personal information is one of them or both.
    """
    if facts.get(PERSONAL) is False:
        facts[SENSITIVE] = facts[ORDINARY] = False
        return
    if facts.get(SENSITIVE) is True or facts.get(ORDINARY) is True:
        facts[PERSONAL] = True
    if facts.get(PERSONAL) is not True:
        return
    if _low(people.ordinary) > 0 or _low(people.both) > 0 or facts.get(SENSITIVE) is False:
        facts[ORDINARY] = True
    elif facts.get(ORDINARY) is False:
        facts[SENSITIVE] = True
    elif facts.get(SENSITIVE) is True and _nobody(people.ordinary) and _low(people.sensitive) > 0:
        facts[ORDINARY] = False


def sensitive_by_count(people: People) -> Truth:
    """Whether sensitive information is contained, as the counts show; ``None`` where they show nothing.

    Where nobody went out yet, no count says anything about the class.
    """
    if _low(people.sensitive) > 0 or _low(people.both) > 0:
        return True
    if _nobody(people.sensitive) and _low(people.ordinary) > 0:
        return False
    return None


def people_if_sensitive(people: People) -> People:
    """Give the people of an export found to be sensitive although nobody's sensitive information went out.

    Then nothing went out at all: otherwise the counts would show that it is not sensitive.
    """
    return replace(people, ordinary=Bounds(0, 0)) if _nobody(people.sensitive) else people


def _low(count: Bounds | None) -> int:
    return 0 if count is None else count.low


def _nobody(count: Bounds | None) -> bool:
    return count is not None and count.high == 0
