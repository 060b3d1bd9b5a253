"""The spans are every stretch over which one set of rules decides."""

from datetime import date, timedelta
from itertools import pairwise

from tests.proof.books import BOOK, CATALOGUES, SPANS
from tongguan.decision.facts.zones import zone_facts
from tongguan.decision.regime import make_regime
from tongguan.law import LeavesOut, Rule


def deciding(day: date) -> list[Rule]:
    regime = make_regime(BOOK, day)
    return [*(each.rule for each in regime.deciding), *(r for r in regime.in_force if isinstance(r.effect, LeavesOut))]


def test_the_spans_follow_each_other_from_the_first_measures_on() -> None:
    assert SPANS[0].first == date(2022, 9, 1)
    assert SPANS[-1].last is None
    for earlier, later in pairwise(SPANS):
        assert earlier.last == later.first - timedelta(days=1)
        assert deciding(earlier.first) != deciding(later.first)


def test_the_rules_of_a_span_are_the_same_on_all_its_days() -> None:
    for span in SPANS:
        last = span.last or BOOK.known_until
        for offset in range(0, (last - span.first).days + 1, 7):
            assert deciding(span.first + timedelta(days=offset)) == deciding(span.first)
        assert deciding(last) == deciding(span.first)


def test_between_the_days_of_a_span_nothing_follows_differently_from_a_zone() -> None:
    for span in SPANS:
        last = span.last or BOOK.known_until
        ends = [*(day - timedelta(days=1) for day in span.days[1:]), last]
        for zone in CATALOGUES.zones.zones:
            for first, end in zip(span.days, ends, strict=True):
                facts = {"handler.zone": zone, "sector": "pharma", "scenario": "clinical_trials"}
                assert zone_facts(facts, CATALOGUES, first) == zone_facts(facts, CATALOGUES, end)
