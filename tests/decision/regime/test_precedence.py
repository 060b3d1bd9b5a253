"""Which rule goes before which, on rules made for the purpose and on the whole book."""

from datetime import date
from itertools import permutations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decision.regime.worlds import BOOK, DAYS, one_reading
from tongguan.decision.regime import UnresolvedConflictError, in_precedence, make_regime
from tongguan.decision.regime.precedence import dominance, prevails
from tongguan.law import Frees, Requires, Rule
from tongguan.vocabulary import Pathway

FREE = Frees("left_out")
CONTRACT = Requires(Pathway.CONTRACT_OR_CERTIFICATION)
ASSESSMENT = Requires(Pathway.SECURITY_ASSESSMENT)
NOT_EXPORT = Requires(Pathway.NOT_AN_EXPORT)
OTHER_LAW = Requires(Pathway.OTHER_LAW)
PROHIBITED = Requires(Pathway.PROHIBITED)

LAW, REGULATION, ORDER, GUIDANCE = "PIPL-2021", "NDSR-2024", "CBDF-2024", "AG-2025"
DECIDING = [each.when for each in BOOK.rules if each.decides()]
(TEMPLATE,) = BOOK.by_name["PIPL-2021:state-organ-exports-need-security-assessment"]


def rule(
    name: str,
    effect: Frees | Requires,
    *,
    of: str = ORDER,
    unit: str = "99",
    yields_to: tuple[str, ...] = (),
    prevails_over: tuple[str, ...] = (),
    default: bool = False,
) -> Rule:
    return msgspec.structs.replace(
        TEMPLATE,
        instrument=of,
        id=name,
        cites=f"{of}#{unit}",
        effect=effect,
        yields_to=yields_to,
        prevails_over=prevails_over,
        default=default,
    )


def order(*rules: Rule) -> list[str]:
    """Give the names in precedence, which must not depend on the order they come in."""
    found = {tuple(each.id for each in in_precedence(each, BOOK)) for each in permutations(rules)}
    assert len(found) == 1
    return list(found.pop())


def test_a_prohibition_goes_first_then_another_regime_then_no_export() -> None:
    rules = (
        rule("a-free", FREE, of=LAW),
        rule("b-no-export", NOT_EXPORT, of=GUIDANCE),
        rule("c-other-law", OTHER_LAW),
        rule("d-prohibited", PROHIBITED, of=GUIDANCE),
    )
    assert order(*rules) == ["d-prohibited", "c-other-law", "b-no-export", "a-free"]


def test_a_prohibition_yields_to_nothing() -> None:
    prohibited = rule("prohibited", PROHIBITED, of=GUIDANCE, yields_to=(LAW, ORDER))
    free = rule("free", FREE, of=LAW, prevails_over=(GUIDANCE,))
    assert order(free, prohibited) == ["prohibited", "free"]


def test_a_fallback_goes_last_even_if_it_is_law() -> None:
    fallback = rule("fallback", CONTRACT, of=LAW, default=True)
    free = rule("free", FREE, of=GUIDANCE)
    assert order(fallback, free) == ["free", "fallback"]
    assert not prevails(fallback, free, BOOK)


@pytest.mark.parametrize("reference", ["CBDF-2024#5", "CBDF-2024#5.1.4", "CBDF-2024:free", "CBDF-2024"])
def test_a_rule_yields_to_an_article_an_item_a_rule_or_an_instrument(reference: str) -> None:
    free = rule("free", FREE, unit="5.1.4")
    assessment = rule("assessment", ASSESSMENT, of=LAW, unit="40", yields_to=(reference,))
    assert order(assessment, free) == ["free", "assessment"]


def test_an_article_does_not_cover_one_whose_number_begins_alike() -> None:
    free = rule("free", FREE, unit="51")
    assessment = rule("assessment", ASSESSMENT, yields_to=("CBDF-2024#5",))
    assert not prevails(free, assessment, BOOK)


def test_a_rule_prevails_over_what_it_names() -> None:
    contract = rule("contract", CONTRACT, of=GUIDANCE, prevails_over=("CBDF-2024#7.1.2",))
    assessment = rule("assessment", ASSESSMENT, unit="7.1.2")
    assert order(assessment, contract) == ["contract", "assessment"]


def test_the_higher_rank_prevails_where_the_outcomes_differ() -> None:
    rules = (
        rule("a-guidance", ASSESSMENT, of=GUIDANCE),
        rule("b-order", CONTRACT, of=ORDER),
        rule("c-regulation", FREE, of=REGULATION),
        rule("d-law", ASSESSMENT, of=LAW),
    )
    assert order(*rules[1:]) == ["d-law", "c-regulation", "b-order"]
    assert prevails(rules[1], rules[0], BOOK)


def test_rank_is_not_asked_where_the_outcomes_are_the_same() -> None:
    law, lower = rule("law", ASSESSMENT, of=LAW), rule("order", ASSESSMENT)
    assert not prevails(law, lower, BOOK)
    assert not prevails(lower, law, BOOK)


def test_two_orders_that_differ_and_say_nothing_are_left_unordered() -> None:
    free, contract = rule("free", FREE), rule("contract", CONTRACT)
    assert not prevails(free, contract, BOOK)
    assert not prevails(contract, free, BOOK)
    assert dominance([free, contract], BOOK) == {"CBDF-2024:free": frozenset(), "CBDF-2024:contract": frozenset()}


def test_a_circle_is_refused_with_its_rules() -> None:
    circle = [
        rule("one", FREE, yields_to=("CBDF-2024:three",)),
        rule("two", CONTRACT, yields_to=("CBDF-2024:one",)),
        rule("three", ASSESSMENT, yields_to=("CBDF-2024:two",)),
    ]
    with pytest.raises(UnresolvedConflictError, match="in a circle") as caught:
        in_precedence(circle, BOOK)
    assert caught.value.code == "decision/unresolved-conflict"
    assert all(each.name in caught.value.message for each in circle)


@given(on=st.sampled_from(DAYS), chosen=one_reading(DECIDING))
@settings(max_examples=40)
def test_on_every_day_the_order_follows_who_prevails(on: date, chosen: dict[str, str]) -> None:
    regime = make_regime(BOOK, on, readings=chosen)
    names = [each.rule.name for each in regime.deciding]
    for place, each in enumerate(regime.deciding):
        assert not regime.dominates[each.rule.name] & set(names[:place])
    weights = [each.outcome for each in regime.deciding]
    first = [Pathway.PROHIBITED, Pathway.OTHER_LAW, Pathway.NOT_AN_EXPORT]
    ranks = [first.index(each) if each in first else len(first) for each in weights]
    assert ranks == sorted(ranks)
    fallbacks = [each.rule.default for each in regime.deciding]
    assert fallbacks[-1]
    assert fallbacks == sorted(fallbacks)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_totals_of_people_are_asked_for_from_one_place_on(on: date) -> None:
    regime = make_regime(BOOK, on)
    assert not any(each.counts for each in regime.deciding[: regime.counting_from])
    assert all(each.counts for each in regime.deciding[regime.counting_from : regime.counting_from + 1])
