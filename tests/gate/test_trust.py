"""Whom the gate believes, and for how long."""

from datetime import timedelta

import pytest

from tests.clearance.building import LEDGER, NOW, clearance, feed, keys, signing_key
from tongguan.clearance import ClearanceError, KeySet, Verified, sign_clearance, sign_feed
from tongguan.gate import Reason, Trust


def trusting(**given: object) -> Trust:
    found = Trust(keys(), LEDGER)
    found.take_feed(sign_feed(feed(**given), signing_key()), NOW)
    return found


def token(number: int = 1, **given: object) -> str:
    return sign_clearance(clearance(**given), signing_key(number))


def test_a_clearance_is_verified_and_remembered() -> None:
    trust = trusting()
    first = trust.believe(token(), NOW)
    assert isinstance(first, Verified)
    assert first.clearance == clearance()
    assert trust.believe(token(), NOW) is first


def test_without_a_feed_nothing_is_believed() -> None:
    found = Trust(keys(), LEDGER).believe(token(), NOW)
    assert isinstance(found, Reason)
    assert found.code == "gate/no-feed"


@pytest.mark.parametrize(("late", "believed"), [(timedelta(minutes=15), True), (timedelta(minutes=16), False)])
def test_a_feed_grows_too_old(late: timedelta, *, believed: bool) -> None:
    found = trusting().believe(token(), NOW + late)
    assert isinstance(found, Verified) is believed
    if not believed:
        assert isinstance(found, Reason)
        assert found.code == "clearance/feed-too-old"


def test_a_key_that_is_not_the_issuers_is_not_believed() -> None:
    found = trusting().believe(token(2), NOW)
    assert isinstance(found, Reason)
    assert found.code.startswith("clearance/")


def test_another_ledgers_clearance_is_not_believed() -> None:
    trust = Trust(keys(), "beijing")
    trust.take_feed(sign_feed(feed(), signing_key()), NOW)
    assert isinstance(trust.believe(token(), NOW), Reason)


@pytest.mark.parametrize("text", ["", "x", "a.b.c", "\ud800.\ud800.\ud800", "é" * 50, "." * 10_000])
def test_no_text_is_taken_for_a_token(text: str) -> None:
    assert isinstance(trusting().believe(text, NOW), Reason)


def test_keys_that_were_taken_away_are_believed_no_more() -> None:
    trust = trusting()
    assert isinstance(trust.believe(token(), NOW), Verified)
    trust.take_keys(KeySet(issuer=keys().issuer, keys=keys(2).keys))
    assert isinstance(trust.believe(token(), NOW), Reason)


def test_an_older_feed_does_not_take_the_place_of_a_newer() -> None:
    trust = trusting(sequence=5)
    old = sign_feed(feed(issued_at=NOW - timedelta(minutes=5), sequence=4), signing_key())
    with pytest.raises(ClearanceError):
        trust.take_feed(old, NOW)
    assert trust.feed == feed(sequence=5)
