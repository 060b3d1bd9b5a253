"""Draws declarations with a fixed seed: plain contents, as a person would write them, with every fact known."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

_TERRITORIES = ("SG", "US", "DE", "FR", "JP", "GB", "KR", "AU")
_NEEDS = (
    "contract_with_individual",
    "cross_border_hr",
    "labour_rules",
    "collective_contract",
    "emergency",
    "statutory_duty",
    "truly_needed",
)
_NO_PEOPLE = {"ordinary": 0, "sensitive": 0, "both": 0}
_HR = {"cross_border_hr": True, "labour_rules": True, "truly_needed": True}
# How an export differs from a plain one, and how often it is drawn.
_KINDS: tuple[tuple[int, dict[str, Any]], ...] = (
    (30, {}),
    (10, {"legal_basis": "contract", "necessity": {"contract_with_individual": True, "truly_needed": True}}),
    (8, {"about": "employees", "necessity": {**_HR, "collective_contract": True}}),
    (6, {"about": "employees", "necessity": _HR}),
    (3, {"necessity": {"emergency": True, "truly_needed": True}}),
    (3, {"necessity": {"statutory_duty": True, "truly_needed": True}}),
    (4, {"collected_in_china": False, "domestic_data_added": False}),
    (3, {"collected_in_china": False, "domestic_data_added": True}),
    (4, {"contains": {"personal_information": False}, "people": _NO_PEOPLE, "data_items": []}),
    (4, {"contains": {"important_data": "told_or_published"}}),
    (3, {"contains": {"important_data": "suspected"}}),
    (3, {"mode": "remote_access", "accessed_from": "china"}),
    (3, {"mode": "remote_access", "accessed_from": "abroad"}),
    (3, {"sector": "retail", "scenario": "membership", "zone_list": {"recorded": True, "outside": True}}),
    (2, {"contains": {"export_controlled": True}}),
    (1, {"contains": {"core_data": True}}),
    (1, {"treaty": "an agreement"}),
    (2, {"foreign_authority": {"requested": True, "approved": False}}),
    (2, {"foreign_authority": {"requested": True, "approved": True}}),
    (2, {"onward": [{"name": "Third Party", "territory": "US", "restricted": "limited"}]}),
)


class Drawing:
    """Draws one declaration after another.

    Args:
        seed: Where the drawing begins; equal seeds draw equal declarations.
        ordinary: Ids of data items that are not sensitive.
        sensitive: Ids of data items that are.
    """

    def __init__(self, seed: int, ordinary: Sequence[str], sensitive: Sequence[str]) -> None:
        self._chance = random.Random(seed)  # noqa: S311 -- inputs of a benchmark, not secrets
        self._ordinary = ordinary
        self._sensitive = sensitive

    def declaration(self, exports: int, most_people: int) -> dict[str, Any]:
        """Draw a declaration with so many exports, none of more than ``most_people``."""
        abroad = self._chance.sample(_TERRITORIES, 3)
        return {
            "handler": {
                "name": "示例公司",
                "established_in": "CN",
                "article_3_2_ground": "none",
                "province": "江苏",
                "city": "南京",
                "zone": "beijing" if self._once_in(10) else "none",
                "ciio": self._once_in(16),
                "state_organ": self._once_in(50),
                "authorised_public_body": self._once_in(50),
            },
            "recipients": [
                {"id": each, "name": f"Example {each}", "territory": each, "restricted": self._restricted()}
                for each in abroad
            ],
            "exports": [self._export(f"e{number}", abroad, most_people) for number in range(exports)],
        }

    def _export(self, name: str, abroad: Sequence[str], most_people: int) -> dict[str, Any]:
        weights, kinds = zip(*_KINDS, strict=True)
        (kind,) = self._chance.choices(kinds, weights)
        items = self._chance.sample(self._ordinary, self._chance.randint(3, 8))
        people = {"ordinary": self._people(most_people), "sensitive": 0, "both": 0}
        if self._once_in(4):
            items = [*items, *self._chance.sample(self._sensitive, 2)]
            people["sensitive"] = min(people["ordinary"], self._people(most_people // 20))
        plain = {
            "id": name,
            "mode": "transfer",
            "accessed_from": "abroad",
            "recipients": self._chance.sample(abroad, self._chance.randint(1, 2)),
            "onward": [{"name": "Third Party", "territory": "SG", "restricted": "none"}] if self._once_in(4) else [],
            "legal_basis": "consent",
            "collected_in_china": True,
            "domestic_data_added": False,
            "about": "customers",
            "under_14": False,
            "data_items": items,
            "contains": {"personal_information": True, "important_data": "none"},
            "necessity": dict.fromkeys(_NEEDS, False),
            "zone_list": {"recorded": False, "outside": False},
            "people": people,
        }
        return merged(plain, kind)

    def _people(self, most: int) -> int:
        """Draw a number of people: small ones as often as large ones."""
        return int(most ** self._chance.random())

    def _restricted(self) -> str:
        return "limited" if self._once_in(100) else "none"

    def _once_in(self, times: int) -> bool:
        return self._chance.randrange(times) == 0


def merged(base: Any, case: Any) -> Any:  # noqa: ANN401 -- contents of a file
    """Merge deeply; the case wins."""
    if isinstance(base, Mapping) and isinstance(case, Mapping):
        return {**base, **{key: merged(base.get(key), value) for key, value in case.items()}}
    return case
