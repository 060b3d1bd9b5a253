"""The exported cases are whole: an evaluator that knows nothing but the document gives what every case expects."""

import json
from typing import Any

import jsonschema
import pytest

from tests.law.case_tables import rule_cases
from tests.law.day_tables import COUNTING, DECIDING, DRAFTS, OPENINGS, PATHWAYS
from tests.law.exported import Exported
from tongguan.decision.conformance import FORMAT, head, json_schema, pieces
from tongguan.law import load_book
from tongguan.law.case_tables import load_case_tables

DOCUMENT: dict[str, Any] = json.loads("".join(pieces(load_book(), load_case_tables(), with_cases=True)))
EXPORTED = Exported(DOCUMENT)


def expected(case: dict[str, Any]) -> Any:
    match case["sort"]:
        case "rule":
            return case["holds"]
        case "day":
            return case["pathway"], case["cites"]
        case "leading":
            return sorted(case["by"])
        case "counting":
            return case["counted"]
        case _:
            return sorted(case["opens"])


@pytest.mark.parametrize("sort", ["rule", "day", "leading", "counting", "mechanisms"])
def test_another_evaluator_gives_what_every_case_expects(sort: str) -> None:
    cases = [case for case in EXPORTED.cases if case["sort"] == sort]
    wrong = [(case, EXPORTED.gives(case)) for case in cases if EXPORTED.gives(case) != expected(case)]
    assert cases
    assert not wrong, wrong[:3]


def test_the_document_follows_its_schema() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert not list(jsonschema.Draft202012Validator(schema).iter_errors(DOCUMENT))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.update(format="another"),
        lambda document: document["cases"][0].update(holds="perhaps"),
        lambda document: document["cases"][0].update(note="an unknown key"),
        lambda document: document["rules"][0]["when"].update(op="perhaps"),
        lambda document: document.pop("days"),
    ],
)
def test_the_schema_refuses_what_is_not_as_it_says(spoil: Any) -> None:
    document = json.loads(json.dumps({**DOCUMENT, "cases": DOCUMENT["cases"][:1]}))
    spoil(document)
    assert list(jsonschema.Draft202012Validator(json_schema()).iter_errors(document))


def test_no_case_of_the_tables_is_left_out() -> None:
    sorts = [case["sort"] for case in DOCUMENT["cases"]]
    assert sorts.count("rule") == len(rule_cases())
    assert sorts.count("day") == len(PATHWAYS) + len(DRAFTS)
    assert sorts.count("leading") == len(DECIDING)
    assert sorts.count("counting") == len(COUNTING)
    assert sorts.count("mechanisms") == len(OPENINGS)
    tables = load_case_tables()
    assert sorts.count("clock") == len(tables.clocks["cases"])
    assert sorts.count("clock_rule") == len(tables.clocks["rules"])


def test_every_fact_and_rule_that_a_case_uses_is_in_the_document() -> None:
    facts = {fact["name"] for fact in DOCUMENT["facts"]} | {"recipients", "onward"}
    rules = set(EXPORTED.rules)
    assert {case["rule"] for case in DOCUMENT["cases"] if case["sort"] == "rule"} <= rules
    assert {name for case in DOCUMENT["cases"] for name in case.get("facts", {})} <= facts
    assert {
        name for day in DOCUMENT["days"] for part in ("deciding", "leaving_out", "opening") for name in day[part]
    } <= rules


def test_the_head_names_the_format_and_the_edition() -> None:
    found = head(load_book(), load_case_tables())
    assert found["format"] == FORMAT == "tongguan-cases/1"
    assert found["lawbook"]["edition"] == load_book().edition


def test_a_wrong_rule_would_be_seen() -> None:
    """With one number moved by one person the cases of the document tell."""
    spoilt = json.loads(json.dumps(DOCUMENT).replace('"people": 1000000}', '"people": 1000001}'))
    found = Exported(spoilt)
    assert any(found.gives(case) != expected(case) for case in found.cases if case["sort"] == "day")
