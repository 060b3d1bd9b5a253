"""The shipped companies get the answers that were written from the law beforehand."""

from pathlib import Path
from typing import Any

import pytest

from tongguan.decision.answer import answers_of
from tongguan.decision.assessment import assess
from tongguan.decision.declaration import read_declarations
from tongguan.law import load_book, load_catalogues
from tongguan.strict_yaml import load

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIRS = [
    (EXAMPLES / "retailer" / "declaration.yaml", EXAMPLES / "retailer" / "expected.yaml"),
    (EXAMPLES / "retailer" / "one-export.yaml", EXAMPLES / "retailer" / "one-export.expected.yaml"),
    (EXAMPLES / "hotel-group" / "declaration.yaml", EXAMPLES / "hotel-group" / "expected.yaml"),
    (EXAMPLES / "drug-maker" / "declaration.yaml", EXAMPLES / "drug-maker" / "expected.yaml"),
]


def answered(path: Path, as_of: Any) -> list[dict[str, Any]]:
    book, catalogues = load_book(), load_catalogues()
    declarations = read_declarations(path.read_bytes(), path.name, book, catalogues)
    answer = answers_of(assess(declarations, book, catalogues, as_of), "en")
    handlers: list[dict[str, Any]] = answer.get("handlers", [answer])
    return handlers


@pytest.mark.parametrize(("declaration", "expected"), PAIRS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example(declaration: Path, expected: Path) -> None:
    wanted = load(expected.read_bytes(), expected.name)
    handlers = answered(declaration, wanted["as_of"])
    assert [handler["handler"] for handler in handlers] == [each["name"] for each in wanted["handlers"]]
    for handler, want in zip(handlers, wanted["handlers"], strict=True):
        _compare_overall(handler["overall"], want["overall"])
        for export, its in zip(handler["exports"], want["exports"], strict=True):
            _compare_export(export, its)
        differing = {
            (each["id"], each["alternative"]): {
                name: pathways
                for name, pathways in each["exports"].items()
                if pathways != next(export["possible"] for export in handler["exports"] if export["id"] == name)
            }
            for each in handler["readings"]
            if each["differs"]
        }
        for reading in want.get("readings") or []:
            if reading.get("exports"):
                assert differing[reading["id"], reading["alternative"]] == reading["exports"], reading["id"]


def _compare_overall(overall: dict[str, Any], want: dict[str, Any]) -> None:
    assert overall["possible"] == want["possible"]
    assert overall["settled"] == want["settled"]
    for key in ("counted", "left_out"):
        if key in want:
            assert overall[key] == want[key], key


def _compare_export(export: dict[str, Any], want: dict[str, Any]) -> None:
    assert export["id"] == want["id"]
    assert export["possible"] == want["possible"], export["id"]
    cites = {each["cite"] for each in (*export["decided_by"], *export["freed_by"])}
    assert set(want["decided_by"]) <= cites, export["id"]
    assert export["options"] == want["options"], export["id"]
    assert export["standing"] == want["standing"], export["id"]


def test_other_days_of_the_drug_maker() -> None:
    wanted = load((EXAMPLES / "drug-maker" / "expected.yaml").read_bytes(), "expected.yaml")
    for other in wanted["other_days"]:
        handlers = {
            each["handler"]: each for each in answered(EXAMPLES / "drug-maker" / "declaration.yaml", other["as_of"])
        }
        exports = {each["id"]: each for each in handlers[other["handler"]]["exports"]}
        for want in other["exports"]:
            found = exports[want["id"]]
            assert found["possible"] == want["possible"], want["id"]
            assert set(want["decided_by"]) <= {each["cite"] for each in found["decided_by"]}, want["id"]
