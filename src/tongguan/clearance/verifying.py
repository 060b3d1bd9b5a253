"""Verifies a clearance: signature, contents, ledger, validity in time. Needs no network."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.clearance.days import legal_day
from tongguan.clearance.errors import ExpiredError, NotYetValidError, WrongIssuerError, WrongLedgerError
from tongguan.clearance.json_text import read_json, write_json
from tongguan.clearance.keys import KeySet
from tongguan.clearance.model import Clearance
from tongguan.clearance.signing import CLEARANCE_TYPE, MOST_TOKEN_BYTES, SigningKey, open_token, payload_unverified


@dataclass(frozen=True, slots=True)
class Verified:
    """A clearance whose signature was found good, with the key that signed it."""

    clearance: Clearance
    kid: str


def sign_clearance(clearance: Clearance, key: SigningKey) -> str:
    """Sign a clearance."""
    return key.sign(write_json(clearance), CLEARANCE_TYPE)


def verify(token: str, keys: KeySet, now: datetime, ledger: str | None = None) -> Verified:
    """Verify the signature of a clearance, and that it is for ``ledger``; its days are asked by ``check_days``.

    Args:
        token: The compact serialization.
        keys: The keys that are believed.
        now: The instant, for keys that verify only until then.
        ledger: The ledger that is asked; ``None`` takes a clearance for any.

    Raises:
        ClearanceError: It is not a clearance for this ledger that a believed key signed.
    """
    opened = open_token(token, keys, CLEARANCE_TYPE, now)
    clearance = read_json(opened.payload, Clearance, MOST_TOKEN_BYTES)
    if clearance.issuer != keys.issuer:
        raise WrongIssuerError(
            f"the clearance names the issuer `{clearance.issuer}`, and the key is of `{keys.issuer}`"
        )
    if ledger is not None and clearance.ledger != ledger:
        raise WrongLedgerError(f"`{clearance.id}` is for the ledger `{clearance.ledger}`, not for `{ledger}`")
    return Verified(clearance, opened.kid)


def check_days(clearance: Clearance, now: datetime) -> None:
    """Refuse a clearance outside its days, both of which are included.

    Raises:
        NotYetValidError: Its first day is still to come in Shanghai.
        ExpiredError: Its last day has passed there.
    """
    on = legal_day(now)
    if on < clearance.valid_from:
        raise NotYetValidError(f"`{clearance.id}` is valid from {clearance.valid_from}, and today is {on}")
    if on > clearance.valid_until:
        raise ExpiredError(
            f"`{clearance.id}` was valid until {clearance.valid_until}, and today is {on}",
            help="have a new clearance issued from a determination of today",
        )


def contents_unverified(token: str) -> Clearance:
    """Give what a token says without asking who signed it: to look at, never to rely on.

    Raises:
        ClearanceError: It is not a clearance.
    """
    return read_json(payload_unverified(token, CLEARANCE_TYPE), Clearance, MOST_TOKEN_BYTES)
