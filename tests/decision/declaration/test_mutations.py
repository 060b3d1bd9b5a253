"""However a declaration is spoilt, the answer is a declaration or a clear refusal that names the file."""

import copy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from tests.decision.declaration.conftest import Read
from tests.decision.declaration.plain import as_json
from tongguan.decision.declaration import json_schema
from tongguan.law import load_book, load_catalogues
from tongguan.strict_yaml import load
from tongguan.vocabulary import TongguanError

GOOD = [path.read_bytes() for path in sorted((Path(__file__).parent / "good").glob("*.yaml"))]
VALUES = [load(content, "good") for content in GOOD]
SCHEMA = Draft202012Validator(json_schema(load_book(), load_catalogues()), format_checker=FormatChecker())

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 10**18),
    st.sampled_from(["", "none", "hq", "NO", "true", "上海", "loyalty-crm", "name", "x" * 300, "\t"]),
    st.dates(min_value=date(1, 1, 1)),
    st.lists(st.one_of(st.none(), st.integers(-2, 9), st.sampled_from(["hq", "name", "字"])), max_size=3),
    st.dictionaries(
        st.sampled_from(["id", "name", "ordinary", "sensitive", "both", "x"]), st.integers(0, 9), max_size=3
    ),
)
same_reader = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        if value:
            yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """A good declaration with up to three things dropped, retyped, renamed or doubled."""
    value = copy.deepcopy(draw(st.sampled_from(VALUES)))
    for _ in range(draw(st.integers(1, 3))):
        holders = list(_holders(value))
        if not holders:
            return value
        holder = draw(st.sampled_from(holders))
        steps = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        step = draw(st.sampled_from(steps))
        match draw(st.sampled_from(["drop", "retype", "rename", "double", "exchange"])):
            case "drop":
                del holder[step]
            case "retype":
                holder[step] = draw(ODD)
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from([f"{step}s", step[:-1], "id", "exports", "handlers", "长"]))] = holder.pop(
                    step
                )
            case "double" if isinstance(holder, list):
                holder.insert(draw(st.integers(0, len(holder))), copy.deepcopy(holder[step]))
            case _:
                other = draw(st.sampled_from(holders))
                if isinstance(other, dict):
                    holder[step] = copy.deepcopy(draw(st.sampled_from(list(other.values()))))
    return value


@same_reader
@given(spoilt())
def test_a_spoilt_declaration_is_read_or_refused_by_name(read: Read, value: Any) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
    refused = None
    try:
        read(text)
    except TongguanError as error:
        refused = error
        assert error.source == "d.yaml"  # noqa: PT017 -- either outcome is right
        assert error.line is not None  # noqa: PT017 -- either outcome is right
    if refused is None:
        assert not [each.message for each in SCHEMA.iter_errors(as_json(load(text, "d.yaml")))]


@same_reader
@given(st.sampled_from([content.decode() for content in GOOD]), st.data())
def test_a_spoilt_text_is_read_or_refused_by_name(read: Read, text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        end = min(len(text), start + data.draw(st.integers(0, 12)))
        text = text[:start] + data.draw(st.text("{}[]:,-#'\" \n\t&*!|>%@`~0aN字\x00", max_size=3)) + text[end:]
    try:
        read(text)
    except TongguanError as error:
        assert error.source == "d.yaml"  # noqa: PT017 -- either outcome is right


@same_reader
@given(st.sampled_from(GOOD), st.integers(0, 5_000), st.binary(max_size=3))
def test_spoilt_bytes_are_read_or_refused_by_name(read: Read, content: bytes, place: int, put: bytes) -> None:
    place %= len(content) + 1
    try:
        read(content[:place] + put + content[place:])
    except TongguanError as error:
        assert error.source == "d.yaml"  # noqa: PT017 -- either outcome is right


@same_reader
@given(st.sampled_from(GOOD), st.integers(0, 5_000))
def test_a_truncated_file_is_read_or_refused_by_name(read: Read, content: bytes, length: int) -> None:
    try:
        read(content[: length % len(content)])
    except TongguanError as error:
        assert error.source == "d.yaml"  # noqa: PT017 -- either outcome is right
