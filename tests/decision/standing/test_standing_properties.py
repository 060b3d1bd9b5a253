"""What holds of every standing, whatever is in place."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.standing.building import AS_OF, mechanism, stand
from tongguan.decision.standing import Standing

FULL = {"ordinary": 9_000_000, "sensitive": 9_000_000}
DAYS = st.integers(-900, 900).map(lambda days: AS_OF + timedelta(days=days))
PEOPLE = st.sampled_from([0, 1, 99_999, 100_000, 150_000, 200_000, 200_001, 999_999, 1_000_000, 2_000_001])
READINGS = st.fixed_dictionaries(
    {},
    optional={
        "A7": st.just("file-and-go-on"),
        "A15": st.just("yes"),
        "A10": st.just("three-years"),
        "filed-number-exceeded": st.just("no-trigger"),
    },
)
DIFFERENT: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["valid", "suspended", "revoked", "cancelled", "stopped"]),
        "status_since": DAYS,
        "valid_until": st.integers(-30, 900).map(lambda days: AS_OF + timedelta(days=days)),
        "data_items": st.sampled_from([["name"], ["name", "mobile_number", "email"], None]),
        "purpose": st.sampled_from(["精准营销", None]),
        "recipients": st.sampled_from([["hq"], ["lab"], None]),
        "filed": st.sampled_from(["none", None, date(2026, 2, 20)]),
        "filing_result": st.sampled_from(["pending", "failed", None]),
        "result": st.sampled_from(["partly_passed", "not_passed", None]),
    },
)


@st.composite
def mechanisms(draw: st.DrawFn, status: str | None = None) -> list[dict[str, Any]]:
    made = []
    for place in range(draw(st.integers(0 if status is None else 1, 3))):
        kind = draw(st.sampled_from(["contract", "certificate", "assessment"]))
        different = draw(DIFFERENT)
        if status is not None:
            different = {**different, "status": draw(st.sampled_from(status.split())), "status_since": None}
        made.append(mechanism(kind, {**different, "id": f"{kind}-{place}"}))
    return made


@st.composite
def ranges(draw: st.DrawFn) -> list[int]:
    return sorted((draw(PEOPLE), draw(PEOPLE)))


@settings(max_examples=40)
@given(mechanisms(status="suspended revoked stopped cancelled"), ranges(), READINGS)
def test_nothing_is_covered_by_what_was_taken_away(
    in_place: list[dict[str, Any]], people: list[int], readings: dict[str, str]
) -> None:
    (found,) = stand(in_place, export={"people": {"ordinary": people}}, readings=readings)
    assert found.standing not in (Standing.COVERED, Standing.EXPIRING)


@settings(max_examples=40)
@given(mechanisms(), ranges(), READINGS)
def test_an_assessment_that_covers_never_makes_it_worse(
    in_place: list[dict[str, Any]], people: list[int], readings: dict[str, str]
) -> None:
    export = {"people": {"ordinary": people}}
    more = [
        *in_place,
        mechanism("assessment", {"id": "more", "approved_people": FULL, "approved_people_three_years": None}),
    ]
    (before,) = stand(in_place, export=export, readings=readings)
    (after,) = stand(more, export=export, readings=readings)
    assert after.standing.place >= before.standing.place
    # An order to stop is answered by an assessment only where the day of the order is known.
    assert after.standing.is_cleared or any(each.get("status") == "stopped" for each in in_place)


@settings(max_examples=40)
@given(mechanisms(), st.integers(100_000, 999_999), READINGS)
def test_a_contract_that_covers_never_makes_it_worse_under_the_line(
    in_place: list[dict[str, Any]], people: int, readings: dict[str, str]
) -> None:
    export = {"people": {"ordinary": people}}
    (before,) = stand(in_place, export=export, readings=readings)
    (after,) = stand(
        [*in_place, mechanism("contract", {"id": "more", "people": FULL})], export=export, readings=readings
    )
    assert after.standing.place >= before.standing.place


@settings(max_examples=40)
@given(mechanisms(), ranges(), st.data(), READINGS)
def test_what_is_said_of_a_range_holds_of_every_number_in_it(
    in_place: list[dict[str, Any]], people: list[int], data: st.DataObject, readings: dict[str, str]
) -> None:
    exactly = data.draw(st.one_of(PEOPLE.filter(lambda n: people[0] <= n <= people[1]), st.integers(*people)))
    (wide,) = stand(in_place, export={"people": {"ordinary": people}}, readings=readings)
    (one,) = stand(in_place, export={"people": {"ordinary": exactly}}, readings=readings)
    if wide.standing is not Standing.UNKNOWN:
        assert wide.standing.is_cleared == one.standing.is_cleared


@settings(max_examples=40)
@given(mechanisms(), ranges(), READINGS)
def test_an_export_stands_as_its_worst_recipient(
    in_place: list[dict[str, Any]], people: list[int], readings: dict[str, str]
) -> None:
    export = {"recipients": ["hq", "lab"], "people": {"ordinary": people}}
    (found,) = stand(in_place, export=export, readings=readings)
    assert [each.recipient for each in found.per_recipient] == ["hq", "lab"]
    assert found.standing.place == min(each.standing.place for each in found.per_recipient)
    assert all(each.reasons for each in found.per_recipient)
