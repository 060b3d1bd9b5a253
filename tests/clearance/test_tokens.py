"""A token is believed when the issuer signed it for this ledger; every other one is refused by its name."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import example, given
from hypothesis import strategies as st

from tests.clearance.building import (
    ISSUER,
    LEDGER,
    NOW,
    clearance,
    decoded,
    encoded,
    feed,
    keys,
    signed,
    signing_key,
    token,
)
from tongguan.clearance import ClearanceError, KeySet, sign_clearance, sign_feed, verify, write_json
from tongguan.clearance.files import file_text, token_of
from tongguan.clearance.keys import PublicKey
from tongguan.clearance.signing import CLEARANCE_TYPE, MOST_TOKEN_BYTES
from tongguan.clearance.verifying import contents_unverified

HEADER = {"alg": "Ed25519", "kid": signing_key().kid, "typ": CLEARANCE_TYPE}
PLAIN: dict[str, Any] = json.loads(write_json(clearance()))


def refusal(text: str, keyset: KeySet | None = None, ledger: str | None = LEDGER) -> str:
    with pytest.raises(ClearanceError) as refused:
        verify(text, keyset or keys(), NOW, ledger)
    return refused.value.code


def test_what_was_signed_is_read_back() -> None:
    verified = verify(token(), keys(), NOW, LEDGER)
    assert verified.clearance == clearance()
    assert verified.kid == signing_key().kid


def test_the_header_says_algorithm_key_and_type_and_nothing_else() -> None:
    assert decoded(token().split(".")[0]) == HEADER


def test_the_same_contents_give_the_same_bytes() -> None:
    assert token() == token()


def test_another_implementation_verifies_it() -> None:
    """The bare curve of another library finds the signature good."""
    head, body, signature = token().split(".")
    raw = [base64.urlsafe_b64decode(part + "==") for part in (keys().keys[0].x, signature)]
    Ed25519PublicKey.from_public_bytes(raw[0]).verify(raw[1], f"{head}.{body}".encode())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-a-token"),
        ("clearance", "not-a-token"),
        ("a.b", "not-a-token"),
        ("a.b.c.d", "not-a-token"),
        (" " + token(), "not-a-token"),
        (token() + "\n", "not-a-token"),
        (token() + "=", "not-a-token"),
        (token().replace(".", ".=", 1), "not-a-token"),
        ("通.行.证", "not-a-token"),
        (f"{encoded(b'not json')}.{encoded(PLAIN)}.{'A' * 86}", "not-a-token"),
        (f"{encoded(b'[]')}.{encoded(PLAIN)}.{'A' * 86}", "wrong-header"),
        (f"{encoded({**HEADER, 'alg': 'none'})}.{encoded(PLAIN)}.", "bad-signature"),
        (f"{encoded({**HEADER, 'alg': 'none'})}.{encoded(PLAIN)}.{'A' * 86}", "wrong-algorithm"),
        (signed({**HEADER, "alg": "None"}, PLAIN), "wrong-algorithm"),
        (signed({**HEADER, "alg": "EdDSA"}, PLAIN), "wrong-algorithm"),
        (signed({**HEADER, "alg": "HS256"}, PLAIN), "wrong-algorithm"),
        (signed({**HEADER, "alg": "ES256"}, PLAIN), "wrong-algorithm"),
        (signed({**HEADER, "alg": 1}, PLAIN), "wrong-header"),
        (signed({"kid": HEADER["kid"], "typ": CLEARANCE_TYPE}, PLAIN), "wrong-header"),
        (signed({**HEADER, "typ": "JWT"}, PLAIN), "wrong-type"),
        (signed({"alg": "Ed25519", "kid": HEADER["kid"]}, PLAIN), "wrong-type"),
        (sign_feed(feed(), signing_key()), "wrong-type"),
        (signed({**HEADER, "jku": "https://example.org/keys"}, PLAIN), "wrong-header"),
        (signed({**HEADER, "jwk": {"kty": "OKP"}}, PLAIN), "wrong-header"),
        (signed({**HEADER, "crit": ["b64"], "b64": False}, PLAIN), "wrong-header"),
        (signed({**HEADER, "kid": "../../etc/passwd"}, PLAIN), "unknown-key"),
        (signed({"alg": "Ed25519", "typ": CLEARANCE_TYPE}, PLAIN), "unknown-key"),
        (sign_clearance(clearance(), signing_key(2)), "unknown-key"),
        (token()[:-4] + "AAAA", "bad-signature"),
        (f"{token().rpartition('.')[0]}.{token(id='CLR-2').rpartition('.')[2]}", "bad-signature"),
        (f"{token().rpartition('.')[0]}.{'A' * 20}", "bad-signature"),
        (signed(HEADER, b"not json"), "not-a-token"),
        (signed(HEADER, b'{"id": NaN}'), "not-a-token"),
        (signed(HEADER, b"\xff\xfe"), "not-a-token"),
        (signed(HEADER, b'{"id":"a","id":"b"}'), "repeated-key"),
        (signed(HEADER, json.dumps(PLAIN)[:-1].encode() + b',"ledger":"other"}'), "repeated-key"),
        (signed(HEADER, b"[" * 100_000), "too-deep"),
        (signed(HEADER, b'{"a":' * 50_000 + b"1" + b"}" * 50_000), "too-deep"),
        (signed(HEADER, []), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "unheard_of": 1}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "format": "tongguan-clearance/2"}), "wrong-contents"),
        (signed(HEADER, {key: value for key, value in PLAIN.items() if key != "ledger"}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "valid_until": "2026-13-01"}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "valid_until": "2026-05-01"}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "issued_at": "2026-06-30T00:00:00"}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "recipients": []}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "data_items": [{"id": "name", "counts": ["people"]}]}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "data_items": PLAIN["data_items"] * 2}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "territories": ["France"]}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "citations": {"items-outside": ["the law"]}}), "wrong-contents"),
        (signed(HEADER, {**PLAIN, "counters": [{"name": "ordinary", "limits": [{"year": 2026}]}]}), "wrong-contents"),
        (token(issuer="another"), "wrong-issuer"),
        (token(ledger="beijing"), "wrong-ledger"),
        ("A" * (MOST_TOKEN_BYTES + 1), "too-large"),
        (signed({**HEADER, "kid": "k" * 2000}, PLAIN), "wrong-header"),
    ],
)
def test_what_is_not_a_clearance_for_this_ledger_is_refused(text: str, code: str) -> None:
    assert refusal(text) == f"clearance/{code}"


@pytest.mark.parametrize("ceiling", [-1, 1.5, "100", True, None, 10**11])
def test_a_ceiling_is_a_whole_number_of_people(ceiling: object) -> None:
    counters = json.loads(json.dumps(PLAIN["counters"]))
    counters[0]["limits"][0]["ceiling"] = ceiling
    assert refusal(signed(HEADER, {**PLAIN, "counters": counters})) == "clearance/wrong-contents"


def test_any_ledger_will_do_where_none_is_asked_for() -> None:
    assert verify(token(ledger="beijing"), keys(), NOW).clearance.ledger == "beijing"


def test_a_key_of_another_set_under_the_known_id_is_no_key() -> None:
    """The id is the thumbprint: a key set cannot pass another key off under it."""
    known, other = keys().keys[0], keys(2).keys[0]
    with pytest.raises(ValueError, match="is not the thumbprint"):
        PublicKey(x=other.x, kid=known.kid, since=NOW)


def test_a_retired_key_verifies_up_to_its_instant() -> None:
    retired = keys().retiring(signing_key().kid, NOW)
    assert verify(token(), keys().retiring(signing_key().kid, NOW + timedelta(microseconds=1)), NOW).clearance.id
    assert refusal(token(), retired) == "clearance/key-retired"


def test_a_revoked_key_verifies_nothing_however_old() -> None:
    revoked = keys().revoking(signing_key().kid, NOW + timedelta(days=1))
    assert refusal(token(), revoked) == "clearance/key-revoked"


@given(place=st.integers(0, len(token()) - 1), put=st.sampled_from("ABCxyz019-_.=+/ \n"))
@example(place=len(token()) - 1, put="A")
def test_no_character_of_a_token_can_be_changed(place: int, put: str) -> None:
    good = token()
    changed = good[:place] + put + good[place + 1 :]
    if changed != good:
        refusal(changed)


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda raw: raw.decode("latin-1")))
def test_no_text_ends_otherwise_than_by_name(text: str) -> None:
    refusal(text)


@given(st.binary(max_size=200))
def test_no_signed_bytes_end_otherwise_than_by_name(payload: bytes) -> None:
    refusal(signed(HEADER, payload))


def test_a_file_holds_the_token_as_json() -> None:
    text = file_text(token()).encode()
    assert set(json.loads(text)) == {"protected", "payload", "signature"}
    assert token_of(text) == token_of(token().encode() + b"\n") == token()


@pytest.mark.parametrize(
    "text",
    [b"{}", b'{"protected":"a","payload":"b"}', b'{"protected":1,"payload":"b","signature":"c"}', b"\xff", b"{", b""],
)
def test_a_file_without_a_token_is_refused(text: bytes) -> None:
    with pytest.raises(ClearanceError) as refused:
        verify(token_of(text), keys(), NOW)
    assert refused.value.code == "clearance/not-a-token"


def test_looking_at_a_token_asks_nobody_who_signed_it() -> None:
    forged = f"{token(id='CLR-9').rpartition('.')[0]}.{'A' * 86}"
    assert contents_unverified(forged).id == "CLR-9"
    assert refusal(forged) == "clearance/bad-signature"
    with pytest.raises(ClearanceError, match="is a `tongguan-feed"):
        contents_unverified(sign_feed(feed(), signing_key()))


def test_a_clearance_tells_its_issuer() -> None:
    assert clearance().issuer == ISSUER
