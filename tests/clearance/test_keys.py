"""Keys are named by their thumbprints, kept private, rotated and revoked."""

from datetime import timedelta

import msgspec
import pytest

from tests.clearance.building import ISSUER, NOW, keys, signing_key
from tongguan.clearance import ClearanceError, KeySet, SigningKey, write_json
from tongguan.clearance.keys import end_of_verifying
from tongguan.clearance.signing import check_seal
from tongguan.clearance.thumbprints import thumbprint

# RFC 8037, appendix A.3: the thumbprint of the example key of A.1.
RFC_X, RFC_KID = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_the_id_is_the_thumbprint_of_the_standard() -> None:
    assert thumbprint(RFC_X) == RFC_KID


def test_a_key_set_is_read_back() -> None:
    assert KeySet.read(write_json(keys(1, 2))) == keys(1, 2)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b'{"issuer":"a","keys":[]}'.replace(b"keys", b"kees"),
        write_json(keys()).replace(b'"x":"', b'"x":"A'),
        write_json(keys()).replace(b'"active"', b'"sleeping"'),
        write_json(keys()).replace(b'"active"', b'"revoked"'),
        write_json(keys()).replace(b'"alg":"Ed25519"', b'"alg":"none"'),
        write_json(keys()).replace(b'"kty":"OKP"', b'"kty":"oct"'),
        write_json(keys()).replace(b'"state"', b'"d":"AAAA","state"'),
    ],
)
def test_a_key_set_out_of_order_is_refused(text: bytes) -> None:
    with pytest.raises(ClearanceError):
        KeySet.read(text)


def test_a_key_does_not_stand_twice() -> None:
    plain = keys().keys[0]
    with pytest.raises(ValueError, match="twice"):
        KeySet(issuer=ISSUER, keys=(plain, plain))


def test_a_private_key_is_read_back_plain_and_encrypted() -> None:
    key = signing_key()
    assert SigningKey.read(key.pem()).kid == key.kid
    assert b"ENCRYPTED" in key.pem(b"secret")
    assert SigningKey.read(key.pem(b"secret"), b"secret").kid == key.kid


@pytest.mark.parametrize(
    ("pem", "password", "says"),
    [
        (signing_key().pem(b"secret"), None, "needs its password"),
        (signing_key().pem(b"secret"), b"other", "password is another"),
        (signing_key().pem(), b"secret", "is not encrypted"),
        (b"-----BEGIN PRIVATE KEY-----", None, "cannot be read"),
        (b"", None, "cannot be read"),
    ],
)
def test_a_private_key_that_cannot_be_used_says_why(pem: bytes, password: bytes | None, says: str) -> None:
    with pytest.raises(ClearanceError, match=says):
        SigningKey.read(pem, password)


def test_a_key_of_another_kind_is_refused() -> None:
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key  # noqa: PLC0415 -- one test
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat  # noqa: PLC0415 -- as above

    pem = generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(ClearanceError, match="not an Ed25519 key"):
        SigningKey.read(pem)


def test_the_newest_active_key_signs() -> None:
    newer = signing_key(3).public(NOW)
    rotated = keys(1).adding(newer)
    assert rotated.active.kid == newer.kid
    assert rotated.retiring(newer.kid, NOW).active.kid == signing_key(1).kid
    with pytest.raises(ClearanceError, match="no key is active"):
        _ = keys(1).retiring(signing_key(1).kid, NOW).active


def test_what_no_set_holds_is_neither_retired_nor_revoked() -> None:
    with pytest.raises(ClearanceError) as refused:
        keys(1).retiring("unheard-of", NOW)
    assert refused.value.code == "clearance/unknown-key"


def test_a_retired_key_verifies_a_day_past_what_it_signed_for() -> None:
    assert end_of_verifying(None, NOW) == NOW + timedelta(hours=1)
    assert end_of_verifying(NOW + timedelta(days=9), NOW) == NOW + timedelta(days=10)
    assert end_of_verifying(NOW - timedelta(days=9), NOW) == NOW + timedelta(days=1)


def test_a_seal_is_of_its_key_and_bytes() -> None:
    key = signing_key()
    seal = key.seal(b"entry 7")
    assert check_seal(b"entry 7", seal, key.public(NOW))
    assert not check_seal(b"entry 8", seal, key.public(NOW))
    assert not check_seal(b"entry 7", seal, signing_key(2).public(NOW))


def test_a_key_shows_nothing_of_itself() -> None:
    key = signing_key()
    assert "PRIVATE" not in repr(key)
    assert "d" not in msgspec.to_builtins(key.public(NOW))
