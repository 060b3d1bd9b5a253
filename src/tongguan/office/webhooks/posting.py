"""Sends one message over HTTP: to the machine that was looked at, without following it elsewhere, within a time."""

import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from tongguan.office.webhooks.addresses import AddressRefusedError, NameNotFoundError, target_of

_WAIT_SECONDS: Final = 10
_WHOLE_SECONDS: Final = 15
_OK: Final = range(200, 300)
_WRONG: Final = (
    (NameNotFoundError, "name-not-found"),
    (AddressRefusedError, "address-refused"),
    (ssl.SSLError, "not-encrypted"),
    (TimeoutError, "too-slow"),
    (ConnectionRefusedError, "nobody-there"),
    (Exception, "broken-off"),
)
"""What each failure is called; the first that fits."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of sending: the status, or the code of what went wrong."""

    status: int | None
    wrong: str = ""

    @property
    def taken(self) -> bool:
        """Whether the message was taken."""
        return self.status in _OK


def post(address: str, body: str, headers: Mapping[str, str]) -> Answered:
    """Send a message and wait for the status; what else is answered is not read."""
    try:
        return Answered(_posted(address, body, headers))
    except (AddressRefusedError, OSError, http.client.HTTPException) as error:
        return Answered(None, next(code for kind, code in _WRONG if isinstance(error, kind)))


def _posted(address: str, body: str, headers: Mapping[str, str]) -> int:
    target = target_of(address)
    plain = socket.create_connection((target.ip, target.port), timeout=_WAIT_SECONDS)
    connection = http.client.HTTPConnection(target.host, target.port, timeout=_WAIT_SECONDS)
    connection.sock = plain
    # Each read waits only so long, and together they end too: whoever answers a letter at a time is cut off.
    watch = threading.Timer(_WHOLE_SECONDS, _cut, [connection])
    watch.daemon = True
    watch.start()
    try:
        if target.secure:
            connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=target.host)
        named = f"[{target.host}]" if ":" in target.host else target.host
        sent = {
            "Host": named if target.port == (443 if target.secure else 80) else f"{named}:{target.port}",
            "Content-Type": "application/json; charset=utf-8",
            "User-Agent": "tongguan-webhooks/1",
            **headers,
        }
        connection.request("POST", target.path, body.encode("utf-8"), sent)
        return connection.getresponse().status
    finally:
        watch.cancel()
        connection.close()
        plain.close()


def _cut(connection: http.client.HTTPConnection) -> None:
    with suppress(OSError):
        if connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)
