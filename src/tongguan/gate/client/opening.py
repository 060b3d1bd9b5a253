"""How a client reaches its gate: the address, who it is, whom it believes."""

import os
import ssl
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

from tongguan.gate.client.errors import CannotAskError

Token = str | Callable[[], str]
_PLAIN, _SECURE = "http", "https"


def token_in_file(path: str | Path) -> Callable[[], str]:
    """Give the token of a file, read anew for each request, so that it may be replaced at any time."""

    def read() -> str:
        try:
            return Path(path).read_text(encoding="ascii").strip()
        except (OSError, ValueError) as error:
            raise CannotAskError(f"the token in `{path}` cannot be read") from error

    return read


def token_in_variable(name: str) -> Callable[[], str]:
    """Give the token of a variable of the environment."""

    def read() -> str:
        token = os.environ.get(name, "").strip()
        if not token:
            raise CannotAskError(f"the environment has no variable `{name}`")
        return token

    return read


def check_address(address: str, *, unsafe_plain_http: bool) -> str:
    """Give the address without a slash at its end.

    Raises:
        CannotAskError: It is none, or would send people's identifiers in the clear.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        plain = parts.scheme == _PLAIN and not _is_this_machine(host)
    except ValueError as error:
        raise CannotAskError("the address of the gate cannot be read") from error
    if parts.scheme not in (_PLAIN, _SECURE) or not host or parts.query or parts.fragment or parts.username:
        raise CannotAskError("the address of a gate is like `https://gate.example:8420`")
    if plain and not unsafe_plain_http:
        raise CannotAskError(
            f"`{host}` would be asked in the clear", help="use https, or say `unsafe_plain_http=True` behind a sidecar"
        )
    return address.rstrip("/")


def trusted(authority: str | Path | None, certificate: tuple[str | Path, str | Path] | None) -> ssl.SSLContext:
    """Give whom the client believes and what it shows.

    Args:
        authority: The file of the certificates that the gate's is verified with; those of the system otherwise.
        certificate: The files of the client's certificate and its key.

    Raises:
        CannotAskError: A file cannot be read.
    """
    try:
        context = ssl.create_default_context(cafile=str(authority) if authority is not None else None)
        if certificate is not None:
            context.load_cert_chain(*map(str, certificate))
    except (OSError, ssl.SSLError) as error:
        raise CannotAskError("a certificate of the client cannot be read") from error
    return context


def bearer(token: Token | None) -> dict[str, str]:
    """Give the header that says who asks.

    Raises:
        CannotAskError: What stands for a token is none.
    """
    if token is None:
        return {}
    text = token if isinstance(token, str) else token()
    if not text.isascii() or not text.isprintable() or not text or " " in text:
        raise CannotAskError("the token is empty, or no token")
    return {"authorization": f"Bearer {text}"}


def http_library() -> ModuleType:
    """Give httpx, loaded when the first client is made.

    Raises:
        CannotAskError: It is not installed.
    """
    try:
        import httpx  # noqa: PLC0415 -- heavy; whoever only reads answers does without
    except ImportError as error:
        raise CannotAskError("asking a gate needs httpx", help="pip install 'tongguan[client]'") from error
    return httpx


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
