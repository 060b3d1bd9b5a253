"""The thirty plain public cases under the law in force on 2026-06-30."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.public_cases import CASES, CONTENT, FILE, possible
from tongguan.law import load_book
from tongguan.strict_yaml import load

SHARED = Path(os.environ.get("TONGGUAN_SHARED", Path(__file__).parents[3] / "shared")) / "conformance"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_case(case: dict[str, Any]) -> None:
    found = possible(case, load_book())
    assert [pathway.value for pathway in found.overall] == case["overall"]
    assert found.exact


def test_all_thirty_are_here() -> None:
    assert len(CASES) == 30
    if SHARED.is_dir():
        assert load((SHARED / FILE.name).read_bytes(), "shared") == CONTENT
