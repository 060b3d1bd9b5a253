"""Which provisions a refusal of the gate names: the gate knows no law, so it is told with the clearance."""

from tongguan.decision.determination import ExportDetermination
from tongguan.decision.standing.expiry import last_day
from tongguan.decision.standing.scale import scale_cites
from tongguan.decision.standing.setting import Asked

_CHANGES = {
    "recipient-outside": ("recipient", "scope"),
    "territory-outside": ("storage", "scope"),
    "onward-outside": ("onward", "scope"),
    "items-outside": ("items", "scope"),
}
_NOTICE = "PIPL-2021#39"
_TRANSFER_ONWARD = "PIPL-2021#23"


def citations_on_mechanism(asked: Asked) -> dict[str, tuple[str, ...]]:
    """Give what binds the export to what was filed, certified or assessed, by the code of the refusal."""
    kind, setting = asked.mechanism.kind, asked.setting
    found = {}
    for code, changes in _CHANGES.items():
        triggers = (rule.cites for change in changes for rule in setting.triggers(kind, change))
        found[code] = tuple(dict.fromkeys((*triggers, *scale_cites(asked))))
    ends = last_day(asked)
    found["clearance-expired"] = ends.cites if ends is not None else ()
    return found


def citations_when_free(export: ExportDetermination) -> dict[str, tuple[str, ...]]:
    """Give what the freedom rests on: outside what was determined it was not shown."""
    decided = tuple(dict.fromkeys(each.rule.cites for each in (*export.freed_by, *export.decided_by)))
    found = dict.fromkeys(_CHANGES, tuple(dict.fromkeys((*decided, _NOTICE))))
    found["onward-outside"] = tuple(dict.fromkeys((*decided, _NOTICE, _TRANSFER_ONWARD)))
    found["clearance-expired"] = decided
    return found
