"""Keys as the library that signs and verifies knows them, and their thumbprints."""

from functools import lru_cache
from typing import TYPE_CHECKING

from tongguan.clearance.errors import LibraryMissingError

if TYPE_CHECKING:
    from joserfc.jwk import OKPKey


def thumbprint(x: str) -> str:
    """Give the thumbprint (RFC 7638) of the Ed25519 key whose coordinate is ``x`` in base64url."""
    return imported(x).thumbprint()


@lru_cache(maxsize=64)
def imported(x: str) -> "OKPKey":
    """Give a public key by its coordinate."""
    return key_class().import_key({"kty": "OKP", "crv": "Ed25519", "x": x})


def key_class() -> "type[OKPKey]":
    """Give the library's class of keys.

    Raises:
        LibraryMissingError: It is not installed; says how to install it.
    """
    try:
        from joserfc.jwk import OKPKey  # noqa: PLC0415 -- slow to import, and an extra
    except ImportError as error:
        raise LibraryMissingError(
            "clearances need `joserfc`, which is not installed", help="run `pip install 'tongguan[gate]'`"
        ) from error
    return OKPKey
