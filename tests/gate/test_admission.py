"""Admission decides by the counters of a year; here they are a set."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clearance.building import NOW, clearance, limit
from tests.gate.building import YEAR, SetCounts, asking, limited, who
from tongguan.clearance import Counter
from tongguan.gate import Admit, Emergency
from tongguan.gate.admission import Decision, admit, observe


def decide(request: Admit, counts: SetCounts, ceiling: int = 100, sensitive: int = 10) -> Decision:
    return admit(request, limited(ceiling, sensitive), counts, YEAR)


def test_a_person_is_admitted_and_counted() -> None:
    counts = SetCounts()
    decision = decide(asking(), counts)
    assert (decision.verdict, decision.admitted, decision.new["ordinary"]) == ("admitted", 1, 1)
    assert counts.total("ordinary").people == 1
    assert decision.headroom == {"ordinary": 99, "sensitive": 10}
    assert decision.counts == ("ordinary",)


def test_the_same_person_twice_counts_once() -> None:
    counts = SetCounts()
    assert decide(asking(who(1, 1)), counts).new["ordinary"] == 1
    assert "ordinary" not in decide(asking(who(1)), counts).new


@pytest.mark.parametrize(
    ("items", "counted"),
    [
        (("name",), {"ordinary"}),
        (("face",), {"sensitive"}),
        (("name", "face"), {"ordinary", "sensitive"}),
        (("resume",), {"ordinary", "sensitive"}),
        (("order_number",), {"left_out.ordinary"}),
        (("order_number", "name"), {"left_out.ordinary", "ordinary"}),
    ],
)
def test_a_person_counts_by_the_items_that_go_out(items: tuple[str, ...], counted: set[str]) -> None:
    decision = decide(asking(data_items=items), SetCounts())
    assert set(decision.counts) == counted == {name for name in decision.new if not name.startswith("export:")}
    assert all(name.startswith("export:loyalty-crm:") for name in set(decision.new) - counted)


def test_the_last_person_below_the_ceiling_fits_and_the_next_is_held() -> None:
    counts = SetCounts().add("ordinary", *range(99))
    assert decide(asking(who(200)), counts).verdict == "admitted"
    held = decide(asking(who(201)), counts)
    assert held.verdict == "held"
    assert held.reasons[0].code == "ceiling-reached"
    assert (held.reasons[0].counter, held.reasons[0].fits, held.reasons[0].cites) == ("ordinary", 0, ("CBDF-2024#8.1",))
    assert counts.total("ordinary").people == 100


def test_whoever_is_known_passes_a_full_ceiling() -> None:
    counts = SetCounts().add("ordinary", *range(100)).add("export:loyalty-crm:ordinary", *range(100))
    assert decide(asking(who(5)), counts).verdict == "admitted"


def test_a_batch_that_does_not_fit_is_held_whole_and_says_how_many_would_fit() -> None:
    counts = SetCounts().add("ordinary", *range(95))
    held = decide(asking(who(*range(90, 110))), counts)
    assert held.verdict == "held"
    assert held.reasons[0].fits == 10  # five who are known, and five more
    assert counts.total("ordinary").people == 95


def test_partial_admits_the_first_who_fit_and_all_who_are_known() -> None:
    counts = SetCounts().add("ordinary", *range(95)).add("export:loyalty-crm:ordinary", *range(95))
    decision = decide(asking(who(94, 200, 201, 202, 203, 204, 205, 1, 206), partial=True), counts)
    assert decision.verdict == "admitted"
    assert decision.left == (6, 8)
    assert (decision.admitted, decision.new["ordinary"]) == (7, 5)
    assert decision.reasons[0].code == "ceiling-reached"


def test_partial_that_fits_nobody_is_held() -> None:
    assert decide(asking(who(200), partial=True), SetCounts().add("ordinary", *range(100))).verdict == "held"


def test_every_limited_counter_binds() -> None:
    counts = SetCounts()
    held = decide(asking(who(*range(11)), data_items=("resume",)), counts)
    assert (held.verdict, held.reasons[0].counter, held.reasons[0].fits) == ("held", "sensitive", 10)


def test_a_line_that_other_exports_passed_holds_even_who_is_known() -> None:
    """What was free below the line is not free any more, for nobody."""
    counts = SetCounts().add("ordinary", *range(101)).add("export:loyalty-crm:ordinary", *range(101))
    held = decide(asking(who(5)), counts)
    assert (held.verdict, held.reasons[0].fits) == ("held", 0)


def test_a_line_on_a_counter_that_the_request_does_not_touch_binds_it() -> None:
    counts = SetCounts().add("sensitive", *range(11))
    held = decide(asking(who(1)), counts)
    assert (held.verdict, held.reasons[0].counter) == ("held", "sensitive")


def test_an_allotment_binds_what_the_ledger_adds_to_its_seed() -> None:
    counts = SetCounts(seeded={"ordinary": 40}).add("ordinary", *range(40))
    permit = limited(100, before=40, allotment=20)
    assert admit(asking(who(*range(60))), permit, counts, YEAR).verdict == "admitted"
    held = admit(asking(who(60)), permit, counts, YEAR)
    assert (held.verdict, held.reasons[0].code) == ("held", "allotment-used")
    assert admit(asking(who(7)), permit, counts, YEAR).verdict == "admitted"


def test_a_year_without_a_limit_is_not_limited() -> None:
    assert admit(asking(who(*range(500))), limited(5), SetCounts(), 2028).verdict == "admitted"


def test_who_withdrew_consent_is_held_and_named_by_place() -> None:
    counts = SetCounts(withdrawn=(7,))
    held = decide(asking(who(6, 7, 8)), counts)
    assert (held.verdict, held.reasons[0].code, held.reasons[0].places) == ("held", "consent-withdrawn", (1,))
    assert held.reasons[0].cites == ("PIPL-2021#15.1",)
    partial = decide(asking(who(6, 7, 8), partial=True), counts)
    assert (partial.verdict, partial.left, partial.new["ordinary"]) == ("admitted", (1,), 2)
    reviewed = admit(asking(who(7)), limited(100), counts, YEAR, consent_reviewed=True)
    assert reviewed.verdict == "admitted"


@pytest.mark.parametrize(("number", "level"), [(79, None), (80, 80), (89, 80), (90, 90), (100, 90)])
def test_an_admission_warns_at_the_levels(number: int, level: int | None) -> None:
    warnings = decide(asking(who(*range(number))), SetCounts()).warnings
    assert warnings.get("ordinary") == level


def test_places_are_kept_against_the_ceiling() -> None:
    counts = SetCounts()
    until = NOW + timedelta(hours=1)
    reserved = decide(asking(who(*range(60)), reserve_until=until), counts)
    assert (reserved.verdict, reserved.admitted, reserved.new["ordinary"]) == ("reserved", 0, 60)
    assert decide(asking(who(*range(100, 141))), counts).verdict == "held"
    assert decide(asking(who(*range(100, 140))), counts).verdict == "admitted"
    assert decide(asking(who(200), reserve_until=until), counts).verdict == "refused"
    assert decide(asking(who(5)), counts).verdict == "admitted"  # a place is kept for this person already
    assert counts.total("ordinary").taken == 100


def test_an_emergency_passes_ceilings_and_counts_apart() -> None:
    counts = SetCounts(withdrawn=(1,)).add("ordinary", *range(100, 200))
    broke = decide(asking(who(1), emergency=Emergency("dr-lin", "unblinding")), counts)
    assert broke.verdict == "broke-glass"
    assert broke.new["emergency.ordinary"] == 1
    assert broke.reasons[0].cites == ("CBDF-2024#5.1.3",)
    assert counts.total("ordinary").people == 100


def test_an_emergency_with_items_outside_counts_in_both_classes() -> None:
    broke = decide(asking(who(1), data_items=("name", "x-ray"), emergency=Emergency("dr-lin", "x")), SetCounts())
    assert broke.counts == ("emergency.ordinary", "emergency.sensitive")


def test_observation_keeps_nothing_back_and_says_what_would_have_been() -> None:
    counts = SetCounts(withdrawn=(3,)).add("ordinary", *range(100, 199))
    seen = observe(asking(who(1, 2, 3)), limited(100), counts, YEAR, ())
    assert (seen.verdict, seen.observed, seen.new["ordinary"]) == ("admitted", True, 3)
    assert [reason.code for reason in seen.reasons] == ["consent-withdrawn", "ceiling-reached"]
    assert observe(asking(who(1)), limited(500), SetCounts(), YEAR, ()).reasons == ()


@given(
    st.lists(
        st.tuples(
            st.lists(st.integers(0, 30), min_size=1, max_size=12),
            st.sampled_from([("name",), ("face",), ("name", "face"), ("order_number",)]),
            st.booleans(),
            st.booleans(),
        ),
        max_size=25,
    ),
    st.integers(0, 20),
    st.integers(0, 8),
)
def test_no_order_of_requests_passes_a_ceiling(
    requests: list[tuple[list[int], tuple[str, ...], bool, bool]], ordinary: int, sensitive: int
) -> None:
    """And whoever is admitted is counted, whoever is not is not."""
    counts = SetCounts()
    permit = clearance(
        counters=(
            Counter("ordinary", (limit(ordinary),)),
            Counter("sensitive", (limit(sensitive),)),
            Counter("left_out.ordinary"),
        )
    )
    for numbers, items, partial, reserving in requests:
        before = set(counts.rows)
        request = asking(who(*numbers), data_items=items, partial=partial, reserve_until=NOW if reserving else None)
        decision = admit(request, permit, counts, YEAR)
        assert counts.total("ordinary").taken <= ordinary
        assert counts.total("sensitive").taken <= sensitive
        gone = [number for place, number in enumerate(numbers) if place not in decision.left]
        if decision.verdict == "admitted":
            added = {person for _, person in counts.rows - before}
            assert added <= {number.to_bytes(16, "big") for number in gone}
            assert all(
                (counter, number.to_bytes(16, "big")) in counts.rows for number in gone for counter in decision.counts
            )
        else:
            assert counts.rows == before
