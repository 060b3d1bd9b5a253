"""The extraction without an Envoy: any body, any path; what the rules do not name is never read as something else."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.gate.envoy.passing import EXTRACTION, customers
from tongguan.gate.envoy.compiling import make_ready
from tongguan.gate.envoy.errors import NotExtractedError
from tongguan.gate.envoy.extraction import Extraction
from tongguan.gate.envoy.matching import Passing
from tongguan.gate.envoy.places import Step, parse_place, write_place
from tongguan.gate.envoy.reading import read_passing
from tongguan.gate.service.errors import ConfigurationError
from tongguan.strict_yaml import load

HEADERS = {"content-type": "application/json", "x-export": "loyalty-crm", "x-envoy-auth-partial-body": "false"}
RULES = make_ready(msgspec.convert(load(EXTRACTION, "extraction.yaml"), Extraction))
KNOWN = {"to", "territory", "customers", "name", "phones", "account", "id", "face", "blood", "tags"}
NAMES = st.sampled_from([*KNOWN, "religion", "customers[*]", "**", "", "13812345678", "to.territory"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)


def passing(body: Any = None, **given_: Any) -> Passing:
    content = body if isinstance(body, bytes) else json.dumps(body if body is not None else customers()).encode()
    plain: dict[str, Any] = {
        "method": "POST",
        "host": "crm.voilier.example:8443",
        "path": "/customers",
        "query": "",
        "headers": HEADERS,
        "body": content,
    }
    return Passing(**{**plain, **given_})


def read(body: Any = None, **given_: Any) -> Any:
    return read_passing(RULES, passing(body, **given_), 65536)


def test_what_is_read() -> None:
    asked = read(
        customers(
            {"name": "n", "phones": "13812345678", "account": {"id": 17}, "tags": []},
            {"face": "f", "phones": None, "account": {"id": "u-2"}},
        )
    )
    assert [{kind: list(each) for kind, each in person.items()} for person in asked.people] == [
        {"mobile": ["13812345678"], "user_id": ["17"]},
        {"user_id": ["u-2"]},
    ]
    assert set(asked.data_items) == {"name", "mobile_number", "face"}
    assert (asked.export, asked.recipient, asked.territory) == ("loyalty-crm", "hq", "FR")


@settings(max_examples=150, deadline=None)
@given(body=JSON, person=st.dictionaries(NAMES, JSON, max_size=4))
def test_any_body_is_read_as_its_rules_say_or_not_at_all(body: Any, person: dict[str, Any]) -> None:
    said: list[str] = []
    for told in (body, {**customers(), "customers": [{"phones": "13812345678", **person}]}):
        try:
            asked = read(json.dumps(told).encode())
        except NotExtractedError as error:
            said.append(str(error))
            continue
        assert asked.people
        assert names_of(told) <= KNOWN
        assert set(asked.data_items) <= {"name", "mobile_number", "face", "blood_group"}
        for each in told["customers"]:
            assert isinstance(each, dict)
            assert ("face" in asked.data_items) or "face" not in each
    assert "13812345678" not in "".join(said)


def names_of(body: Any) -> set[str]:
    if isinstance(body, dict):
        return {*body, *(name for value in body.values() for name in names_of(value))}
    return {name for value in body for name in names_of(value)} if isinstance(body, list) else set()


@settings(max_examples=100, deadline=None)
@given(content=st.binary(max_size=40))
def test_any_bytes_are_refused(content: bytes) -> None:
    with pytest.raises(NotExtractedError):
        read(content)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", ()),
        ("$", ()),
        ("$.a", ("a",)),
        ("a.b", ("a", "b")),
        ("a[*].b", ("a", Step.EACH, "b")),
        ("[*][*]", (Step.EACH, Step.EACH)),
        ("a-b_1.姓名", ("a-b_1", "姓名")),
        ("a.**", ("a", Step.REST)),
        ("**", (Step.REST,)),
    ],
)
def test_places(text: str, place: Any) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize("text", [".", "a.", ".a.", "a..b", "a[0]", "a[*]b", "a[]", "a.*", "**.a", "a b", "a[*", '"a"'])
def test_what_is_no_place(text: str) -> None:
    assert parse_place(text) is None


def test_names_that_may_be_somebodys_are_not_written() -> None:
    assert write_place(("a", Step.EACH, "13812345678", "li@voilier.example")) == "a[*].….…"


@pytest.mark.parametrize(
    "header",
    [
        {"x-envoy-auth-partial-body": "true"},
        {"x-envoy-auth-partial-body": "maybe"},
        {"content-encoding": "br"},
        {"content-type": "application/json; charset=gbk"},
        {"x-export": " "},
    ],
)
def test_headers_that_leave_doubt(header: dict[str, str]) -> None:
    with pytest.raises(NotExtractedError):
        read(headers={**HEADERS, **header})


def test_rules_without_a_file_are_refused() -> None:
    with pytest.raises(ConfigurationError):
        make_ready(msgspec.convert(load(EXTRACTION.replace("user_id: {", "nobody: {"), "x"), Extraction))
