"""Where a value stands, so that another room can say what is wrong with it."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tongguan.strict_yaml import Path, Position, load, locate, locate_within

TEXT = """\
handler:
  name: 云帆零售
  ciio: false
recipients:
  - {id: hq, 名称: 总部, people: [1, 2]}
  -
    id: "lab"
    empty:
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("handler",), 2, 3),
        (("handler", "name"), 2, 9),
        (("handler", "ciio"), 3, 9),
        (("recipients",), 5, 3),
        (("recipients", 0), 5, 5),
        (("recipients", 0, "id"), 5, 10),
        (("recipients", 0, "名称"), 5, 18),
        (("recipients", 0, "people", 1), 5, 34),
        (("recipients", 1), 7, 5),
        (("recipients", 1, "id"), 7, 9),
        (("recipients", 1, "empty"), 8, 11),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_value_has_its_place(path: Path, line: int, column: int, mark: str) -> None:
    assert locate(mark + TEXT, path) == Position(line, column)
    assert locate((mark + TEXT).encode(), path) == Position(line, column)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        (("handler",), 1, 1),
        (("handler", "ciio"), 3, 3),
        (("recipients", 0), 5, 5),
        (("recipients", 0, "名称"), 5, 14),
        (("recipients", 1, "empty"), 8, 5),
        (("handler", "missing"), 2, 3),
    ],
)
def test_a_key_has_its_place(path: Path, line: int, column: int) -> None:
    assert locate(TEXT, path, key=True) == Position(line, column)


@pytest.mark.parametrize(
    ("path", "holder"),
    [
        (("handler", "city"), ("handler",)),
        (("handler", "name", "deeper"), ("handler", "name")),
        (("recipients", 7), ("recipients",)),
        (("recipients", 1, "id", 3, "x"), ("recipients", 1, "id")),
        (("nothing", "at", "all"), ()),
    ],
)
def test_what_is_missing_is_where_it_should_stand(path: Path, holder: Path) -> None:
    assert locate(TEXT, path) == locate(TEXT, holder)


def test_a_broken_or_empty_text_has_no_places() -> None:
    assert locate("a: [", ("a",)) is None
    assert locate("", ()) is None
    assert locate_within("a: [", ("a",), 0) is None


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in members:
        yield from _paths(inner, (*path, step))


@given(
    st.recursive(
        st.integers(0, 9),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("甲bcd"), inner, max_size=3),
        max_leaves=15,
    ),
    st.booleans(),
)
def test_the_value_stands_at_its_place(value: object, flow: bool) -> None:  # noqa: FBT001 -- drawn
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True)
    lines = text.split("\n")
    for path in _paths(value):
        place = locate(text, path)
        assert place is not None
        inner: Any = value
        for step in path:
            inner = inner[step]
        rest = lines[place.line - 1][place.column - 1 :]
        if isinstance(inner, int):
            assert rest.startswith(str(inner))
        elif flow or not inner:
            assert rest.startswith("[" if isinstance(inner, list) else "{")


@pytest.mark.parametrize(
    ("text", "word", "line", "column"),
    [
        ("when: not handler.ciio and 上海\n", "ciio", 1, 19),
        ("when: not handler.ciio and 上海\n", "海", 1, 29),
        ("when: 'not handler.ciio'\n", "ciio", 1, 20),
        ('  {when: "not handler.ciio"}\n', "ciio", 1, 23),
        ("when: >-\n  not a and\n  not bee\n", "bee", 3, 7),
        ("when: >-\n  not a and\n  not bee\n", "and", 2, 9),
        ("when: not a\n  and   bee\n", "bee", 2, 9),
        ("when: |\n  one\n  two\n", "two", 3, 3),
        ("when: 'a''b bee'\n", "bee", 1, 7),  # quotes inside quotes: the start of the text
    ],
)
def test_a_word_of_a_text_has_its_place(text: str, word: str, line: int, column: int) -> None:
    value = load(text, "d.yaml")["when"]
    assert locate_within(text, ("when",), value.index(word)) == Position(line, column)
    assert locate_within(text.encode(), ("when",), value.index(word)) == Position(line, column)


def test_a_place_within_what_is_no_text_is_its_start() -> None:
    assert locate_within("a: [1, 2]", ("a",), 5) == Position(1, 4)
    assert locate_within("a: 7", ("b",), 5) == Position(1, 1)


def test_the_place_behind_a_text_is_its_end() -> None:
    assert locate_within("a: not\nb: 1\n", ("a",), 3) == Position(1, 7)
