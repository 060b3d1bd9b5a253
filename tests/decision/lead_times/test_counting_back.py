"""Counted back, nobody is made late: run forward from the day given, every official period ends in time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.decision.clocks import due
from tongguan.decision.lead_times import LeadTime, lead_time
from tongguan.law import load_book
from tongguan.vocabulary import Pathway
from tongguan.working_days import add_working_days, is_working_day

BOOK = load_book()
CLOCKS = tuple(BOOK.clocks())
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))
ASSESSMENT = Pathway.SECURITY_ASSESSMENT
CONTRACT = Pathway.CONTRACT_OR_CERTIFICATION


def found(pathway: Pathway, reached_on: date) -> LeadTime:
    lead = lead_time(pathway, reached_on, BOOK)
    assert lead is not None
    return lead


def result_by(filed: date) -> date:
    """The last day of a result, where each office takes all its time."""
    day = filed
    for code in ("assessment-completeness-check", "assessment-acceptance", "assessment-decision"):
        ends = due(code, day, CLOCKS).ends
        day = date(ends.year, ends.month, ends.day)
    return day


def test_an_assessment_takes_fifty_seven_working_days() -> None:
    lead = found(ASSESSMENT, date(2026, 9, 1))
    assert lead.in_place_by == date(2026, 8, 31)
    assert add_working_days(lead.apply_by, 5 + 7 + 45).on == date(2026, 8, 31)
    assert lead.apply_by == date(2026, 6, 10)
    assert not lead.provisional
    assert [step.code.removeprefix("assessment-") for step in lead.steps] == [
        "completeness-check",
        "acceptance",
        "decision",
    ]
    assert [str(step.cites[0]) for step in lead.steps] == ["DESA-2022#7.1", "DESA-2022#7.2", "DESA-2022#12.1"]


@given(DAYS)
def test_no_office_that_takes_all_its_time_makes_anyone_late(reached_on: date) -> None:
    lead = found(ASSESSMENT, reached_on)
    assert is_working_day(lead.apply_by).working
    assert result_by(lead.apply_by) < reached_on
    later = lead.apply_by + timedelta(days=1)
    while not is_working_day(later).working:
        later += timedelta(days=1)
    assert result_by(later) >= reached_on


@given(DAYS)
def test_each_step_begins_where_the_one_before_ends_at_the_latest(reached_on: date) -> None:
    lead = found(ASSESSMENT, reached_on)
    for one, following in zip(lead.steps, lead.steps[1:], strict=False):
        assert one.ends <= following.begins
    assert lead.steps[-1].ends <= lead.in_place_by


@given(DAYS)
def test_a_contract_is_in_effect_on_the_last_working_day_before(reached_on: date) -> None:
    lead = found(CONTRACT, reached_on)
    assert lead.steps == ()
    assert lead.apply_by < reached_on
    assert is_working_day(lead.apply_by).working
    between = (reached_on - lead.apply_by).days - 1
    assert not any(is_working_day(lead.apply_by + timedelta(days=1 + day)).working for day in range(between))


@given(DAYS, st.sampled_from([ASSESSMENT, CONTRACT]))
def test_a_report_of_the_day_named_is_fresh_and_one_of_the_day_before_is_not(
    reached_on: date, pathway: Pathway
) -> None:
    lead = found(pathway, reached_on)
    if lead.report_from is None:
        return
    code = "self-assessment-freshness" if pathway is ASSESSMENT else "pipia-freshness"
    assert due(code, lead.report_from, CLOCKS).ends >= lead.apply_by
    assert due(code, lead.report_from - timedelta(days=1), CLOCKS).ends < lead.apply_by


def test_what_asks_for_it_is_cited() -> None:
    assert {"SCCM-2023#6.3", "CERT-2025#7.1"} <= {str(cite) for cite in found(CONTRACT, date(2026, 9, 1)).cites}
    assert [cite.instrument for cite in found(ASSESSMENT, date(2026, 9, 1)).cites] == ["AG-2025"]


def test_days_without_published_holidays_are_provisional() -> None:
    assert found(ASSESSMENT, date(2028, 3, 1)).provisional
    assert found(CONTRACT, date(2028, 3, 1)).provisional


@pytest.mark.parametrize("pathway", [Pathway.EXEMPT, Pathway.PROHIBITED, Pathway.OTHER_LAW, Pathway.NOT_AN_EXPORT])
def test_nobody_applies_for_anything_else(pathway: Pathway) -> None:
    assert lead_time(pathway, date(2026, 9, 1), BOOK) is None


def test_before_there_was_an_assessment_there_is_no_day() -> None:
    assert lead_time(ASSESSMENT, date(2022, 9, 15), BOOK) is None
