"""Random partial declarations, as files are written, with few open facts and few people."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hypothesis import strategies as st

DAYS = (date(2022, 10, 15), date(2023, 7, 15), date(2025, 6, 30), date(2026, 6, 30))
READINGS: tuple[dict[str, str], ...] = (
    {},
    {},
    {},
    {"assessment-reach": "only-feeding-exports"},
    {"zone-free-people-counted": "counted"},
    {"statutory-duty-counted": "left-out"},
    {"gba-people-counted": "left-out"},
    {"A13": "either"},
    {"A14": "lawful-ground-only"},
    {"A4": "cumulative"},
    {"A5": "excludes"},
    {"A17": "not-an-export"},
    {"A26": "more-than"},
    {"A1": "sensitive-only"},
)
MOST_OPEN = 4
_NECESSITY = (
    "contract_with_individual",
    "cross_border_hr",
    "labour_rules",
    "collective_contract",
    "emergency",
    "statutory_duty",
)
_RARE = ("state_secret", "core_data", "export_controlled", "party_government_military")


@dataclass
class Question:
    """A declaration, and how to ask about it."""

    content: dict[str, Any]
    day: date
    readings: dict[str, str] = field(default_factory=dict)
    presumptions: bool = True


@st.composite
def questions(draw: st.DrawFn, *, most_exports: int = 3, known: bool = False) -> Question:
    """Draw a declaration; ``known`` leaves nothing open but for what follows from the rest."""
    day = draw(st.sampled_from((*DAYS, DAYS[-1], DAYS[-1])))
    readings = draw(st.sampled_from(READINGS))
    presumptions = draw(st.booleans())
    size = draw(st.integers(1, most_exports))
    years = day.year < 2024
    if years or readings.get("A1"):
        size = min(size, 2)
    weave = size < 3 and draw(st.integers(0, 3)) == 0
    joined = size > 1 and draw(st.integers(0, 2)) == 0
    most = 1 if years and joined else 3 if weave else 2 if years else 6
    plain = draw(st.integers(0, 4)) > 0
    handler = draw(_handlers(known=known, plain=plain))
    recipients = draw(_recipients(known=known, plain=plain))
    exports = [
        draw(
            _exports(
                f"e{at}", [each["id"] for each in recipients], most, known=known, weave=weave, years=years, plain=plain
            )
        )
        for at in range(size)
    ]
    content = {"handler": handler, "recipients": recipients, "exports": exports}
    if joined:
        content["distinct_people"] = draw(_overlaps(exports))
    return Question(content, day, readings, presumptions)


def _mostly(usual: object, *others: object) -> st.SearchStrategy[Any]:
    return st.sampled_from((*((usual,) * 4), *others))


@st.composite
def _handlers(draw: st.DrawFn, *, known: bool, plain: bool) -> dict[str, Any]:
    established = draw(_mostly("CN", "SG"))
    handler = {
        "name": "x",
        "established_in": established,
        "article_3_2_ground": "none" if established == "CN" else draw(st.sampled_from(("none", "behaviour", "other"))),
        "ciio": draw(_mostly(False, True)),
        "state_organ": False if plain else draw(_mostly(False, True)),
        "authorised_public_body": False if plain else draw(_mostly(False, True)),
        "zone": draw(st.sampled_from(("none", "beijing", "tianjin", "sichuan"))),
        "people_processed": draw(st.sampled_from((0, 4, 5, [0, 4], [3, 6], [5, None]))),
    }
    if not known:
        names = (
            "ciio",
            "ciio",
            "zone",
            "state_organ",
            "authorised_public_body",
            "established_in",
            "article_3_2_ground",
            "people_processed",
        )
        for name in draw(st.lists(st.sampled_from(names), max_size=2)):
            handler[name] = None
    elif isinstance(handler["people_processed"], list):
        handler["people_processed"] = 4
    return handler


@st.composite
def _recipients(draw: st.DrawFn, *, known: bool, plain: bool) -> list[dict[str, Any]]:
    found = []
    for name in ("r1", "r2"):
        recipient = {
            "id": name,
            "territory": draw(_mostly("SG", "SG", "CN", "HK")),
            "restricted": "none" if plain else draw(_mostly("none", "limited")),
        }
        if not known and draw(st.integers(0, 4)) == 0:
            recipient[draw(st.sampled_from(("territory", "restricted")))] = None
        found.append(recipient)
    return found


@st.composite
def _exports(
    draw: st.DrawFn, name: str, recipients: list[str], most: int, *, known: bool, weave: bool, years: bool, plain: bool
) -> dict[str, Any]:
    about = draw(_mostly("employees", "customers", "other"))
    claimed = draw(st.lists(st.sampled_from(_NECESSITY), max_size=3))
    necessity: dict[str, Any] = {each: each in claimed for each in _NECESSITY}
    necessity["cross_border_hr"] = necessity["cross_border_hr"] and about in ("employees", "other")
    necessity["truly_needed"] = draw(_mostly(False, True, True, True))
    mode = draw(_mostly("transfer", "remote_access", "overseas_processing"))
    collected = draw(_mostly(True, False))
    contains: dict[str, Any] = {
        "personal_information": True,
        "sensitive": draw(st.sampled_from((None, None, True, False))),
        "important_data": "none" if plain else draw(_mostly("none", "suspected", "told_or_published")),
    }
    contains.update({each: not plain and draw(st.integers(0, 19)) == 0 for each in _RARE})
    export: dict[str, Any] = {
        "id": name,
        "mode": mode,
        "accessed_from": draw(_mostly("abroad", "china")) if mode == "remote_access" else "abroad",
        "sector": "pharma",
        "scenario": draw(st.sampled_from(("clinical_trials", "membership"))),
        "recipients": draw(st.lists(st.sampled_from(recipients), min_size=1, max_size=2, unique=True)),
        "onward": draw(_mostly([], [{"territory": "SG", "restricted": "none"}])),
        "about": about,
        "under_14": False,
        "collected_in_china": collected,
        "domestic_data_added": draw(st.booleans()) if not collected else False,
        "contains": contains,
        "necessity": necessity,
        "zone_list": {"recorded": draw(st.booleans()), "outside": draw(st.booleans())},
        "treaty": "none" if plain else draw(_mostly("none", "a treaty")),
        "foreign_authority": {"requested": False if plain else draw(_mostly(False, True)), "approved": False},
        "people": draw(_people(contains["sensitive"], most, known=known, weave=weave)),
    }
    if draw(st.integers(0, 3)) == 0:
        _with_items(draw, export)
    if draw(st.integers(0, 14)) == 0:
        contains["personal_information"] = False
        contains["sensitive"] = None
        export["people"] = {"ordinary": 0, "sensitive": 0}
        export.pop("data_items", None)
        for each in ("not_needed_items", "residue"):
            necessity.pop(each, None)
    if years:
        export["people_since_last_year"] = draw(_since_last_year(export["people"]))
    if not known:
        for path in draw(st.lists(st.sampled_from(_OPEN_FACTS), max_size=MOST_OPEN)):
            inner = export
            *groups, last = path.split(".")
            for group in groups:
                inner = inner[group]
            inner[last] = None
    return export


_OPEN_FACTS = (
    "mode", "accessed_from", "recipients", "onward", "about", "collected_in_china", "domestic_data_added",
    "contains.personal_information", "contains.sensitive", "contains.important_data", "contains.important_data",
    *(f"contains.{each}" for each in _RARE),
    *(f"necessity.{each}" for each in _NECESSITY),
    "necessity.truly_needed", "necessity.truly_needed", "necessity.truly_needed",
    "zone_list.recorded", "zone_list.recorded", "zone_list.outside", "zone_list.outside", "scenario", "sector",
    "treaty", "foreign_authority.requested", "foreign_authority.approved", "under_14", "people",
)  # fmt: skip


def _with_items(draw: st.DrawFn, export: dict[str, Any]) -> None:
    # on the days of the law in question: ordinary, sensitive, not settled
    items = draw(
        st.lists(
            st.sampled_from(("name", "mobile_number", "photo_face", "marriage_history", "resident_id_number")),
            min_size=1,
            max_size=3,
            unique=True,
        )
    )
    necessity, people = export["necessity"], export["people"]
    export["data_items"] = items
    if draw(st.booleans()):
        return
    necessity["truly_needed"] = True
    necessity["not_needed_items"] = items[: draw(st.integers(1, len(items)))]
    exact = all(isinstance(people.get(kind), int) for kind in ("ordinary", "sensitive"))
    if exact and people["ordinary"] and draw(st.booleans()):
        part = {kind: draw(st.integers(0, people[kind])) for kind in ("ordinary", "sensitive")}
        necessity["residue"] = {"people": part}


@st.composite
def _counts(draw: st.DrawFn, most: int, *, known: bool) -> Any:
    number = draw(st.integers(0, most))
    form = 0 if known else draw(st.integers(0, 3))
    if form <= 1:
        return number
    if form == 2:
        return [number, draw(st.integers(number, most))]
    return draw(st.sampled_from((None, [number, None])))


@st.composite
def _people(draw: st.DrawFn, sensitive: object, most: int, *, known: bool, weave: bool) -> dict[str, Any]:
    people = {
        "ordinary": draw(_counts(most, known=known)),
        "sensitive": 0 if sensitive is False else draw(_counts(min(most, 3), known=known)),
    }
    if weave and draw(st.booleans()):
        tops = [_high(people[kind], most) for kind in ("ordinary", "sensitive")]
        low = draw(st.integers(0, min(tops)))
        people["both"] = draw(st.sampled_from((low, [0, low], [low, min(tops)])))
    return people


def _high(count: Any, otherwise: int) -> int:
    if isinstance(count, list):
        count = count[1]
    return otherwise if count is None else int(count)


def _low(count: Any) -> int:
    if isinstance(count, list):
        return int(count[0])
    return count or 0


@st.composite
def _since_last_year(draw: st.DrawFn, people: dict[str, Any]) -> dict[str, Any]:
    """Draw totals since last year that hold this year's people."""
    sensitive = max(_high(people["sensitive"], 0), _low(people["sensitive"]))
    of_all = max(_high(people["ordinary"], 0), _low(people["ordinary"])) + sensitive
    more, most = draw(st.integers(0, 1)), draw(st.integers(0, 1))
    return {
        "all": draw(st.sampled_from((of_all + more + most, [of_all + most, of_all + most + more], None))),
        "sensitive": draw(st.sampled_from((sensitive + most, [sensitive, sensitive + most], None, None))),
    }


@st.composite
def _overlaps(draw: st.DrawFn, exports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Draw distinct people over one or two sets of exports, the sets apart, nested or crossing."""
    names = [each["id"] for each in exports]
    sets = draw(
        st.lists(
            st.lists(st.sampled_from(names), min_size=2, max_size=3, unique=True).map(sorted),
            min_size=1,
            max_size=2,
            unique_by=tuple,
        )
    )
    found = []
    for members in sets:
        joined: dict[str, Any] = {"exports": members}
        for kind in ("ordinary", "sensitive"):
            counts = [each["people"].get(kind) if each["people"] else None for each in exports if each["id"] in members]
            least, most = max(map(_low, counts)), sum(_high(count, 6) for count in counts)
            low = draw(st.integers(least, max(least, most)))
            joined[kind] = draw(st.sampled_from((low, None, [low, max(low, most)], [least, low])))
        known = [_low(joined[kind]) for kind in ("ordinary", "sensitive") if joined[kind] is not None]
        if len(names) == 2 and len(known) == 2 and draw(st.integers(0, 2)) == 0:
            joined["both"] = draw(st.integers(0, min(known)))
        found.append(joined)
    return found
