"""The standing of an export as plain values."""

from typing import Any

from tongguan.decision.answer.trees import plain
from tongguan.decision.standing import ExportStanding, Extension, Reason
from tongguan.vocabulary.phrase import Language


def standing_of(standing: ExportStanding, language: Language) -> dict[str, Any]:
    """Give the standing with its reasons, what must be filed again, what is overdue, and what can be extended."""
    return {
        "standing": standing.standing.value,
        "recipients": [
            {
                "recipient": each.recipient,
                "standing": each.standing.value,
                "mechanism": each.mechanism,
                "reasons": [_reason(reason, language) for reason in each.reasons],
            }
            for each in standing.per_recipient
        ],
        "refilings": [
            {
                "mechanism": each.mechanism,
                "change": each.what,
                "owed": each.owed,
                "on": plain(each.on),
                "from": each.was,
                "to": each.now,
                "items": list(each.items),
                "says": each.says.in_language(language),
                "cites": list(each.cites),
            }
            for each in standing.refilings
        ],
        "overdue": [
            {
                "code": each.code,
                "mechanism": each.mechanism,
                "due": each.due.isoformat(),
                "says": each.says.in_language(language),
                "cites": list(each.cites),
            }
            for each in standing.overdue
        ],
        "extensions": [_extension(each, language) for each in standing.extensions],
    }


def _reason(reason: Reason, language: Language) -> dict[str, Any]:
    return {"says": reason.says.in_language(language), "cites": list(reason.cites)}


def _extension(extension: Extension, language: Language) -> dict[str, Any]:
    return {
        "mechanism": extension.mechanism,
        "eligible": extension.eligible,
        "opens": extension.opens.isoformat(),
        "closes": extension.closes.isoformat(),
        "provisional": extension.provisional,
        "conditions": [
            {"id": each.id, "holds": each.truth, "says": each.says.in_language(language), "cites": list(each.cites)}
            for each in extension.conditions
        ],
        "cites": list(extension.cites),
    }
