"""Which addresses a gate may have: this machine's, and those that the administrator allows. Nothing else is asked.

``TONGGUAN_GATES`` lists origins separated by commas, such as ``https://gate.company.example:8420``.
"""

import os
from dataclasses import dataclass
from typing import ClassVar, Final
from urllib.parse import urlsplit

from tongguan.vocabulary import TongguanError

ALLOWED: Final = "TONGGUAN_GATES"
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_PORTS: Final = {"http": 80, "https": 443}


class AddressNotAllowedError(TongguanError):
    """The address is not one that a gate may have here."""

    code: ClassVar[str] = "office/gate-address"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a gate listens."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        """Write it as an address."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def allowed_origin(text: str) -> Origin:
    """Read the address of a gate.

    Raises:
        AddressNotAllowedError: It is no origin, or not one that is allowed.
    """
    origin = _origin(text)
    if origin is None:
        raise AddressNotAllowedError(
            f"`{text[:200]}` is not an address of a gate",
            help="write scheme, host and port and nothing else, such as http://127.0.0.1:8420",
            field="address",
        )
    allowed = {_origin(each.strip()) for each in os.environ.get(ALLOWED, "").split(",") if each.strip()}
    if origin.host not in _LOOPBACK and origin not in allowed:
        raise AddressNotAllowedError(
            f"`{origin}` is not on the list of the administrator",
            help=f"the administrator adds it to `{ALLOWED}` and starts the office again",
            field="address",
        )
    return origin


def _origin(text: str) -> Origin | None:
    try:
        parts = urlsplit(text.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in _PORTS or not parts.hostname or parts.username is not None or parts.password is not None:
        return None
    if parts.path not in {"", "/"} or parts.query or parts.fragment:
        return None
    return Origin(parts.scheme, parts.hostname, _PORTS[parts.scheme] if port is None else port)
