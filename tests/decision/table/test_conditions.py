"""Conditions as SQL give what the evaluator gives, on known and unknown facts, in DuckDB and as Spark's text."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import duckdb
import pytest
import sqlglot
from hypothesis import given, settings
from hypothesis import strategies as st

from tongguan.decision.table.building import column, named, sql, value, written
from tongguan.decision.table.conditions import Members, Scope, over_members, truth_of
from tongguan.law import load_book
from tongguan.law.conditions import (
    All,
    AtLeast,
    Before,
    Condition,
    Constant,
    Every,
    FactIs,
    Not,
    OneOf,
    ReadingIs,
    Some,
    evaluate,
)
from tongguan.law.conditions import Any as AnyOf
from tongguan.vocabulary import Bounds

TRUTHS = ("a", "b")
WORDS = ("none", "told", "it's")
DAY = date(2024, 3, 22)
_leaves = st.one_of(
    st.booleans().map(Constant),
    st.sampled_from(TRUTHS).map(FactIs),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True).map(lambda words: OneOf("w", tuple(words))),
    st.integers(1, 4).map(lambda people: AtLeast("n", people)),
    st.just(Before("d", DAY)),
)
_members = st.recursive(
    st.one_of(
        st.sampled_from((("SG",), ("HK", "MO"))).map(lambda words: OneOf("recipients.territory", words)),
        st.just(FactIs("recipients.in_gba")),
    ),
    lambda parts: st.one_of(parts.map(Not), st.lists(parts, min_size=1, max_size=2).map(lambda each: All(tuple(each)))),
    max_leaves=3,
)
_all_leaves = st.one_of(
    _leaves, _members.map(lambda part: Every("recipients", part)), _members.map(lambda part: Some("recipients", part))
)
CONDITIONS = st.recursive(
    _all_leaves,
    lambda parts: st.one_of(
        parts.map(Not),
        st.lists(parts, min_size=1, max_size=3).map(lambda each: All(tuple(each))),
        st.lists(parts, min_size=1, max_size=3).map(lambda each: AnyOf(tuple(each))),
    ),
    max_leaves=8,
)
_counts = st.tuples(st.integers(0, 4), st.one_of(st.none(), st.integers(0, 3))).map(
    lambda ends: Bounds(ends[0], None if ends[1] is None else ends[0] + ends[1])
)
_member = st.fixed_dictionaries(
    {},
    optional={
        "recipients.territory": st.sampled_from(("SG", "HK", "MO", "US")),
        "recipients.in_gba": st.booleans(),
    },
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.booleans() for name in TRUTHS},
        "w": st.sampled_from(WORDS),
        "n": _counts,
        "d": st.sampled_from((date(2024, 3, 21), DAY)),
        "recipients": st.lists(_member, max_size=3).map(tuple),
    },
)


@settings(max_examples=300)
@given(condition=CONDITIONS, facts=FACTS)
def test_sql_gives_what_the_evaluator_gives(condition: Condition, facts: Mapping[str, Any]) -> None:
    assert in_duckdb(condition, facts) is evaluate(condition, facts)


@pytest.mark.parametrize("rule", [rule.name for rule in load_book().rules if rule.decides()])
def test_every_rule_can_be_written_for_spark(rule: str) -> None:
    """Nothing runs here: that the same tree renders, and reads again, is all that is asked."""
    book = load_book()
    when = next(each.when for each in book.rules if each.name == rule)
    from tongguan.law.conditions import map_readings  # noqa: PLC0415 -- only here

    text = truth_of(map_readings(when, book.default_readings()), Scope()).sql(dialect="spark")
    assert sqlglot.parse_one(text, dialect="spark").sql(dialect="spark") == text


def test_a_reading_must_be_chosen() -> None:
    with pytest.raises(ValueError, match="A26"):
        truth_of(ReadingIs("A26", "at-least"), Scope())


def in_duckdb(condition: Condition, facts: Mapping[str, Any]) -> bool | None:
    """Put the facts into a row, and the condition to it."""
    row = {name: _literal(facts.get(name)) for name in (*TRUTHS, "w", "d")}
    bounds = facts.get("n", Bounds(0, None))
    row |= {"low": value(bounds.low), "high": sql("NULL") if bounds.high is None else value(bounds.high)}
    quantified = _quantified(condition)
    parts = tuple(dict.fromkeys(each.part for each in quantified))
    if parts:
        row["seen"] = _seen(facts.get("recipients"), parts)
    members = Members(parts, column("seen"))
    scope = Scope(
        {name: column(name) for name in (*TRUTHS, "w", "d")},
        {"n": (column("low"), column("high"))},
        {each: over_members(each, members) for each in quantified},
    )
    columns = ", ".join(written(named(expression, name)) for name, expression in row.items())
    query = f"SELECT {written(truth_of(condition, scope))} FROM (SELECT {columns})"  # noqa: S608 -- our own text
    found = duckdb.execute(query).fetchone()
    assert found is not None
    return found[0]  # type: ignore[no-any-return]  # -- a truth


def _seen(given: tuple[Mapping[str, Any], ...] | None, parts: tuple[Condition, ...]) -> Any:
    if given is None:
        return sql("CAST(NULL AS INTEGER)")
    if not given:
        return value(0)
    listed = ", ".join(
        f"{{'territory': {written(_literal(each.get('recipients.territory')))}, "
        f"'in_gba': {written(_literal(each.get('recipients.in_gba')))}}}"
        for each in given
    )
    scope = Scope({f"recipients.{name}": column(name, "member") for name in ("territory", "in_gba")})
    text = f"list_bit_or(list_transform([{listed}], lambda member: {written(Members.code(parts, scope))}))"
    return sql(text)


def _literal(given: Any) -> Any:
    if given is None:
        return sql("NULL")
    if isinstance(given, date):
        return sql(f"DATE '{given}'")
    return value(given)


def _quantified(condition: Condition) -> list[Every | Some]:
    if isinstance(condition, Every | Some):
        return [condition]
    parts = getattr(condition, "parts", None) or ([condition.part] if isinstance(condition, Not) else [])
    return [found for part in parts for found in _quantified(part)]
