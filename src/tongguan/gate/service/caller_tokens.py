"""The tokens of callers: compact JWS with Ed25519, read by the rules of clearances: nothing else is accepted."""

import secrets
from datetime import datetime, timedelta
from typing import Annotated, Final

from msgspec import Meta, Struct

from tongguan.clearance import ClearanceError, KeySet, SigningKey, read_json, write_json
from tongguan.clearance.signing import open_token
from tongguan.gate.service.errors import NotAuthenticatedError, TokenExpiredError, WrongAudienceError

CALLER_TYPE: Final = "tongguan-caller+jws"
MOST_TOKEN_CHARACTERS: Final = 4096
MOST_DAYS: Final = 366
_SKEW: Final = 60
_Name = Annotated[str, Meta(min_length=1, max_length=200)]
_Seconds = Annotated[int, Meta(ge=0, le=2**40)]


class CallerToken(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who calls, whom, and from when until when, in seconds since 1970 (RFC 7519)."""

    iss: _Name
    sub: _Name
    aud: _Name
    iat: _Seconds
    exp: _Seconds
    jti: _Name


def sign_caller_token(key: SigningKey, issuer: str, caller: str, audience: str, now: datetime, days: int) -> str:
    """Sign a token for a caller."""
    token = CallerToken(
        iss=issuer,
        sub=caller,
        aud=audience,
        iat=int(now.timestamp()),
        exp=int((now + timedelta(days=days)).timestamp()),
        jti=secrets.token_hex(8),
    )
    return key.sign(write_json(token), CALLER_TYPE)


def read_caller_token(token: str, keys: KeySet, audience: str, now: datetime) -> tuple[CallerToken, float]:
    """Give what a caller's token says, and until when it may be believed without asking again.

    Raises:
        NotAuthenticatedError: It is malformed, not signed by a believed key, expired, or for another gate.
    """
    if len(token) > MOST_TOKEN_CHARACTERS:
        raise NotAuthenticatedError("the token is longer than a caller's token is")
    try:
        opened = open_token(token, keys, CALLER_TYPE, now)
        read = read_json(opened.payload, CallerToken, MOST_TOKEN_CHARACTERS)
        key = keys.verifying(opened.kid, now)
    except ClearanceError as error:
        raise NotAuthenticatedError(f"the token is not believed: {error.message}") from error
    if read.iss != keys.issuer:
        raise NotAuthenticatedError("the token names another issuer than its key")
    if read.aud != audience:
        raise WrongAudienceError(f"the token is for `{read.aud}`, and this gate is `{audience}`")
    at = now.timestamp()
    if at >= read.exp:
        raise TokenExpiredError("the token has expired", help="`tongguan gate token` makes another")
    if read.iat > at + _SKEW:
        raise TokenExpiredError("the token is from the future")
    if read.exp - read.iat > MOST_DAYS * 24 * 3600:
        raise NotAuthenticatedError(f"the token is good for more than {MOST_DAYS} days")
    until = float(read.exp)
    if key.verifies_until is not None:
        until = min(until, key.verifies_until.timestamp())
    return read, until
