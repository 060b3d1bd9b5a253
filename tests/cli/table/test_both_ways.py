"""A table is answered as its declarations are: the same pathways, deciders and totals for every row."""

import os
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from tests.cli.table.both_ways import Ask, as_a_table, beside_each_other, one_by_one
from tests.decision.possible.asking import SMALL_BOOK
from tests.decision.possible.declarations import DAYS, READINGS, YEARS, questions
from tongguan.decision.table.columns import PEOPLE

pytestmark = pytest.mark.slow
EXAMPLES = 25 if os.environ.get("CI") else 8
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""A table of many declarations shrinks too slowly; the failing handler is named instead."""
PLACES = (("广东", "深圳"), ("guangdong", None), ("上海", "Shanghai"), (None, "广州"), (None, None))
REGIMES = tuple(
    sorted(
        {
            day
            for rule in SMALL_BOOK.rules
            if rule.decides() and not rule.draft
            for day in (rule.window.first, rule.window.last and rule.window.last + timedelta(days=1))
            if day is not None and day >= date(2021, 11, 1)
        }
    )
)
"""The first day of every law that ever decided."""
SORTS: dict[str, tuple[tuple[date, ...], tuple[dict[str, str], ...], bool]] = {
    "known": (DAYS, ({},), True),
    "regimes": (REGIMES, ({},), True),
    "open": (DAYS, ({},), False),
    "other-readings": (DAYS, READINGS, True),
    "years": (YEARS, ({}, {"A26": "more-than"}), True),
    "sensitive-only": (DAYS, ({"A1": "sensitive-only"},), True),
}


@st.composite
def tables(draw: st.DrawFn, sort: str) -> tuple[Ask, dict[str, Any]]:
    """Draw the declarations of a table, all asked about in one way."""
    days, readings, known = SORTS[sort]
    day, reading = draw(st.sampled_from(days)), draw(st.sampled_from(readings))
    ask = Ask(SMALL_BOOK, day, reading, draw(st.booleans()))
    drawn = draw(st.lists(questions(days=(day,), readings=(reading,), known=known), min_size=8, max_size=25))
    return ask, {f"h{number}": draw(fitted(each.content)) for number, each in enumerate(drawn)}


@st.composite
def fitted(draw: st.DrawFn, content: dict[str, Any]) -> dict[str, Any]:
    """Fit a declaration to what a table can say: one union at most, of all exports, and no idle recipients."""
    names = [each["id"] for each in content["exports"]]
    used = {name for each in content["exports"] for name in each.get("recipients") or ()}
    unions = [each for each in content.get("distinct_people", ()) if set(each["exports"]) == set(names)]
    unions = [each for each in unions if any(each.get(part) is not None for part in PEOPLE)]
    fitting = {**content, "recipients": [each for each in content["recipients"] if each["id"] in used]}
    fitting.pop("distinct_people", None)
    if unions:
        fitting["distinct_people"] = unions[:1]
    province, city = draw(st.sampled_from(PLACES))
    fitting["handler"] = {**content["handler"], "province": province, "city": city}
    under_contract = draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
    if under_contract:
        fitting["mechanisms"] = [{"id": "m", "kind": "gba_contract", "exports": under_contract}]
    return fitting


@pytest.mark.parametrize("sort", SORTS)
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(data=st.data())
def test_a_table_is_answered_as_its_declarations_are(
    sort: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ask, contents = data.draw(tables(sort))
    expected = one_by_one(ask, contents)
    kept = {handler: content for handler, content in contents.items() if any(name == handler for name, _ in expected)}
    if not kept:
        return
    found, answers = as_a_table(ask, kept, tmp_path_factory.mktemp("table"))
    share = 1 - answers.laws[0].engine.rows / answers.rows
    event(f"by SQL: {round(10 * share) * 10} %")
    assert found.keys() == expected.keys()
    for key, answer in expected.items():
        if found[key] != answer:
            shown = f"{found[key]}\nis not\n{answer}"
            pytest.fail(
                f"{shown}\nfor {key} of\n{kept[key[0]]}\n{ask.day} {ask.readings} {ask.presumptions}", pytrace=False
            )


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), phases=PHASES)
@given(data=st.data())
def test_two_laws_beside_each_other_are_each_answered_alike(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ask, contents = data.draw(tables("known"))
    other = Ask(ask.book, data.draw(st.sampled_from(REGIMES)), {}, ask.presumptions)
    expected = [one_by_one(each, contents) for each in (ask, other)]
    both = {handler for handler, _ in expected[0]} & {handler for handler, _ in expected[1]}
    kept = {handler: content for handler, content in contents.items() if handler in both}
    if not kept:
        return
    found = beside_each_other((ask, other), kept, tmp_path_factory.mktemp("table"))
    for mine, its in zip(found, expected, strict=True):
        for key, answer in mine.items():
            if answer != its[key]:
                shown = f"{answer}\nis not\n{its[key]}"
                pytest.fail(f"{shown}\nfor {key} of\n{kept[key[0]]}\n{ask.day} {other.day}", pytrace=False)
