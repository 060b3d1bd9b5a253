"""How entries hang together: the text that is hashed, and the hash. Pure, so that anybody can check it again."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

BEGINNING: Final = "0" * 64
"""What the first entry names as the hash before it."""

Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


def instant(moment: datetime) -> str:
    """Write an instant as it is hashed: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def digest_of(fields: Mapping[str, Plain]) -> str:
    """Give the SHA-256 of an entry, in hexadecimal, over its fields as JSON with sorted keys and no spaces."""
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
