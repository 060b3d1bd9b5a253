"""A feed is genuine, fresh and never goes back."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.clearance.building import HANDLER, NOW, clearance, feed, keys, signing_key, token
from tongguan.clearance import ClearanceError, Feed, Revocation, StopOrder, believed, read_feed, sign_feed, verify
from tongguan.clearance.feed import RevokedKey, check_orders

STOP = StopOrder(
    "STOP-000003", HANDLER, NOW, "网信停〔2026〕1号", "示例市网信办", ("loyalty-crm",), (), ("DESA-2022#17",)
)


def signed_feed(**given_: Any) -> str:
    return sign_feed(feed(**given_), signing_key())


def refusal(held: Feed | None = None, **given_: Any) -> str:
    with pytest.raises(ClearanceError) as refused:
        read_feed(signed_feed(**given_), keys(), NOW, held)
    return refused.value.code


def test_what_was_signed_is_read_back() -> None:
    full = feed(revoked=(Revocation("CLR-1", NOW, "ended"),), stops=(STOP,), revoked_keys=(RevokedKey("k", NOW),))
    assert read_feed(sign_feed(full, signing_key()), keys(), NOW) == full


def test_a_feed_of_thousands_of_revocations_is_read() -> None:
    full = feed(revoked=tuple(Revocation(f"CLR-2026-{number:06d}", NOW, "ended") for number in range(5000)))
    assert len(read_feed(sign_feed(full, signing_key()), keys(), NOW).revoked) == 5000


def test_a_clearance_is_no_feed_and_another_key_signs_none() -> None:
    with pytest.raises(ClearanceError) as refused:
        read_feed(token(), keys(), NOW)
    assert refused.value.code == "clearance/wrong-type"
    with pytest.raises(ClearanceError) as refused:
        read_feed(sign_feed(feed(), signing_key(2)), keys(), NOW)
    assert refused.value.code == "clearance/unknown-key"


@pytest.mark.parametrize(
    ("sequence", "seconds", "code"),
    [
        (4, 0, "clearance/feed-replayed"),
        (4, 60, "clearance/feed-replayed"),
        (5, 1, "clearance/feed-replayed"),
        (6, -1, "clearance/feed-replayed"),
    ],
)
def test_a_feed_does_not_go_back(sequence: int, seconds: int, code: str) -> None:
    held = feed(sequence=5)
    assert refusal(held, sequence=sequence, issued_at=NOW + timedelta(seconds=seconds)) == code


def test_the_same_feed_again_and_the_next_are_taken() -> None:
    held = feed(sequence=5)
    assert read_feed(signed_feed(sequence=5), keys(), NOW, held) == held
    assert read_feed(signed_feed(sequence=6), keys(), NOW, held).sequence == 6


def test_another_feed_of_the_same_number_is_refused() -> None:
    assert refusal(feed(sequence=5, stops=(STOP,)), sequence=5) == "clearance/feed-replayed"


def test_a_feed_from_the_future_is_refused() -> None:
    assert refusal(issued_at=NOW + timedelta(seconds=61)) == "clearance/feed-from-the-future"
    assert read_feed(signed_feed(issued_at=NOW + timedelta(seconds=60)), keys(), NOW).sequence == 1


def test_another_issuer_is_refused() -> None:
    assert refusal(issuer="another") == "clearance/wrong-issuer"


@given(asked=st.integers(1, 3600), gate=st.integers(1, 3600), age=st.integers(0, 4000))
def test_a_feed_is_fresh_up_to_the_lower_of_both_ages(asked: int, gate: int, age: int) -> None:
    plain = feed(max_age_seconds=asked)
    now = NOW + timedelta(seconds=age)
    if age <= min(asked, gate):
        plain.check_fresh(now, timedelta(seconds=gate))
    else:
        with pytest.raises(ClearanceError) as refused:
            plain.check_fresh(now, timedelta(seconds=gate))
        assert refused.value.code == "clearance/feed-too-old"


def test_a_clock_behind_the_feed_makes_it_unusable() -> None:
    with pytest.raises(ClearanceError) as refused:
        feed().check_fresh(NOW - timedelta(seconds=61))
    assert refused.value.code == "clearance/feed-from-the-future"


def test_a_key_that_a_feed_revokes_is_believed_no_more() -> None:
    news = feed(revoked_keys=(RevokedKey(signing_key().kid, NOW), RevokedKey("unheard-of", NOW)))
    left = believed(keys(1, 2), news)
    with pytest.raises(ClearanceError) as refused:
        verify(token(), left, NOW)
    assert refused.value.code == "clearance/key-revoked"
    assert left.active.kid == signing_key(2).kid


@pytest.mark.parametrize(
    ("handler", "export", "recipient", "seconds", "stops"),
    [
        (HANDLER, "loyalty-crm", "hq", 0, True),
        (HANDLER, "loyalty-crm", "anyone", 5, True),
        (HANDLER, "loyalty-crm", "hq", -1, False),
        (HANDLER, "staff-hr", "hq", 0, False),
        ("another", "loyalty-crm", "hq", 0, False),
    ],
)
def test_an_order_stops_whom_it_names(handler: str, export: str, recipient: str, seconds: int, stops: bool) -> None:  # noqa: FBT001 -- a table
    now = NOW + timedelta(seconds=seconds)
    assert (feed(stops=(STOP,)).stop_of(handler, export, recipient, now) is not None) is stops


def test_an_order_without_names_stops_all_and_one_recipient_only_that_one() -> None:
    everything = StopOrder("S", HANDLER, NOW, "1")
    one = StopOrder("S", HANDLER, NOW, "1", recipients=("hq",))
    assert everything.stops(HANDLER, "any", "any", NOW)
    assert one.stops(HANDLER, "any", "hq", NOW)
    assert not one.stops(HANDLER, "any", "lab", NOW)
    check_orders(clearance(), feed(stops=(one,)), NOW)
    with pytest.raises(ClearanceError, match="ordered to stop by 1"):
        check_orders(clearance(), feed(stops=(everything,)), NOW)


def test_a_revoked_clearance_is_told_with_its_reason() -> None:
    news = feed(revoked=(Revocation(clearance().id, NOW, "the contract was ended"),))
    with pytest.raises(ClearanceError, match="the contract was ended"):
        check_orders(clearance(), news, NOW)
