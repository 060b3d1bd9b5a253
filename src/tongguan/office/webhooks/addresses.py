"""Where messages may go: never into the network of the office, unless the administrator allows it."""

import ipaddress
import socket
from dataclasses import dataclass
from typing import ClassVar, Final
from urllib.parse import urlsplit

from django.conf import settings

from tongguan.vocabulary import TongguanError

_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/32")
_PORTS: Final = {"https": 443, "http": 80}


class AddressRefusedError(TongguanError):
    """Messages are not sent to this address."""

    code: ClassVar[str] = "office/webhook-address-refused"


class NameNotFoundError(AddressRefusedError):
    """The name in the address does not lead to a machine."""

    code: ClassVar[str] = "office/webhook-name-not-found"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a message is sent: the machine that was looked at, under the name that the address has."""

    secure: bool
    host: str
    port: int
    path: str
    ip: str


def target_of(address: str) -> Target:
    """Look an address up. What is looked at here is what is connected to, so that no second answer slips in.

    Raises:
        AddressRefusedError: It is no address of the web, is not encrypted, or lies in the network of the office.
        NameNotFoundError: The name leads nowhere.
    """
    parts = urlsplit(address)
    try:
        port = parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        port = 0
    host = parts.hostname or ""
    if parts.scheme not in _PORTS or not host or not port or parts.username is not None or parts.fragment:
        raise _refused("the address is not of the form `https://host/path`")
    if any(character <= " " or character == "\x7f" for character in address):
        raise _refused("the address holds a character that cannot be used")
    found = _looked_up(host, port)
    if not all(_may_reach(ip) for ip in found):
        raise _refused(
            f"`{host}` leads into a network that messages are not sent to",
            "use a public address; the administrator may allow others with `TONGGUAN_WEBHOOKS_NEAR=yes`",
        )
    if parts.scheme == "http" and not all(ip.is_loopback for ip in found):
        raise _refused(f"`{host}` would be sent to without encryption", "use https")
    path = parts.path or "/"
    return Target(parts.scheme == "https", host, port, f"{path}?{parts.query}" if parts.query else path, str(found[0]))


def _looked_up(host: str, port: int) -> list[_Ip]:
    try:
        told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        told = []
    found = [_plain(ipaddress.ip_address(str(each[4][0]).partition("%")[0])) for each in told]
    if not found:
        raise NameNotFoundError(f"the name `{host}` leads to no machine", help="see how it is written")
    return found


def _plain(ip: _Ip) -> _Ip:
    """Give the IPv4 address that an IPv6 address only wraps."""
    return ip.ipv4_mapped or ip if isinstance(ip, ipaddress.IPv6Address) else ip


def _may_reach(ip: _Ip) -> bool:
    if ip.is_multicast or ip.is_unspecified or ip.is_link_local:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and (ip in _TRANSLATED or ip.sixtofour or ip.teredo):
        return False
    if ip.is_global and not ip.is_reserved:
        return True
    return bool(settings.WEBHOOKS_NEAR) and (ip.is_private or ip.is_loopback)


def _refused(message: str, help: str = "such as `https://hooks.company.example/tongguan`") -> AddressRefusedError:  # noqa: A002 -- as errors have it
    return AddressRefusedError(message, help=help)
