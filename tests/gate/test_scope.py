"""A request lies within its clearance, or what is outside is named: in the order of the checks."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.clearance.building import HANDLER, NOW, clearance, feed, keys, signing_key, token
from tests.gate.building import asking
from tongguan.clearance import Feed, Revocation, StopOrder, Verified, sign_clearance, sign_feed
from tongguan.gate import Emergency, Reason, Trust
from tongguan.gate.admission import check
from tongguan.gate.scope import check_scope

STOP = StopOrder("STOP-1", HANDLER, NOW, "网信停〔2026〕1号", "示例市网信办", cites=("DESA-2022#17",))


def outside(**given: Any) -> Reason:
    return check_scope(clearance(), asking(**given))[0]


def test_a_request_within_is_within() -> None:
    assert check_scope(clearance(), asking(onward=("Voilier Cloud",), data_items=("name", "face"))) == ()


@pytest.mark.parametrize(
    ("given", "code", "names"),
    [
        ({"export": "payroll"}, "export-outside", ("payroll",)),
        ({"recipient": "partner"}, "recipient-outside", ("partner",)),
        ({"territory": "US"}, "territory-outside", ("US",)),
        (
            {"onward": ("Voilier Cloud", "Elsewhere Ltd", "Nowhere Ltd")},
            "onward-outside",
            ("Elsewhere Ltd", "Nowhere Ltd"),
        ),
        ({"data_items": ("name", "iris", "gait", "iris")}, "items-outside", ("iris", "gait")),
        ({"data_items": ()}, "items-outside", ("-",)),
        ({"export": "payroll", "recipient": "partner"}, "export-outside", ("payroll",)),
        ({"recipient": "partner", "territory": "US", "data_items": ("iris",)}, "recipient-outside", ("partner",)),
        ({"territory": "US", "data_items": ("iris",)}, "territory-outside", ("US",)),
        ({"onward": ("Elsewhere Ltd",), "data_items": ("iris",)}, "onward-outside", ("Elsewhere Ltd",)),
    ],
)
def test_what_is_outside_is_named_in_order(given: dict[str, Any], code: str, names: tuple[str, ...]) -> None:
    found = outside(**given)
    assert (found.code, found.names) == (code, names)
    assert found.cites
    assert all(name in found.en and name in found.zh for name in names)


def test_every_field_outside_is_named() -> None:
    request = asking(recipient="partner", territory="US", onward=("Elsewhere Ltd",), data_items=("iris",))
    found = check_scope(clearance(), request)
    assert [each.code for each in found] == [
        "recipient-outside",
        "territory-outside",
        "onward-outside",
        "items-outside",
    ]


def test_the_clearance_says_what_a_refusal_cites() -> None:
    assert outside(data_items=("iris",)).cites == ("SCCM-2023#8.1.1",)
    assert outside(onward=("Elsewhere Ltd",)).cites == ("PIPL-2021#39",)


@pytest.mark.parametrize(
    ("permit", "news", "code"),
    [
        ({"valid_until": date(2026, 6, 29)}, {"revoked": (Revocation("CLR-2026-000001", NOW),)}, "clearance/expired"),
        ({"valid_from": date(2026, 7, 1)}, {}, "clearance/not-yet-valid"),
        ({}, {"revoked": (Revocation("CLR-2026-000001", NOW),), "stops": (STOP,)}, "clearance/revoked"),
        ({}, {"stops": (STOP,)}, "export-stopped"),
    ],
)
def test_time_comes_before_revocation_before_an_order(permit: dict[str, Any], news: dict[str, Any], code: str) -> None:
    found = check(clearance(**permit), asking(recipient="partner"), feed(**news), NOW)[0]
    assert found.code == code


def test_a_refusal_cites_the_order() -> None:
    found = check(clearance(), asking(), feed(stops=(STOP,)), NOW)[0]
    assert found.cites == ("DESA-2022#17",)
    assert "网信停〔2026〕1号" in found.zh
    assert found.names == ("网信停〔2026〕1号",)


def test_an_emergency_passes_all_but_an_order() -> None:
    request = asking(recipient="hospital", data_items=("x-ray",), emergency=Emergency("dr-lin", "unblinding"))
    expired = clearance(valid_until=date(2026, 6, 1), valid_from=date(2026, 6, 1))
    assert check(expired, request, feed(), NOW) == ()
    found = check(expired, request, feed(stops=(STOP,)), NOW)[0]
    assert found.code == "export-stopped"


# --- trust -------------------------------------------------------------------------------------------------


def trusting(news: Feed | None = None) -> Trust:
    trust = Trust(keys(), "shanghai")
    if news is not None:
        trust.take_feed(sign_feed(news, signing_key()), NOW)
    return trust


def disbelieved(trust: Trust, text: str, later: timedelta = timedelta()) -> str:
    found = trust.believe(text, NOW + later)
    assert isinstance(found, Reason)
    return found.code


def test_a_genuine_clearance_is_believed_with_a_fresh_feed() -> None:
    believed = trusting(feed()).believe(token(), NOW)
    assert isinstance(believed, Verified)
    assert believed.clearance == clearance()


def test_without_a_feed_nothing_is_believed() -> None:
    assert disbelieved(trusting(), token()) == "gate/no-feed"


def test_with_a_feed_that_is_too_old_nothing_is_believed() -> None:
    trust = trusting(feed())
    assert isinstance(trust.believe(token(), NOW + timedelta(minutes=15)), Verified)
    assert disbelieved(trust, token(), timedelta(minutes=15, seconds=1)) == "clearance/feed-too-old"


def test_another_ledger_is_refused() -> None:
    assert disbelieved(trusting(feed()), token(ledger="beijing")) == "clearance/wrong-ledger"


@pytest.mark.parametrize("text", ["", "x.y.z", "通行证", "\ud800", token()[:-1]])
def test_what_is_no_token_is_refused(text: str) -> None:
    assert disbelieved(trusting(feed()), text).startswith("clearance/")


def test_a_token_that_was_believed_falls_with_its_key() -> None:
    trust = trusting(feed())
    assert isinstance(trust.believe(token(), NOW), Verified)
    trust.take_keys(keys().retiring(signing_key().kid, NOW + timedelta(seconds=5)))
    assert isinstance(trust.believe(token(), NOW), Verified)
    assert disbelieved(trust, token(), timedelta(seconds=5)) == "clearance/key-retired"
    trust.take_keys(keys().revoking(signing_key().kid, NOW))
    assert disbelieved(trust, token()) == "clearance/key-revoked"


def test_a_feed_that_does_not_follow_leaves_the_one_held() -> None:
    trust = trusting(feed(sequence=5))
    with pytest.raises(Exception, match="does not follow"):
        trust.take_feed(sign_feed(feed(sequence=4), signing_key()), NOW)
    assert trust.feed is not None
    assert trust.feed.sequence == 5


def test_many_tokens_are_remembered_within_bounds() -> None:
    trust = trusting(feed())
    texts = [sign_clearance(clearance(id=f"CLR-{number}"), signing_key()) for number in range(1100)]
    assert all(isinstance(trust.believe(text, NOW), Verified) for text in texts)
    assert len(trust._verified) == 1024
