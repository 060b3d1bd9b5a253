"""A census is read whole or refused; one that cannot be is refused by its field."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.census.file.writing import census, counters, export
from tongguan.census.file import (
    CensusFileError,
    ImpossibleCensusError,
    UnknownFormatError,
    read_censuses,
)

WHOLE = census(
    [export("crm", 60_000, 500, 400, only_here=100), export("shop", [40_000, 41_000]), export("hr", 90, left_out=True)],
    counters([80_000, 82_000], 500, 400),
    left_out=counters(90),
    since_last_year={"all": [120_000, 123_000], "sensitive": [800, 800]},
    lines=[
        {"counter": "ordinary", "line": 100_000, "then": "contract_or_certification", "cites": ["CBDF-2024#8.1"],
         "crossed": None, "people_left": 18_000}
    ],
)  # fmt: skip


def read(plain: Any) -> Any:
    return read_censuses(json.dumps(plain).encode(), "census.json")


def changed(*path: Any, value: Any) -> dict[str, Any]:
    plain = copy.deepcopy(WHOLE)
    inner: Any = plain
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return plain


def test_a_whole_census_is_read() -> None:
    (found,) = read(WHOLE)
    assert found.counted.ordinary == (80_000, 82_000)
    assert [each.id for each in found.exports] == ["crm", "shop", "hr"]
    assert found.exports[2].left_out
    assert not found.certain
    assert found.curve is not None
    assert found.curve.days[0].isoformat() == "2026-01-02"
    assert found.lines[0].cites == ("CBDF-2024#8.1",)


def test_several_handlers_share_what_stands_beside_them() -> None:
    shared = {key: WHOLE[key] for key in ("format", "year", "until", "engine")}
    own = {key: value for key, value in WHOLE.items() if key not in shared}
    one, other = read({**shared, "handlers": [{**own, "handler": "甲"}, {**own, "handler": "乙"}]})
    assert (one.handler, other.handler) == ("甲", "乙")
    assert other.year == 2026


def test_what_a_later_version_adds_is_passed_over() -> None:
    (found,) = read({**WHOLE, "forecast": {"level": 0.8}})
    assert found.handler == WHOLE["handler"]


IMPOSSIBLE = [
    (("until",), "2025-12-31", "until"),
    (("counted", "ordinary"), [82_000, 80_000], "counted.ordinary"),
    (("counted", "both"), [600, 600], "counted.both"),
    (("counted", "all"), [70_000, 79_999], "counted.all"),
    (("counted", "all"), [90_000, 90_000], "counted.all"),
    (("counted",), counters(59_999, 500, 400), "counted.ordinary"),
    (("counted",), counters([101_001, 200_000], 500, 400), "counted.ordinary"),
    (("left_out", "sensitive"), [1, 1], "left_out.sensitive"),
    (("exports", 0, "both"), [501, 501], "exports[0].both"),
    (("exports", 1, "id"), "crm", "exports[1].id"),
    (("exports", 0, "ordinary"), [2, 1], "exports[0].ordinary"),
    (("curve", "days"), ["2026-01-02", "2026-01-02", "2026-06-30"], "curve.days"),
    (("curve", "days"), ["2025-12-31", "2026-03-31", "2026-06-30"], "curve.days"),
    (("curve", "days"), ["2026-01-02", "2026-03-31", "2026-07-01"], "curve.days"),
    (("curve", "ordinary"), [20_000, 40_000], "curve.ordinary"),
    (("curve", "ordinary"), [20_000, 19_999, 80_000], "curve.ordinary"),
    (("curve", "sensitive"), [0, 0, 499], "curve.sensitive"),
    (("rows", "used"), 95, "rows.read"),
]


@pytest.mark.parametrize(("path", "value", "field"), IMPOSSIBLE)
def test_what_cannot_be_is_refused_by_its_field(path: tuple[Any, ...], value: Any, field: str) -> None:
    with pytest.raises(ImpossibleCensusError) as refused:
        read(changed(*path, value=value))
    assert refused.value.field == field
    assert refused.value.source == "census.json"


NO_CENSUS: list[tuple[tuple[Any, ...], Any, str]] = [
    (("counted",), None, "counted"),
    (("counted", "ordinary"), [1], "counted.ordinary"),
    (("counted", "ordinary"), [-1, 5], "counted.ordinary[0]"),
    (("counted", "ordinary"), [1.5, 5], "counted.ordinary[0]"),
    (("exports",), {}, "exports"),
    (("exports", 0, "id"), "", "exports[0].id"),
    (("until",), "30.6.2026", "until"),
    (("handler",), "", "handler"),
]


@pytest.mark.parametrize(("path", "value", "field"), NO_CENSUS)
def test_what_is_no_census_is_refused_by_its_field(path: tuple[Any, ...], value: Any, field: str) -> None:
    with pytest.raises(CensusFileError) as refused:
        read(changed(*path, value=value))
    assert refused.value.field == field


@pytest.mark.parametrize("written", [None, 0, 2, "1", True])
def test_another_format_is_refused(written: Any) -> None:
    with pytest.raises(UnknownFormatError):
        read({**WHOLE, "format": written})


@pytest.mark.parametrize("field", ["handler", "year", "until", "counted", "left_out", "exports", "rows"])
def test_nothing_that_counts_may_be_missing(field: str) -> None:
    with pytest.raises(CensusFileError):
        read({key: value for key, value in WHOLE.items() if key != field})


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"null", b"\xff\xfe", b'{"handlers": []}', b'{"handlers": [1]}'])
def test_what_is_no_json_object_is_refused(content: bytes) -> None:
    with pytest.raises(CensusFileError):
        read_censuses(content, "census.json")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(CensusFileError):
        read_censuses(b'{"a":' * 100_000, "census.json")


@given(st.binary(max_size=200))
def test_no_bytes_do_harm(content: bytes) -> None:
    with pytest.raises(CensusFileError):
        read_censuses(content, "census.json")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_FIELDS = sorted(WHOLE)


@given(st.sampled_from(_FIELDS), _JSON)
def test_any_field_replaced_is_read_or_refused(field: str, value: Any) -> None:
    try:
        (found,) = read({**WHOLE, field: value})
    except CensusFileError as error:
        assert error.message  # noqa: PT017 -- either way is right
    else:
        assert found.until.year == found.year
