"""A plain handler with one export, changed case by case."""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.facts import prepare
from tongguan.decision.possible import find_possible
from tongguan.decision.regime import make_regime
from tongguan.decision.standing import ExportStanding, find_standing
from tongguan.law import Lawbook, load_book, load_catalogues
from tongguan.law.catalogues import Catalogues

AS_OF = date(2026, 6, 30)
HANDLER: dict[str, Any] = {
    "name": "云帆零售（上海）有限公司",
    "established_in": "CN",
    "province": "上海",
    "city": "上海",
    "zone": "none",
    "ciio": False,
    "state_organ": False,
    "authorised_public_body": False,
}
RECIPIENTS: list[dict[str, Any]] = [
    {"id": "hq", "territory": "FR", "control_changed_on": "none"},
    {"id": "lab", "territory": "SG", "control_changed_on": "none"},
    {"id": "hk", "territory": "HK", "control_changed_on": "none"},
]
EXPORT: dict[str, Any] = {
    "id": "crm",
    "mode": "transfer",
    "recipients": ["hq"],
    "onward": [],
    "began_on": date(2025, 5, 1),
    "purpose": "会员权益与客服",
    "method": "public_network",
    "storage": ["FR"],
    "retention_until": date(2029, 4, 30),
    "recipient_use": "客服查询",
    "data_items": ["name", "mobile_number"],
    "contains": {"personal_information": True, "sensitive": False, "important_data": "none"},
    "collected_in_china": True,
    "about": "customers",
    "under_14": False,
    "necessity": {
        "contract_with_individual": False,
        "cross_border_hr": False,
        "emergency": False,
        "statutory_duty": False,
    },
    "zone_list": {"recorded": False, "outside": False},
    "people": {"ordinary": 150_000, "sensitive": 0, "both": 0},
    "changes": [],
}
SCOPE: dict[str, Any] = {
    "data_items": ["name", "mobile_number"],
    "purpose": "会员权益与客服",
    "method": "public_network",
    "storage": ["FR"],
    "retention_until": date(2029, 4, 30),
    "onward": [],
    "recipient_use": "客服查询",
    "contains_sensitive": False,
}
KINDS: dict[str, dict[str, Any]] = {
    "contract": {
        "kind": "standard_contract",
        "effective": date(2026, 1, 15),
        "filed": date(2026, 1, 27),
        "filing_result": "passed",
        "people": {"ordinary": 200_000, "sensitive": 0},
        **SCOPE,
    },
    "certificate": {
        "kind": "certification",
        "issued": date(2026, 1, 15),
        "number": "PIP-1",
        "people": {"ordinary": 200_000, "sensitive": 0},
        **SCOPE,
    },
    "assessment": {
        "kind": "security_assessment",
        "applied": date(2025, 1, 6),
        "result_issued": date(2025, 4, 15),
        "result": "passed",
        "approved_people": {"ordinary": 2_000_000, "sensitive": 0},
        "approved_people_three_years": 5_000_000,
        "major_incident": False,
        **SCOPE,
    },
    "gba": {"kind": "gba_contract", "effective": date(2026, 1, 15), "filed": date(2026, 1, 27), **SCOPE},
    "zone": {"kind": "zone_record"},
}


def merge(one: object, other: object) -> object:
    """Give ``one`` with what ``other`` says put over it, mapping by mapping."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, **{name: merge(one.get(name), value) for name, value in other.items()}}
    return other


def mechanism(kind: str, changes: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Give a mechanism of a kind, in good order but for ``changes``."""
    made = {"id": kind, "exports": ["crm"], "recipients": ["hq"], **deepcopy(KINDS[kind]), **(changes or {})}
    return {name: value for name, value in made.items() if value is not None}


@cache
def _catalogues() -> Catalogues:
    return load_catalogues()


def stand(
    mechanisms: list[dict[str, Any]],
    *,
    export: Mapping[str, Any] | None = None,
    handler: Mapping[str, Any] | None = None,
    more: list[Mapping[str, Any]] | None = None,
    recipients: list[dict[str, Any]] | None = None,
    distinct_people: list[dict[str, Any]] | None = None,
    as_of: date = AS_OF,
    readings: Mapping[str, str] | None = None,
    book: Lawbook | None = None,
) -> tuple[ExportStanding, ...]:
    """Find the standings of the plain handler with these changes, under the lawbook of this installation or another."""
    book, catalogues = book or load_book(), _catalogues()
    content = {
        "handler": merge(HANDLER, dict(handler or {})),
        "recipients": recipients or RECIPIENTS,
        "exports": [merge(EXPORT, dict(each)) for each in (export or {}, *(more or []))],
        "mechanisms": mechanisms,
        "distinct_people": distinct_people or [],
    }
    regime = make_regime(book, as_of, readings=readings)
    declaration = declarations_of(deepcopy(content), Document("", "case"), book, catalogues)[0]
    prepared = prepare(declaration, book, catalogues, as_of, readings=regime.readings)
    return find_standing(prepared, find_possible(prepared, regime), regime)
