"""Under which address people reach the office."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Self
from urllib.parse import urlsplit

from tongguan.vocabulary import TongguanError

_LOCAL = ("localhost", "127.0.0.1", "[::1]")


class UnknownOriginError(TongguanError):
    """The setting of the address is no web address."""

    code: ClassVar[str] = "office/unknown-origin"


@dataclass(frozen=True, slots=True)
class Origin:
    """The hosts that are answered, the origins that forms may come from, and whether all of it is encrypted."""

    hosts: tuple[str, ...]
    trusted: tuple[str, ...]
    secure: bool

    @classmethod
    def of_environment(cls, environment: Mapping[str, str]) -> Self:
        """Read ``TONGGUAN_ORIGIN``; without it only this machine is answered.

        Raises:
            UnknownOriginError: It is not an address such as ``https://office.example``.
        """
        address = environment.get("TONGGUAN_ORIGIN", "")
        if not address:
            return cls(_LOCAL, (), secure=False)
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
            raise UnknownOriginError(
                f"`{address}` is not the address of a site",
                help="such as `https://office.example`, without a path",
                field="TONGGUAN_ORIGIN",
            )
        return cls((parts.hostname, *_LOCAL), (f"{parts.scheme}://{parts.netloc}",), secure=parts.scheme == "https")
