"""Whole documents: what is read, whatever wrote it, and in what time."""

import time
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tongguan.strict_yaml import YamlError, load

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=20)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.dates() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=20,
)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 -- as in PyYAML
        return True


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


_Dumper.add_representer(str, _quoted)


@given(PLAIN, st.booleans(), st.booleans())
def test_what_a_dumper_wrote_reads_as_it_was(value: object, flow: bool, unicode: bool) -> None:  # noqa: FBT001 -- drawn
    text = yaml.dump(value, Dumper=_Dumper, default_flow_style=flow, allow_unicode=unicode, sort_keys=False)
    assert load(text, "d.yaml") == value
    assert load(text.encode(), "d.yaml") == value


@given(st.text(max_size=200))
def test_any_text_reads_or_is_refused(text: str) -> None:
    try:
        load(text, "d.yaml")
    except YamlError as error:
        assert error.source == "d.yaml"  # noqa: PT017 -- either outcome is right


@given(st.binary(max_size=200))
def test_any_bytes_read_or_are_refused(content: bytes) -> None:
    try:
        load(content, "d.yaml")
    except YamlError as error:
        assert error.source == "d.yaml"  # noqa: PT017 -- either outcome is right


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n# and another", "---\n", "---\n...\n", "~", "\ufeff"])
def test_nothing_reads_as_nothing(text: str) -> None:
    assert load(text, "d.yaml") is None
    assert load(text.encode(), "d.yaml") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a", "a"),
        ("- 1\n- b", [1, "b"]),
        ("a:\n- 1\n", {"a": [1]}),
        ("%YAML 1.2\n---\na: 1\n", {"a": 1}),
        ("a: # nothing yet\nb: 2", {"a": None, "b": 2}),
        ("{a, b: 1}", {"a": None, "b": 1}),
        ("a: 'it''s'", {"a": "it's"}),
        ('a: "\\u4e0a"', {"a": "上"}),
        ("a: 上海 # 城市", {"a": "上海"}),
        ("a: https://example.org/#x", {"a": "https://example.org/#x"}),
        ("'<<': 1", {"<<": 1}),
        ("a: 1\r\nb: 2\r\n", {"a": 1, "b": 2}),
    ],
)
def test_a_document(text: str, value: object) -> None:
    assert load(text, "d.yaml") == value


@pytest.mark.parametrize("mark", ["\ufeff".encode(), b""])
def test_a_byte_order_mark_does_not_count(mark: bytes) -> None:
    assert load(mark + "名称: 云帆\n".encode(), "d.yaml") == {"名称": "云帆"}
    assert load((mark + "名称: 云帆\n".encode()).decode(), "d.yaml") == {"名称": "云帆"}


@pytest.mark.slow
def test_ten_megabytes_are_read_in_seconds() -> None:
    row = "  - {id: e%d, title: 会员管理系统同步, people: {ordinary: 84_000, sensitive: 0}, began_on: 2024-05-01}\n"
    content = ("exports:\n" + "".join(row % number for number in range(90_000))).encode()
    assert len(content) > 9 * 1024 * 1024
    start = time.process_time()
    exports = load(content, "d.yaml")["exports"]
    assert time.process_time() - start < 60
    assert len(exports) == 90_000
    assert exports[-1]["began_on"] == date(2024, 5, 1)
