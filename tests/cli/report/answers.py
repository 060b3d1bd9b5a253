"""An answer written by hand: every part that a memo may show, filled once."""

import copy
from collections.abc import Mapping
from typing import Any

_TREE: dict[str, Any] = {
    "rule": "sensitive-information-calls-for-contract",
    "cite": "CBDF-2024#8.1",
    "grade": "VERIFIED",
    "pathway": "contract_or_certification",
    "instrument": "Provisions on Promoting and Regulating Cross-Border Data Flows",
    "says": "fewer than 10,000 people with sensitive information: contract or certification",
    "in_force": {"from": "2024-03-22", "until": None},
    "condition": "…",
    "why": {
        "kind": "all",
        "holds": None,
        "asks": "all of these hold",
        "parts": [
            {
                "kind": "not",
                "holds": True,
                "asks": "this does not hold",
                "parts": [
                    {
                        "kind": "one_of",
                        "holds": False,
                        "fact": "contains.important_data",
                        "asks": "contains important data",
                        "wanted": ["told_or_published"],
                        "seen": "none",
                    }
                ],
            },
            {
                "kind": "at_least",
                "holds": None,
                "fact": "people.sensitive",
                "asks": "people this year with sensitive information",
                "wanted": 10_000,
                "seen": [1, None],
            },
            {
                "kind": "some",
                "of": "recipients",
                "holds": True,
                "asks": "overseas recipients: at least one of them",
                "parts": [
                    {
                        "kind": "one_of",
                        "holds": True,
                        "fact": "recipients.territory",
                        "asks": "territory",
                        "wanted": ["FR"],
                        "seen": "FR",
                    }
                ],
            },
        ],
    },
}
_DUTY: dict[str, Any] = {
    "code": "notice",
    "says": "tell each individual",
    "cites": ["PIPL-2021#39"],
    "due": None,
    "before": "export",
    "mechanism": None,
    "certain": True,
    "done": None,
}
_FLAG: dict[str, Any] = {"code": "storage-number-open", "message": "keep storing in China", "cites": ["PIPL-2021#40"]}

