"""What can be told of, and the message that tells it. Pure."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from tongguan.vocabulary import Phrase

TEST: Final = "test"
EVENT_OF: Final[Mapping[str, str]] = {
    "declaration.kept": "export.changed",
    "determination.proposed": "determination.proposed",
    "determination.approved": "determination.approved",
    "determination.declined": "determination.declined",
    "determination.withdrawn": "determination.withdrawn",
    "catalogue.kept": "catalogue.brought-in",
    "catalogue.withdrawn": "catalogue.withdrawn",
}
"""The event that an entry of the journal is told as, by what the entry tells of."""

EVENTS: Final[Mapping[str, Phrase]] = {
    "export.changed": Phrase("声明有了新版本", "the declaration has a new version"),
    "determination.proposed": Phrase("判断已提交", "a determination was proposed"),
    "determination.approved": Phrase("判断已批准", "a determination was approved"),
    "determination.declined": Phrase("判断已退回", "a determination was declined"),
    "determination.withdrawn": Phrase("判断已撤回", "a determination was withdrawn"),
    "catalogue.brought-in": Phrase("目录已导入", "a catalogue was brought in"),
    "catalogue.withdrawn": Phrase("目录已撤回", "a catalogue was withdrawn"),
}
"""What each event means."""

_ADDRESSES: Final[Mapping[str, str]] = {
    "declaration": "/api/v1/versions/",
    "determination": "/api/v1/determinations/",
    "catalogue": "/api/v1/law/catalogues/",
}


def message(event: str, at: datetime, organisation: str, *, entry: int | None = None, subject: str = "") -> str:
    """Write a message: what happened and where the API tells more; no personal information.

    Args:
        event: What happened.
        at: When.
        organisation: The short name of the organisation.
        entry: The number of the entry of the journal.
        subject: What it happened to, as the journal has it, such as ``determination 4``.
    """
    noun, _, number = subject.partition(" ")
    where = f"{_ADDRESSES[noun]}{number}" if noun in _ADDRESSES and number.isdecimal() else None
    data = {"organisation": organisation, "entry": entry, "subject": subject, "address": where}
    told = {"type": event, "timestamp": at.astimezone(UTC).isoformat().replace("+00:00", "Z"), "data": data}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
