"""Signs and opens tokens: compact JWS (RFC 7515) with Ed25519 (RFC 8037, RFC 9864), nothing else.

The header holds ``alg``, ``kid`` and ``typ`` and no other field: a token cannot choose its key by address, bring
its own key, or ask for extensions. What was signed is read only after the signature was found good.
"""

import base64
import binascii
import re
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from msgspec import Meta, Struct

from tongguan.clearance.errors import (
    BadSignatureError,
    NotATokenError,
    TokenTooLargeError,
    WrongAlgorithmError,
    WrongContentsError,
    WrongHeaderError,
    WrongKeySetError,
    WrongTypeError,
)
from tongguan.clearance.json_text import read_json
from tongguan.clearance.keys import KeySet, PublicKey
from tongguan.clearance.thumbprints import imported, key_class

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from joserfc.jws import JWSRegistry

ALGORITHM: Final = "Ed25519"
CLEARANCE_TYPE: Final = "tongguan-clearance+jws"
FEED_TYPE: Final = "tongguan-feed+jws"
MOST_TOKEN_BYTES: Final = 1024 * 1024
_MOST_HEADER_BYTES = 1024
_SIGNATURE_CHARACTERS = 86
_SHAPE = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)", re.ASCII)


class Opened(NamedTuple):
    """What a token held, once its signature was found good, and the key that signed it."""

    kid: str
    payload: bytes


class SigningKey:
    """A private key of the issuer; it never shows itself."""

    def __init__(self, key: "Ed25519PrivateKey") -> None:
        self._private = key
        self._jwk = key_class()(key, key)
        self.kid = self._jwk.thumbprint()

    @classmethod
    def new(cls) -> "SigningKey":
        """Make a key from the randomness of the system."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 -- slow to import

        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def read(cls, pem: bytes, password: bytes | None = None) -> "SigningKey":
        """Read a private key in PKCS #8, encrypted or not.

        Raises:
            WrongKeySetError: It is not an Ed25519 private key, or the password is not that of the file.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 -- slow to import
        from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 -- as above

        try:
            found = load_pem_private_key(pem, password)
        except TypeError as error:
            asked = "is encrypted and needs its password" if password is None else "is not encrypted"
            raise WrongKeySetError(f"the private key {asked}") from error
        except ValueError as error:
            raise WrongKeySetError("the private key cannot be read, or the password is another") from error
        if not isinstance(found, Ed25519PrivateKey):
            raise WrongKeySetError("the private key is not an Ed25519 key")
        return cls(found)

    def public(self, since: datetime) -> PublicKey:
        """Give the public key, active from ``since``."""
        return PublicKey(x=str(self._jwk.as_dict(private=False)["x"]), kid=self.kid, since=since)

    def pem(self, password: bytes | None = None) -> bytes:
        """Give the private key in PKCS #8, encrypted where a password is given."""
        from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 -- slow to import
            BestAvailableEncryption,
            Encoding,
            NoEncryption,
            PrivateFormat,
        )

        encryption = BestAvailableEncryption(password) if password else NoEncryption()
        return self._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)

    def sign(self, payload: bytes, type_: str) -> str:
        """Sign ``payload`` as a token of a type."""
        from joserfc import jws  # noqa: PLC0415 -- slow to import

        header = {"alg": ALGORITHM, "kid": self.kid, "typ": type_}
        return jws.serialize_compact(header, payload, self._jwk, registry=_registry())

    def seal(self, payload: bytes) -> bytes:
        """Sign bytes as they are; the signature has 64 bytes."""
        return self._private.sign(payload)


def open_token(token: str, keys: KeySet, type_: str, now: datetime) -> Opened:
    """Give what a token holds.

    Args:
        token: The compact serialization.
        keys: The keys that are believed.
        type_: What kind of token is wanted.
        now: The instant, for keys that verify only until then.

    Raises:
        ClearanceError: It is malformed, of another type or algorithm, or no believed key signed it.
    """
    head, signed, signature = _parts(token)
    header = _header(head)
    if header.alg != ALGORITHM:
        raise WrongAlgorithmError(f"the token is signed with `{header.alg}`, and only {ALGORITHM} is accepted")
    if header.typ != type_:
        raise WrongTypeError(f"the token is a `{header.typ}`, not a `{type_}`")
    key = keys.verifying(header.kid, now)
    from joserfc import errors, jws  # noqa: PLC0415 -- slow to import

    try:
        opened = jws.deserialize_compact(token, imported(key.x), registry=_registry())
    except errors.BadSignatureError as error:
        raise BadSignatureError("the signature is not that of the key") from error
    except errors.JoseError as error:
        raise NotATokenError("the token is not a compact JWS") from error
    if opened.payload != signed or len(signature) != _SIGNATURE_CHARACTERS:
        raise NotATokenError("the token is not a compact JWS")
    return Opened(header.kid, signed)


def payload_unverified(token: str, type_: str) -> bytes:
    """Give what a token of a type holds, whoever signed it: to look at, never to rely on.

    Raises:
        ClearanceError: It is malformed, or of another type.
    """
    head, payload, _ = _parts(token)
    header = _header(head)
    if header.typ != type_:
        raise WrongTypeError(f"the token is a `{header.typ}`, not a `{type_}`")
    return payload


def check_seal(payload: bytes, seal: bytes, key: PublicKey) -> bool:
    """Whether ``seal`` is the signature of ``key`` over the bytes."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 -- slow to import
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 -- as above

    try:
        Ed25519PublicKey.from_public_bytes(_decoded(key.x)).verify(seal, payload)
    except InvalidSignature:
        return False
    return True


class _Header(Struct, frozen=True, forbid_unknown_fields=True):
    alg: Annotated[str, Meta(max_length=20)]
    kid: Annotated[str, Meta(max_length=100)] = ""
    typ: Annotated[str, Meta(max_length=60)] = ""


@lru_cache(maxsize=1)
def _registry() -> "JWSRegistry":
    """Give what the library may do: one algorithm, and tokens as large as a feed can be."""
    from joserfc.jws import JWSRegistry  # noqa: PLC0415 -- slow to import

    registry = JWSRegistry(algorithms=[ALGORITHM])
    registry.max_header_length = _MOST_HEADER_BYTES
    registry.max_payload_length = MOST_TOKEN_BYTES
    return registry


def _parts(token: str) -> tuple[bytes, bytes, str]:
    if len(token) > MOST_TOKEN_BYTES:
        raise TokenTooLargeError(f"the token has {len(token):,} characters, and at most {MOST_TOKEN_BYTES:,} are read")
    shape = _SHAPE.fullmatch(token)
    if shape is None:
        if re.fullmatch(r"[\w-]+\.[\w-]*\.", token, re.ASCII):
            raise BadSignatureError("the token is not signed")
        raise NotATokenError("the text is not three parts of base64url with a dot between them")
    head, payload, signature = shape.groups()
    if len(head) > _MOST_HEADER_BYTES:
        raise WrongHeaderError("the header of the token is too large")
    return _decoded(head), _decoded(payload), signature


def _header(text: bytes) -> _Header:
    try:
        return read_json(text, _Header, _MOST_HEADER_BYTES)
    except WrongContentsError as error:
        raise WrongHeaderError("the header of the token may hold `alg`, `kid` and `typ`, and nothing else") from error


def _decoded(part: str) -> bytes:
    try:
        decoded = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))
    except (binascii.Error, ValueError) as error:
        raise NotATokenError("a part of the token is not base64url") from error
    if base64.urlsafe_b64encode(decoded).rstrip(b"=").decode("ascii") != part:
        raise NotATokenError("a part of the token is not base64url as it is written")
    return decoded