CRM: dict[str, Any] = {
    "id": "loyalty-crm",
    "title": "会员管理系统同步",
    "possible": ["exempt", "contract_or_certification"],
    "settled": False,
    "exact": False,
    "options": ["standard_contract", "certification"],
    "decided_by": [
        {"cite": "CBDF-2024#8.1", "grade": "VERIFIED", "pathway": "contract_or_certification", "says": "contract"}
    ],
    "freed_by": [{"cite": "CBDF-2024#5.1.1", "grade": "VERIFIED", "pathway": "exempt", "says": "a contract of theirs"}],
    "displaced": [{"cite": "CBDF-2024#5.1.4", "grade": "VERIFIED", "pathway": "exempt", "says": "small volume"}],
    "superseded": [{"cite": "DESA-2022#4.1.3", "says": "100,000 people", "until": "2024-03-21", "by": "CBDF-2024#13"}],
    "items": [{"item": "mobile_number", "possible": ["exempt"], "cites": ["CBDF-2024#5.1.1"]}],
    "standing": "exceeded",
    "recipients": [
        {
            "recipient": "hq",
            "standing": "exceeded",
            "mechanism": "sc-2026-01",
            "reasons": [{"says": "the contract `sc-2026-01` was filed for fewer", "cites": ["SCCM-2023#8.1.1"]}],
        }
    ],
    "refilings": [
        {
            "mechanism": "sc-2026-01",
            "change": "items",
            "owed": None,
            "on": "2026-03-01",
            "from": "name",
            "to": "name, mobile_number",
            "items": ["mobile_number"],
            "says": "judge whether it is a change",
            "cites": ["SCCM-2023#8.1.1"],
        }
    ],
    "overdue": [
        {
            "code": "filing-overdue",
            "mechanism": "sc-2026-01",
            "due": "2026-06-23",
            "says": "the contract is not filed",
            "cites": ["SCCM-2023#7.1"],
        }
    ],
    "extensions": [
        {
            "mechanism": "sa-2026",
            "eligible": None,
            "opens": "2027-01-04",
            "closes": "2027-03-31",
            "provisional": True,
            "conditions": [{"id": "scale", "holds": None, "says": "within the scale", "cites": ["DESA-2022#14"]}],
            "cites": ["CBDF-2024#9.2"],
        }
    ],
    "flags": [_FLAG, {"code": "splitting", "message": "looks split", "cites": []}],
    "duties": [
        _DUTY | {"done": True},
        _DUTY | {"code": "officer", "before": None},
        _DUTY
        | {"code": "file_standard_contract", "before": None, "due": "2026-06-23", "mechanism": "standard_contract"},
        _DUTY | {"code": "sensitive_notice", "certain": False, "done": False},
    ],
    "explanation": [_TREE, _TREE | {"cite": "CBDF-2024#5.1.1", "pathway": "exempt", "says": "their own contract"}],
}
# As little as an export can have.
PLAIN: dict[str, Any] = {
    "id": "orders",
    "possible": ["exempt"],
    "settled": True,
    "options": [],
    "decided_by": [{"cite": "CBDF-2024#5.1.4", "grade": "VERIFIED"}],
    "flags": [_FLAG],
    "duties": [{"code": "notice", "says": "tell each individual", "cites": ["PIPL-2021#39"], "due": None}],
}
ANSWER: dict[str, Any] = {
    "as_of": "2026-06-30",
    "known_on": "2026-05-01",
    "lawbook": {"edition": "0123456789abcdef", "known_until": "2026-11-21"},
    "handler": "云帆零售（上海）有限公司",
    "overall": {
        "possible": ["exempt", "contract_or_certification"],
        "settled": False,
        "exact": True,
        "counted": {"ordinary": [84_000, 84_000], "sensitive": [1, None]},
        "left_out": {"ordinary": [0, 0], "sensitive": [0, None]},
        "counters": {"people.ordinary": [84_000, 84_000], "people.sensitive": [1, None]},
        "headroom": [
            {
                "counter": "ordinary",
                "line": 100_000,
                "people": 15_999,
                "then": "contract_or_certification",
                "cites": ["CBDF-2024#8.1"],
            },
            {
                "counter": "sensitive",
                "line": 10_000,
                "people": None,
                "then": "security_assessment",
                "cites": ["CBDF-2024#7.1.2"],
            },
        ],
        "standing": "exceeded",
        "flags": [{"code": "past-the-lawbook", "message": "the lawbook ends before the day", "cites": []}],
    },
    "exports": [CRM, PLAIN],
    "assumptions": [
        {
            "fact": "treaty",
            "of": "loyalty-crm",
            "value": "none",
            "reason": "such treaties are rare",
            "cites": ["PIPL-2021#38.2"],
        }
    ],
    "questions": [
        {
            "fact": "contains.sensitive",
            "of": "loyalty-crm",
            "question": "Does it contain sensitive information?",
            "asks": "legal",
            "cites": ["CBDF-2024#8.1"],
        }
    ],
    "readings": [
        {
            "id": "A1",
            "used": "both-counters",
            "alternative": "sensitive-only",
            "question": "Does a person in both count as ordinary?",
            "why": "the words exclude the information",
            "cites": ["CBDF-2024#8.1"],
            "possible": ["exempt"],
            "exports": {"loyalty-crm": ["exempt"], "orders": ["exempt"]},
            "differs": True,
        },
        {
            "id": "A4",
            "used": "alternative",
            "alternative": "cumulative",
            "question": "…",
            "why": "…",
            "cites": [],
            "possible": ["exempt"],
            "exports": {},
            "differs": False,
        },
    ],
    "changes": [
        {
            "export": "loyalty-crm",
            "steps": [{"id": "anonymise", "says": "anonymise before export"}],
            "pathway": "exempt",
            "overall": ["exempt"],
            "cites": ["CBDF-2024#3"],
        }
    ],
    "as_if": {
        "draft": "CBDF-2023D",
        "overall": {"law": ["exempt"], "draft": ["security_assessment"]},
        "differs": True,
        "exports": [
            {
                "id": "loyalty-crm",
                "law": ["exempt"],
                "draft": ["security_assessment"],
                "differs": True,
                "law_cites": ["CBDF-2024#5.1.4"],
                "draft_cites": ["CBDF-2023D#6.1"],
            }
        ],
    },
}
_HEAD = ("as_of", "known_on", "lawbook")


def group() -> dict[str, Any]:
    """Give an answer of two handlers, the second with next to nothing."""
    first = {name: value for name, value in ANSWER.items() if name not in _HEAD}
    second = {
        "handler": "云帆物流（宁波）有限公司",
        "overall": ANSWER["overall"] | {"possible": ["exempt"], "settled": True, "flags": [], "standing": "free"},
        "exports": [PLAIN],
    }
    return copy.deepcopy({name: ANSWER[name] for name in _HEAD} | {"handlers": [first, second]})


def poisoned(value: object, poison: str) -> Any:
    """Put ``poison`` behind every text that a person wrote; codes and days stay."""
    if isinstance(value, Mapping):
        return {name: inner + poison if name in _WRITTEN else poisoned(inner, poison) for name, inner in value.items()}
    if isinstance(value, list):
        return [poisoned(inner, poison) for inner in value]
    return value


_WRITTEN = {"handler", "title", "says", "message", "question", "reason", "recipient", "instrument", "to"}
