"""The issuer's public keys: which verify, until when, and which are believed no more."""

from datetime import datetime, timedelta
from typing import Annotated, Literal, Self

from msgspec import Meta, Struct
from msgspec.structs import replace

from tongguan.clearance.errors import (
    RetiredKeyError,
    RevokedKeyError,
    UnknownKeyError,
    WrongKeySetError,
)
from tongguan.clearance.json_text import read_json
from tongguan.clearance.model import Instant, Name
from tongguan.clearance.thumbprints import thumbprint

MOST_KEYS_BYTES = 256 * 1024

KeyState = Literal["active", "retired", "revoked"]
_Bytes32 = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{43}$")]


class PublicKey(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An Ed25519 public key (RFC 8037) with its standing.

    ``kid`` is its thumbprint (RFC 7638). A retired key signs no more and verifies up to ``verifies_until``;
    a revoked one verifies nothing, whenever it was signed: who holds the key can write any date.
    """

    kty: Literal["OKP"] = "OKP"
    crv: Literal["Ed25519"] = "Ed25519"
    alg: Literal["Ed25519"] = "Ed25519"
    use: Literal["sig"] = "sig"
    x: _Bytes32
    kid: _Bytes32
    state: KeyState = "active"
    since: Instant
    verifies_until: Instant | None = None
    revoked_at: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse a key id that is not the thumbprint; msgspec reports a ``ValueError`` as wrong contents."""
        if thumbprint(self.x) != self.kid:
            raise ValueError(f"`{self.kid}` is not the thumbprint of the key")
        if (self.state == "revoked") != (self.revoked_at is not None):
            raise ValueError(f"`{self.kid}`: a key is revoked when `revoked_at` says since when, and only then")


class KeySet(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The public keys of one issuer, as gates hold them."""

    format: Literal["tongguan-keys/1"] = "tongguan-keys/1"
    issuer: Name
    keys: tuple[PublicKey, ...]

    def __post_init__(self) -> None:
        """Refuse a key that stands twice."""
        if len({key.kid for key in self.keys}) != len(self.keys):
            raise ValueError("a key stands twice in the set")

    @classmethod
    def read(cls, text: bytes) -> Self:
        """Read a key set.

        Raises:
            ClearanceError: It is not one.
        """
        return read_json(text, cls, MOST_KEYS_BYTES)

    def verifying(self, kid: str, now: datetime) -> PublicKey:
        """Give the key that may verify a token now.

        Raises:
            UnknownKeyError: There is none of that id.
            RetiredKeyError: It no longer verifies.
            RevokedKeyError: It was revoked.
        """
        key = self.find(kid)
        if key is None:
            raise UnknownKeyError(f"the key `{kid[:60]}` is not in the key set of `{self.issuer}`")
        if key.state == "revoked":
            raise RevokedKeyError(f"the key `{kid}` was revoked at {key.revoked_at}")
        if key.state == "retired" and key.verifies_until is not None and now >= key.verifies_until:
            raise RetiredKeyError(f"the key `{kid}` was retired and verified until {key.verifies_until}")
        return key

    def find(self, kid: str) -> PublicKey | None:
        """Give a key by its id."""
        return next((key for key in self.keys if key.kid == kid), None)

    @property
    def active(self) -> PublicKey:
        """The key that signs: the newest that is active.

        Raises:
            WrongKeySetError: None is.
        """
        active = [key for key in self.keys if key.state == "active"]
        if not active:
            raise WrongKeySetError("no key is active", help="`tongguan clearance keys new` makes one")
        return max(active, key=lambda key: key.since)

    def adding(self, key: PublicKey) -> "KeySet":
        """Give the set with one more key."""
        return replace(self, keys=(*self.keys, key))

    def retiring(self, kid: str, verifies_until: datetime) -> "KeySet":
        """Give the set with a key retired."""
        return self._with(kid, state="retired", verifies_until=verifies_until)

    def revoking(self, kid: str, at: datetime) -> "KeySet":
        """Give the set with a key revoked."""
        return self._with(kid, state="revoked", revoked_at=at)

    def without(self, revoked: dict[str, datetime]) -> "KeySet":
        """Give the set with the keys revoked that a feed names."""
        found = self
        for kid, at in revoked.items():
            key = found.find(kid)
            if key is not None and key.state != "revoked":
                found = found.revoking(kid, at)
        return found

    def _with(self, kid: str, **changes: object) -> "KeySet":
        if self.find(kid) is None:
            raise UnknownKeyError(f"the key `{kid[:60]}` is not in the key set of `{self.issuer}`")
        return replace(self, keys=tuple(replace(key, **changes) if key.kid == kid else key for key in self.keys))


def end_of_verifying(last_signed_for: datetime | None, now: datetime) -> datetime:
    """Give until when a key that is retired now must verify: a day past what it signed for, else an hour."""
    if last_signed_for is None:
        return now + timedelta(hours=1)
    return max(last_signed_for, now) + timedelta(days=1)
