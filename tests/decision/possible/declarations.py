"""Random partial declarations, as files are written: few facts open, few people, so that all can be completed."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

YEARS = (date(2022, 10, 15), date(2023, 7, 15))
"""Days of the law that counts people since 1 January of the year before."""
DAYS = (date(2025, 6, 30), date(2026, 6, 30), date(2026, 6, 30))
READINGS: tuple[dict[str, str], ...] = (
    {"assessment-reach": "only-feeding-exports"},
    {"zone-free-people-counted": "counted"},
    {"statutory-duty-counted": "left-out"},
    {"gba-people-counted": "left-out"},
    {"A4": "cumulative"},
    {"A5": "excludes"},
    {"A13": "either"},
    {"A14": "lawful-ground-only"},
    {"A17": "not-an-export"},
    {"A25": "outranks"},
    {"A26": "more-than"},
)
_NECESSITY = (
    "contract_with_individual", "cross_border_hr", "labour_rules", "collective_contract", "emergency", "statutory_duty",
)  # fmt: skip
_RARE = ("state_secret", "core_data", "export_controlled", "party_government_military")
_ITEMS = ("name", "mobile_number", "photo_face", "marriage_history", "resident_id_number")
_OPEN_OF_HANDLER = (
    "ciio", "ciio", "zone", "state_organ", "authorised_public_body", "established_in", "article_3_2_ground",
    "people_processed",
)  # fmt: skip
_OPEN_OF_EXPORT = (
    "mode", "accessed_from", "recipients", "onward", "about", "collected_in_china", "domestic_data_added",
    "contains.personal_information", "contains.sensitive", "contains.important_data", "contains.important_data",
    *(f"contains.{each}" for each in _RARE),
    *(f"necessity.{each}" for each in _NECESSITY),
    "necessity.truly_needed", "necessity.truly_needed", "necessity.truly_needed",
    "zone_list.recorded", "zone_list.recorded", "zone_list.outside", "zone_list.outside", "scenario", "sector",
    "treaty", "foreign_authority.requested", "foreign_authority.approved", "under_14", "people",
)  # fmt: skip


@dataclass
class Question:
    """A declaration, and how to ask about it."""

    content: dict[str, Any]
    day: date
    readings: dict[str, str] = field(default_factory=dict)
    presumptions: bool = True


@dataclass(frozen=True)
class _Kind:
    """What sort of declaration is drawn.

    ``plain`` keeps rare regimes out; ``weave`` gives some exports people declared to be in both classes;
    ``most`` people in a count; ``open_facts`` left open in each export, at most.
    """

    known: bool
    years: bool
    plain: bool
    weave: bool
    most: int
    open_facts: int


@st.composite
def questions(
    draw: st.DrawFn,
    *,
    days: tuple[date, ...] = DAYS,
    readings: tuple[dict[str, str], ...] = ({},),
    most_exports: int = 3,
    known: bool = False,
) -> Question:
    """Draw a declaration; ``known`` leaves nothing open but for what follows from the rest."""
    day, reading = draw(st.sampled_from(days)), draw(st.sampled_from(readings))
    size = draw(st.integers(1, most_exports))
    joined = size > 1 and draw(st.integers(0, 2)) == 0
    weave = size < 3 and draw(st.integers(0, 3)) == 0
    years = day in YEARS
    kind = _Kind(
        known=known,
        years=years,
        plain=draw(st.integers(0, 4)) > 0,
        weave=weave,
        most=1 if years and joined else 2 if years else 3 if weave else 6,
        open_facts=0 if known else 4 if size < 3 else 3,
    )
    handler, recipients = draw(_handlers(kind)), draw(_recipients(kind))
    exports = [draw(_exports(kind, f"e{at}")) for at in range(size)]
    content = {"handler": handler, "recipients": recipients, "exports": exports}
    if draw(st.integers(0, 3)) == 0:
        draw(_greater_bay_area(content))
    if joined:
        content["distinct_people"] = draw(_overlaps(exports))
    return Question(content, day, reading, draw(st.booleans()))


def _mostly(usual: object, *others: object) -> st.SearchStrategy[Any]:
    return st.sampled_from((*((usual,) * 4), *others))


@st.composite
def _handlers(draw: st.DrawFn, kind: _Kind) -> dict[str, Any]:
    established = draw(_mostly("CN", "SG"))
    handler = {
        "name": "x",
        "established_in": established,
        "article_3_2_ground": "none" if established == "CN" else draw(st.sampled_from(("none", "behaviour", "other"))),
        "ciio": draw(_mostly(False, True)),
        "state_organ": False if kind.plain else draw(_mostly(False, True)),
        "authorised_public_body": False if kind.plain else draw(_mostly(False, True)),
        "zone": draw(st.sampled_from(("none", "beijing", "tianjin", "sichuan"))),
        "people_processed": draw(st.sampled_from((0, 4, 5) if kind.known else (0, 4, 5, [0, 4], [3, 6], [5, None]))),
    }
    if not kind.known:
        handler |= dict.fromkeys(draw(st.lists(st.sampled_from(_OPEN_OF_HANDLER), max_size=2)))
    return handler


@st.composite
def _recipients(draw: st.DrawFn, kind: _Kind) -> list[dict[str, Any]]:
    found = []
    for name in ("r1", "r2"):
        recipient = {
            "id": name,
            "territory": draw(_mostly("SG", "SG", "CN", "HK")),
            "restricted": "none" if kind.plain else draw(_mostly("none", "limited")),
        }
        if not kind.known and draw(st.integers(0, 4)) == 0:
            recipient[draw(st.sampled_from(("territory", "restricted")))] = None
        found.append(recipient)
    return found


@st.composite
def _greater_bay_area(draw: st.DrawFn, content: dict[str, Any]) -> None:
    """Put the handler into Shenzhen and a recipient into Hong Kong, mostly, with a contract of the area in place."""
    content["handler"]["city"] = draw(_mostly("深圳", "北京"))
    content["recipients"][0]["territory"] = draw(_mostly("HK", None, "MO"))
    under = draw(st.lists(st.sampled_from([export["id"] for export in content["exports"]]), unique=True))
    if under:
        content["mechanisms"] = [{"id": "area", "kind": "gba_contract", "exports": under}]


@st.composite
def _exports(draw: st.DrawFn, kind: _Kind, name: str) -> dict[str, Any]:
    export = draw(_circumstances(kind)) | {"id": name}
    contains: dict[str, Any] = {
        "personal_information": True,
        "sensitive": draw(st.sampled_from((None, None, True, False))),
    }
    contains["important_data"] = "none" if kind.plain else draw(_mostly("none", "suspected", "told_or_published"))
    contains |= {each: not kind.plain and draw(st.integers(0, 19)) == 0 for each in _RARE}
    export["contains"] = contains
    export["necessity"] = draw(_necessities(export["about"]))
    if draw(st.integers(0, 14)) == 0:
        contains |= {"personal_information": False, "sensitive": None}
        export["people"] = {"ordinary": 0, "sensitive": 0}
    else:
        export["people"] = draw(_people(kind, contains["sensitive"]))
        if draw(st.integers(0, 3)) == 0:
            draw(_items(export))
    if kind.years:
        export["people_since_last_year"] = draw(_since_last_year(export["people"]))
    for path in draw(st.lists(st.sampled_from(_OPEN_OF_EXPORT), max_size=kind.open_facts)):
        inner = export
        *groups, last = path.split(".")
        for group in groups:
            inner = inner[group]
        inner[last] = None
    return export


@st.composite
def _circumstances(draw: st.DrawFn, kind: _Kind) -> dict[str, Any]:
    mode = draw(_mostly("transfer", "remote_access", "overseas_processing"))
    collected = draw(_mostly(True, False))
    return {
        "mode": mode,
        "accessed_from": draw(_mostly("abroad", "china")) if mode == "remote_access" else "abroad",
        "sector": "pharma",
        "scenario": draw(st.sampled_from(("clinical_trials", "membership"))),
        "recipients": draw(st.lists(st.sampled_from(("r1", "r2")), min_size=1, max_size=2, unique=True)),
        "onward": draw(_mostly([], [{"territory": "SG", "restricted": "none"}])),
        "about": draw(_mostly("employees", "customers", "other")),
        "under_14": False,
        "collected_in_china": collected,
        "domestic_data_added": not collected and draw(st.booleans()),
        "zone_list": {"recorded": draw(st.booleans()), "outside": draw(st.booleans())},
        "treaty": "none" if kind.plain else draw(_mostly("none", "a treaty")),
        "foreign_authority": {"requested": not kind.plain and draw(_mostly(False, True)), "approved": False},
    }


@st.composite
def _necessities(draw: st.DrawFn, about: str) -> dict[str, Any]:
    claimed = draw(st.lists(st.sampled_from(_NECESSITY), max_size=3))
    necessity: dict[str, Any] = {each: each in claimed for each in _NECESSITY}
    necessity["cross_border_hr"] = necessity["cross_border_hr"] and about != "customers"
    necessity["truly_needed"] = draw(_mostly(True, False))
    return necessity


@st.composite
def _items(draw: st.DrawFn, export: dict[str, Any]) -> None:
    """Put items into ``export``: ordinary, sensitive, not settled; some of them not needed."""
    items = draw(st.lists(st.sampled_from(_ITEMS), min_size=1, max_size=3, unique=True))
    necessity, people = export["necessity"], export["people"]
    export["data_items"] = items
    if draw(st.booleans()):
        return
    necessity["truly_needed"] = True
    necessity["not_needed_items"] = items[: draw(st.integers(1, len(items)))]
    exact = all(isinstance(people[each], int) for each in ("ordinary", "sensitive"))
    if exact and people["ordinary"] and draw(st.booleans()):
        part = {each: draw(st.integers(0, people[each])) for each in ("ordinary", "sensitive")}
        necessity["residue"] = {"people": part}


# --- people --------------------------------------------------------------------------------------


@st.composite
def _counts(draw: st.DrawFn, most: int, *, known: bool) -> Any:
    number = draw(st.integers(0, most))
    if known or draw(st.booleans()):
        return number
    return draw(st.sampled_from(([number, draw(st.integers(number, most))], None, [number, None])))


@st.composite
def _people(draw: st.DrawFn, kind: _Kind, sensitive: object) -> dict[str, Any]:
    people = {
        "ordinary": draw(_counts(kind.most, known=kind.known)),
        "sensitive": 0 if sensitive is False else draw(_counts(min(kind.most, 3), known=kind.known)),
    }
    if kind.weave and draw(st.booleans()):
        most = min(_high(people[each], kind.most) for each in ("ordinary", "sensitive"))
        low = draw(st.integers(0, most))
        people["both"] = draw(st.sampled_from((low, [0, low], [low, most])))
    return people


@st.composite
def _since_last_year(draw: st.DrawFn, people: dict[str, Any]) -> dict[str, Any]:
    """Draw totals since last year that hold this year's people."""
    sensitive = _high(people["sensitive"], _low(people["sensitive"]))
    everyone = _high(people["ordinary"], _low(people["ordinary"])) + sensitive
    more, most = draw(st.integers(0, 1)), draw(st.integers(0, 1))
    return {
        "all": draw(st.sampled_from((everyone + more + most, [everyone + most, everyone + most + more], None))),
        "sensitive": draw(st.sampled_from((sensitive + most, [sensitive, sensitive + most], None, None))),
    }


@st.composite
def _overlaps(draw: st.DrawFn, exports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Draw distinct people over one or two sets of exports, the sets nested or crossing."""
    names = [each["id"] for each in exports]
    one_set = st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True).map(sorted)
    found = []
    for members in draw(st.lists(one_set, min_size=1, max_size=2, unique_by=tuple)):
        joined: dict[str, Any] = {"exports": members}
        for part in ("ordinary", "sensitive"):
            counts = [(each["people"] or {}).get(part) for each in exports if each["id"] in members]
            least = max(map(_low, counts))
            most = max(least, sum(_high(count, 6) for count in counts))
            low = draw(st.integers(least, most))
            joined[part] = draw(st.sampled_from((low, None, [low, most], [least, low])))
        known = [_low(joined[part]) for part in ("ordinary", "sensitive") if joined[part] is not None]
        if len(names) == len(known) == 2 and draw(st.integers(0, 2)) == 0:
            joined["both"] = draw(st.integers(0, min(known)))
        found.append(joined)
    return found


def _high(count: Any, otherwise: int) -> int:
    if isinstance(count, list):
        count = count[1]
    return otherwise if count is None else int(count)


def _low(count: Any) -> int:
    return int(count[0]) if isinstance(count, list) else count or 0
