"""The JSON Schema says what the reader says, as far as a schema can."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from tests.decision.declaration.plain import as_json
from tongguan.decision.declaration import json_schema
from tongguan.law import load_book, load_catalogues
from tongguan.strict_yaml import YamlError, load

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
GOOD = [*sorted((HERE / "good").glob("*.yaml")), *sorted((ROOT / "examples").glob("*/declaration.yaml"))]
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
# What only the reader sees: relations between fields, references and the order of numbers.
READER_ONLY = (
    "two-", "both-above-", "range-backwards", "hr-exemption-", "unknown-recipient-of-", "unknown-export-of-",
    "day-for-text", "unknown-province", "unknown-scenario", "unknown-territory",
)  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json_schema(load_book(), load_catalogues())


@pytest.fixture(scope="module")
def validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=FormatChecker())


def test_it_is_a_schema_of_its_dialect(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(schema, ensure_ascii=False)) == schema


@pytest.mark.parametrize("path", GOOD, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_the_reader_accepts_validates(path: Path, validator: Draft202012Validator) -> None:
    assert not [error.message for error in validator.iter_errors(as_json(load(path.read_bytes(), path.name)))]


def _code(path: Path) -> str:
    return path.read_text(encoding="utf-8").split()[2]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_of_name_or_type_is_refused(path: Path, validator: Draft202012Validator) -> None:
    try:
        value = as_json(load(path.read_bytes(), path.name))
    except YamlError:
        return  # no YAML, so nothing to validate
    reader_only = path.stem.startswith(READER_ONLY) or _code(path) == "declaration/contradiction"
    assert validator.is_valid(value) is reader_only


def test_every_fact_is_a_field_with_its_words(schema: dict[str, Any]) -> None:
    for fact in load_book().facts.facts:
        *groups, last = fact.name.split(".")
        field = schema["$defs"][fact.shape]
        for group in groups:
            field = field["properties"][group]["anyOf"][0]
        field = field["properties"][last]
        assert field["title"] == fact.says.en
        assert fact.says.zh in field["description"]
        if fact.question is not None:
            assert fact.question.zh in field["description"]
            assert fact.question.en in field["description"]


def test_every_reference_leads_somewhere(schema: dict[str, Any]) -> None:
    text = json.dumps(schema)
    named = {part.split('"')[0] for part in text.split('"#/$defs/')[1:]}
    assert named == set(schema["$defs"])


def test_the_ids_of_the_catalogues_come_first(schema: dict[str, Any]) -> None:
    catalogues = load_catalogues()
    assert schema["$defs"]["item"]["anyOf"][0]["enum"] == list(catalogues.items.items)
    assert "FR" in schema["$defs"]["territory"]["anyOf"][0]["enum"]
    assert "姓名" in schema["$defs"]["item"]["anyOf"][1]["enum"]


@pytest.mark.parametrize(
    ("item", "valid"),
    [
        ("name", True),
        ("姓名", True),
        ("full_name", True),
        ("Mobile Number", True),
        ("mobile_nmber", False),
        ("", False),
        (7, False),
        (None, False),
    ],
)
def test_an_item_is_an_id_or_a_spelling_of_another_form(
    item: object, *, valid: bool, validator: Draft202012Validator
) -> None:
    value = {"handler": {"name": "x"}, "exports": [{"id": "a", "data_items": [item]}]}
    assert validator.is_valid(value) is valid


@pytest.mark.parametrize(
    ("people", "valid"),
    [
        (0, True),
        (10**10, True),
        ([0, None], True),
        ([None, 5], True),
        (None, True),
        (-1, False),
        (10**10 + 1, False),
        ([1], False),
        ([1, 2, 3], False),
        ("84000", False),
        (1.5, False),
        (True, False),
        ("none", False),
    ],
)
def test_a_count_has_its_range(people: object, *, valid: bool, validator: Draft202012Validator) -> None:
    value = {"handler": {"name": "x"}, "exports": [{"id": "a", "people": {"ordinary": people}}]}
    assert validator.is_valid(value) is valid
