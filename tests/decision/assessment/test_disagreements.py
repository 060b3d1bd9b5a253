"""Numbers and names that hardly go together are flagged, in both languages, and decide nothing."""

from datetime import date
from typing import Any

import pytest

from tongguan.decision.assessment import Assessment, assess
from tongguan.decision.consequences import Flag
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.law import load_book, load_catalogues

DAY = date(2026, 6, 30)


def export(name: str = "a", **given: Any) -> dict[str, Any]:
    return {"id": name, "contains": {"personal_information": True, "sensitive": False}, **given}


def handler(*exports: dict[str, Any], name: str = "x", **given: Any) -> dict[str, Any]:
    return {"handler": {"name": name, "established_in": "CN", **given}, "exports": list(exports)}


def assessed(*handlers: dict[str, Any]) -> tuple[Assessment, ...]:
    book, catalogues = load_book(), load_catalogues()
    content = {"handlers": list(handlers)} if len(handlers) > 1 else handlers[0]
    declarations = declarations_of(content, Document("", "x.yaml"), book, catalogues)
    return assess(declarations, book, catalogues, DAY, alternatives=False)


def flagged(flags: tuple[Flag, ...], code: str) -> Flag | None:
    return next((flag for flag in flags if flag.code == code), None)


@pytest.mark.parametrize(
    ("began", "until", "ordinary", "is_flagged"),
    [
        (date(2026, 7, 1), None, 5, True),
        (date(2026, 6, 30), None, 5, False),
        (date(2026, 7, 1), None, 0, False),
        (date(2026, 7, 1), None, None, False),
        (date(2026, 7, 1), None, [0, 9], False),
        (date(2026, 3, 1), date(2026, 2, 28), 5, True),
        (date(2026, 2, 28), date(2026, 2, 28), 5, False),
        (date(2026, 8, 1), date(2026, 9, 1), 5, False),
    ],
)
def test_people_counted_before_the_export_began(
    began: date, until: date | None, ordinary: object, *, is_flagged: bool
) -> None:
    given = export(began_on=began, people={"ordinary": ordinary, "sensitive": 0, "until": until})
    flag = flagged(assessed(handler(given))[0].exports[0].flags, "counted-before-it-began")
    assert (flag is not None) is is_flagged
    if flag is not None:
        assert str(began) in flag.says.zh
        assert f"up to {until or DAY}" in flag.says.en


@pytest.mark.parametrize(
    ("processed", "counts", "is_flagged"),
    [
        (83_999, (84_000,), True),
        (84_000, (84_000,), False),
        ([0, 83_999], (84_000,), True),
        ([0, None], (84_000,), False),
        (None, (84_000,), False),
        (50_000, (40_000, 30_000), False),  # they may be the same people
        (0, (0,), False),  # the one person who counts before the first transfer
        (0, (1, 2), True),
    ],
)
def test_fewer_people_processed_than_exported(processed: object, counts: tuple[int, ...], *, is_flagged: bool) -> None:
    exports = [export(f"e{at}", people={"ordinary": people, "sensitive": 0}) for at, people in enumerate(counts)]
    (found,) = assessed(handler(*exports, people_processed=processed))
    flag = flagged(found.flags, "fewer-processed-than-exported")
    assert (flag is not None) is is_flagged
    if flag is not None:
        assert "请核对" in flag.says.zh
        assert f"at least {max(counts):,}" in flag.says.en


def test_distinct_people_over_exports_are_processed_too() -> None:
    exports = [export(name, people={"ordinary": 40_000, "sensitive": 0}) for name in "ab"]
    content = handler(*exports, people_processed=50_000)
    (found,) = assessed(content | {"distinct_people": [{"exports": ["a", "b"], "ordinary": 60_000}]})
    assert flagged(found.flags, "fewer-processed-than-exported") is not None


@pytest.mark.parametrize(
    ("names", "of_one_name"),
    [
        (("云帆（上海）有限公司", "云帆(上海) 有限公司", "川屿"), [True, True, False]),
        (("ABC Ltd", "abc ltd"), [True, True]),
        (("云帆一号", "云帆二号"), [False, False]),
    ],
)
def test_two_handlers_of_one_name_may_be_one_counted_twice(names: tuple[str, ...], of_one_name: list[bool]) -> None:
    group = assessed(*(handler(export(), name=name) for name in names))
    flags = [flagged(each.flags, "two-handlers-of-one-name") for each in group]
    assert [flag is not None for flag in flags] == of_one_name
    assert all("2" in flag.says.zh and "2 handlers" in flag.says.en for flag in flags if flag is not None)
