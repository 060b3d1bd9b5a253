"""Signs of splitting: each shows on what it is meant for, from its very number on, and honest business has none."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
import pytest
import sqlglot

from benchmarks.splitting.scoring import look_at
from benchmarks.splitting.worlds import KINDS, LINE, UNTIL, World, draw
from tongguan.census.plan import Export
from tongguan.census.splitting import Finding, Suspicion, TooManyHandlersError, detect
from tongguan.census.splitting.seeing import name_sent
from tongguan.census.statements import Shape, statement
from tongguan.engines import Engine, open_engine
from tongguan.engines.dialect import render

EPOCH = date(1970, 1, 1)
EASY = [kind for kind in KINDS if "hard" not in kind and kind != "parted over two or three affiliates"]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with open_engine("duckdb") as opened:
        yield opened


def day(text: str) -> int:
    return (date.fromisoformat(text) - EPOCH).days


def world(*rows: tuple[str, range, str, str, bool]) -> World:
    """Transfers: of a handler, of some people, to a recipient, all on a day, and whether they count."""
    listed = [
        (handler, person, recipient, day(on), counts)
        for handler, people, recipient, on, counts in rows
        for person in people
    ]
    return World("by hand", True, None, tuple(dict.fromkeys(row[0] for row in rows)), tuple(listed))


def signs(engine: Engine, seen: World, suspicion: Suspicion | None = None) -> dict[str, Finding]:
    return {each.sign: each for each in look_at(engine, seen, suspicion).found}


@pytest.mark.parametrize("kind", EASY)
def test_each_kind_is_told_apart(engine: Engine, kind: str) -> None:
    for seed in range(100, 104):
        look = look_at(engine, draw(kind, seed))
        assert look.suspected == look.world.splits, (seed, look.found)
        assert look.by_its_sign or not look.world.splits


def test_together_from_the_very_number_on(engine: Engine) -> None:
    def parted(one: int, other: int) -> World:
        return world(
            ("a", range(one), "hq", "2026-03-02", True), ("b", range(5_000, 5_000 + other), "hq", "2026-03-03", True)
        )

    assert "together-over-a-line" not in signs(engine, parted(900, 99), Suspicion(least=1))
    assert "together-over-a-line" in signs(engine, parted(900, 100), Suspicion(least=1))
    assert "together-over-a-line" not in signs(engine, parted(899, 500))
    assert "together-over-a-line" not in signs(engine, parted(1_000, 999), Suspicion(least=1))


def test_the_evidence_is_numbers_and_nobody(engine: Engine) -> None:
    found = signs(
        engine,
        world(
            ("a", range(950), "hq", "2026-03-02", True),
            ("a", range(10), "lab", "2026-03-02", True),
            ("b", range(900, 1_500), "hq", "2026-04-03", True),
        ),
    )["together-over-a-line"]
    assert found.as_dict() == {
        "sign": "together-over-a-line",
        "handlers": ["a", "b"],
        "counter": "ordinary",
        "line": LINE,
        "evidence": {
            "people": {"a": 950, "b": 600},
            "together": 1_500,
            "recipients": ["hq", "lab"],
        },
    }


def test_handlers_are_joined_through_others(engine: Engine) -> None:
    chain = world(
        ("a", range(950), "x", "2026-03-02", True),
        ("b", range(2_000, 2_200), "x", "2026-03-02", True),
        ("b", range(2_000, 2_200), "y", "2026-03-02", True),
        ("c", range(4_000, 4_200), "y", "2026-03-02", True),
        ("d", range(6_000, 6_200), "z", "2026-03-02", True),
    )
    assert signs(engine, chain)["together-over-a-line"].handlers == ("a", "b", "c")


def test_the_same_people_from_the_very_number_on(engine: Engine) -> None:
    def shared(common: int) -> World:
        return world(
            ("a", range(600), "hq", "2026-03-02", True),
            ("b", range(600 - common, 1_200 - common), "hq", "2026-03-03", True),
        )

    assert "same-people" not in signs(engine, shared(299))
    assert signs(engine, shared(300))["same-people"].evidence["in_common"] == 300


def test_a_relay_is_near_in_number_and_in_time(engine: Engine) -> None:
    def passed_on(people: int, days: int) -> World:
        steps = [
            (
                "a",
                range(part * people // 60, (part + 1) * people // 60),
                "hq",
                f"2026-0{1 + part // 20}-{1 + part % 20:02}",
                True,
            )
            for part in range(60)
        ]
        began = (date(2026, 3, 20) + timedelta(days=days)).isoformat()
        return world(*steps, ("b", range(5_000, 5_300), "hq", began, True))

    assert "relay" in signs(engine, passed_on(950, 30))
    assert "relay" not in signs(engine, passed_on(950, 31))
    assert "relay" in signs(engine, passed_on(950, -30))
    assert "relay" not in signs(engine, passed_on(899, 10))


def test_stopping_just_under_a_line_needs_transfers_that_go_on(engine: Engine) -> None:
    steps: list[Any] = [
        ("a", range(part * 16, (part + 1) * 16), "hq", f"2026-0{1 + part // 20}-{1 + part % 20:02}", True)
        for part in range(60)
    ]
    assert "just-under" not in signs(engine, world(*steps))
    found = signs(engine, world(*steps, ("a", range(50), "hq", "2026-08-01", True)))["just-under"]
    assert found.evidence == {"people": {"a": 960}, "last_newcomer": "2026-03-20", "transfers_since": 50}


def test_around_new_year_both_years_are_below_and_both_together_above(engine: Engine) -> None:
    def pulses(before: int, after: int) -> World:
        return world(
            ("a", range(before), "hq", "2025-12-28", True), ("a", range(5_000, 5_000 + after), "hq", "2026-01-05", True)
        )

    assert "around-new-year" not in signs(engine, pulses(500, 499))
    assert signs(engine, pulses(500, 500))["around-new-year"].evidence["close_together"] == 1_000
    assert "around-new-year" not in signs(engine, pulses(1_000, 500))
    late = world(("a", range(500), "hq", "2025-12-10", True), ("a", range(5_000, 5_500), "hq", "2026-01-05", True))
    assert "around-new-year" not in signs(engine, late)


def test_those_left_out_count_against_the_same_recipient_only(engine: Engine) -> None:
    def exempted(recipient: str) -> World:
        return world(
            ("a", range(950), "hq", "2026-03-02", True), ("a", range(5_000, 5_200), recipient, "2026-03-02", False)
        )

    assert signs(engine, exempted("hq"))["left-out-holds-the-rest"].evidence["with_left_out"] == 1_150
    assert not signs(engine, exempted("payroll"))


def test_lines_of_sensitive_information_are_watched_apart(engine: Engine) -> None:
    seen = draw("parted over two or three affiliates", 7)
    table = seen.table()
    swapped = table.set_column(5, "ordinary", table["sensitive"]).set_column(6, "sensitive", table["ordinary"])
    engine.table("sent", swapped)
    found = detect(engine, seen.handlers, [("ordinary", LINE), ("sensitive", LINE)], UNTIL, Suspicion(near=0.5))
    assert {each.counter for each in found} == {"sensitive"}


def test_nobody_sent_anything(engine: Engine) -> None:
    engine.table("sent", world(("a", range(1), "hq", "2026-03-02", True)).table().slice(0, 0))
    assert detect(engine, ["a", "b"], [("ordinary", LINE)], UNTIL) == ()


def test_what_is_suspicious_can_be_said_otherwise(engine: Engine) -> None:
    seen = world(("a", range(800), "hq", "2026-03-02", True), ("b", range(2_000, 2_300), "hq", "2026-03-02", True))
    assert not signs(engine, seen)
    assert "together-over-a-line" in signs(engine, seen, replace(Suspicion(), near=0.8))


def test_more_handlers_than_bits_are_refused(engine: Engine) -> None:
    with pytest.raises(TooManyHandlersError):
        detect(engine, [f"h{number}" for number in range(63)], [("ordinary", LINE)], UNTIL)


def test_sixty_two_handlers_fit(engine: Engine) -> None:
    names = [f"h{number}" for number in range(62)]
    rows = [(name, range(place * 20, place * 20 + 20), "hq", "2026-03-02", True) for place, name in enumerate(names)]
    engine.table("sent", world(*rows, ("h61", range(3_000, 3_890), "hq", "2026-03-02", True)).table())
    (found,) = detect(engine, names, [("ordinary", LINE)], UNTIL, Suspicion(least=20))
    assert found.evidence["together"] == 62 * 20 + 890


def test_it_stands_on_the_transfers_of_a_census() -> None:
    """Days are Beijing days: what is sent at 17:00 UTC on 31 December is sent in the new year."""
    with open_engine("duckdb") as engine:
        _stands(engine)


def _stands(engine: Engine) -> None:
    instants = [1_767_200_400_000_000, 1_767_196_799_999_999, None]
    engine.table(
        "transfers",
        pa.table(
            {
                "handler": pa.array(["a", "a", "a"]),
                "person": pa.array([1, 2, 3], pa.int64()),
                "recipient": pa.array(["hq"] * 3),
                "at": pa.array(instants, pa.int64()),
                "export": pa.array(["crm", "crm", "crm"]),
                "flagged": pa.array([False, True, False]),
                "fault": pa.array([None, None, None], pa.int32()),
            }
        ),
    )
    name_sent(engine, [Export("crm")], UNTIL)
    rows = engine.ask("SELECT person, day, sensitive FROM sent ORDER BY person").to_pylist()
    assert rows == [
        {"person": 1, "day": day("2026-01-01"), "sensitive": False},
        {"person": 2, "day": day("2025-12-31"), "sensitive": True},
    ]


@pytest.mark.parametrize("name", ["sent", "shared", "recipients", "days", "activity", "new_year"])
def test_every_question_is_one_text_for_all_engines(name: str) -> None:
    numbers = dict.fromkeys(("first", "last", "new_year", "before", "after", "beijing", "a_day"), 1)
    asked = statement(f"splitting_{name}", Shape(1, handlers=True, flags=True), **numbers)
    for dialect in ("duckdb", "spark"):
        text = render(asked, dialect)
        assert "$" not in text
        assert sqlglot.parse_one(text, dialect=dialect) is not None
