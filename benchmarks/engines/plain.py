"""What a careful developer would write by hand: one function, no dates, no unknowns, no reasons."""

from collections.abc import Mapping
from typing import Any

from benchmarks.engines.engine import plain_facts


class Plain:
    """The rules as a Python function."""

    name = "Python by hand"

    def ready(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Give the facts as a flat dictionary."""
        return plain_facts(facts)

    def pathway(self, ready: dict[str, Any]) -> str:
        """Give the pathway."""
        return pathway(ready)


def pathway(f: dict[str, Any]) -> str:  # noqa: C901, PLR0911, PLR0912 -- the law in one function, which is what is measured
    """Give the pathway of one export under the law of 2026-06-30."""
    personal = f["contains_personal_information"]
    important = f["contains_important_data"] == "told_or_published"
    if f["foreign_authority_requested"] and not f["foreign_authority_approved"]:  # DSL-2021#36
        return "prohibited"
    if personal and any(each != "none" for each in (*f["recipient_restrictions"], *f["onward_restrictions"])):
        return "prohibited"  # PIPL-2021#42
    if f["contains_export_controlled"] or f["contains_core_data"]:  # DSL-2021#25, #21.2
        return "other_law"
    if f["contains_party_government_military"] or f["contains_state_secret"]:  # DSL-2021#54, #53.1
        return "other_law"
    if personal and f["treaty"] != "none":  # PIPL-2021#38.2
        return "other_law"
    mode = f["mode"]
    if mode == "overseas_processing":
        if f["handler_established_in"] != "CN" and f["handler_article_3_2_ground"] == "none":  # AG-2025#1.2.3
            return "not_an_export"
    elif mode == "transfer":
        if f["recipient_territories"] == ["CN"] and f["onward_territories"] in ([], ["CN"]):  # AG-2025#1.2.1
            return "not_an_export"
    elif f["accessed_from"] == "china":  # QA-2025-10#5
        return "not_an_export"
    domestic = f["collected_in_china"] or f["domestic_data_added"]
    if important and domestic:  # NDSR-2024#37
        return "security_assessment"
    if personal and (f["handler_authorised_public_body"] or f["handler_state_organ"]):  # PIPL-2021#37, #36
        return "security_assessment"
    ciio = f["handler_ciio"]
    if not important:
        if not personal or not domestic:  # CBDF-2024#3, #4
            return "exempt"
        if f["necessity_truly_needed"] and (
            f["necessity_contract_with_individual"]  # CBDF-2024#5.1.1
            or (  # CBDF-2024#5.1.2
                f["about"] == "employees"
                and f["necessity_cross_border_hr"]
                and f["necessity_labour_rules"]
                and f["necessity_collective_contract"]
            )
            or f["necessity_emergency"]  # CBDF-2024#5.1.3
            or f["necessity_statutory_duty"]  # NDSR-2024#35.1.6
        ):
            return "exempt"
        recorded = f["zone_list_recorded"]
        listed = (recorded and f["zone_has_list"]) or f["zone_entry"]
        if f["zone_list_outside"] and listed and (not ciio or f["zone_open_to_ciio"] or recorded):  # CBDF-2024#6.2
            return "exempt"
        if not f["contains_sensitive"] and not ciio and f["people_ordinary"] < 100_000:  # noqa: PLR2004 -- CBDF-2024#5.1.4
            return "exempt"
    if ciio or important or f["people_ordinary"] >= 1_000_000 or f["people_sensitive"] >= 10_000:  # noqa: PLR2004 -- CBDF-2024#7
        return "security_assessment"
    return "contract_or_certification"  # CBDF-2024#8.1, PIPL-2021#38.1
