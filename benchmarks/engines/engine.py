"""What an engine must do to be compared, and the facts as plain values that any engine takes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

RULES = Path(__file__).parents[1] / "rules"

_FALSE_UNLESS_KNOWN = (
    "collected_in_china",
    "contains_core_data",
    "contains_export_controlled",
    "contains_party_government_military",
    "contains_personal_information",
    "contains_sensitive",
    "contains_state_secret",
    "domestic_data_added",
    "foreign_authority_approved",
    "foreign_authority_requested",
    "handler_authorised_public_body",
    "handler_ciio",
    "handler_state_organ",
    "necessity_collective_contract",
    "necessity_contract_with_individual",
    "necessity_cross_border_hr",
    "necessity_emergency",
    "necessity_labour_rules",
    "necessity_statutory_duty",
    "necessity_truly_needed",
    "zone_entry",
    "zone_has_list",
    "zone_list_outside",
    "zone_list_recorded",
    "zone_open_to_ciio",
)
_WORDS = (
    "about",
    "accessed_from",
    "contains_important_data",
    "handler_article_3_2_ground",
    "handler_established_in",
    "mode",
    "treaty",
)


class Engine(Protocol):
    """An engine with the rules loaded, compiled and ready, as its documentation recommends."""

    name: str

    def ready(self, facts: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- whatever the engine likes best
        """Put facts into the form that the engine takes fastest; not timed."""

    def pathway(self, ready: Any) -> str:  # noqa: ANN401 -- as above
        """Give the pathway of one export; timed."""


def plain_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give ready facts as flat plain values: names with ``_``, numbers of people, lists of words.

    What is not known here decides nothing (the answers are held equal), so it is taken as false. Of recipients
    the engines are given the territories and restrictions, not the members: that spares them a loop.
    """
    named = {name.replace(".", "_"): value for name, value in facts.items()}
    recipients, onward = facts.get("recipients", ()), facts.get("onward", ())
    return {
        **{name: named.get(name, False) for name in _FALSE_UNLESS_KNOWN},
        **{name: named.get(name, "none") for name in _WORDS},
        "recipient_territories": sorted({each["recipients.territory"] for each in recipients}),
        "recipient_restrictions": sorted({each["recipients.restricted"] for each in recipients}),
        "onward_territories": sorted({each["onward.territory"] for each in onward}),
        "onward_restrictions": sorted({each["onward.restricted"] for each in onward}),
        "people_ordinary": facts["people.ordinary"].low,
        "people_sensitive": facts["people.sensitive"].low,
    }
