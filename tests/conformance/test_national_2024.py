"""The thirty plain public cases under the law in force on 2026-06-30."""

import copy
import os
from pathlib import Path
from typing import Any

import pytest

from tongguan.decision.assessment import assess
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.law import load_book, load_catalogues
from tongguan.strict_yaml import load

CASES = Path(__file__).with_name("national-2024.yaml")
SHARED = Path(os.environ.get("TONGGUAN_SHARED", Path(__file__).parents[3] / "shared")) / "conformance"
CONTENT = load(CASES.read_bytes(), CASES.name)


def merged(base: Any, case: Any) -> Any:
    """Merge deeply; the case wins, and its null makes a fact unknown again."""
    if isinstance(base, dict) and isinstance(case, dict):
        return {**base, **{key: merged(base.get(key), value) for key, value in case.items()}}
    return case


@pytest.mark.parametrize("case", CONTENT["cases"], ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    declaration = copy.deepcopy(CONTENT["base"])
    declaration["handler"] = merged(declaration["handler"], case.get("handler", {}))
    export = merged(declaration["exports"][0], case.get("export", {}))
    declaration["exports"] = [merged(export, {"people": case["people"]})]
    book, catalogues = load_book(), load_catalogues()
    declarations = declarations_of(declaration, Document("", case["id"]), book, catalogues)
    (assessment,) = assess(declarations, book, catalogues, CONTENT["as_of"], alternatives=False)
    possible = assessment.determination.possible
    assert [pathway.value for pathway in possible.overall] == case["overall"]
    assert possible.exact


def test_all_thirty_are_here() -> None:
    assert len(CONTENT["cases"]) == 30
    if SHARED.is_dir():
        assert load((SHARED / CASES.name).read_bytes(), "shared") == CONTENT
