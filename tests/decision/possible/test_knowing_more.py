"""Whoever learns a fact may lose pathways, and never finds one that was not possible before."""

import os
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from tests.decision.possible.asking import engine, prepared_for, words
from tests.decision.possible.declarations import DAYS, READINGS, YEARS, Question, questions
from tongguan.decision.declaration import DeclarationError
from tongguan.decision.facts import PreparedHandler
from tongguan.decision.facts.classes import CLASSES
from tongguan.decision.possible import Possible

EXAMPLES = 500 if os.environ.get("CI") else 200
YES_OR_NO = (True, False)
PLACES = ("CN", "HK", "SG")
LEARNT: dict[str, tuple[Any, ...]] = {
    "handler.zone": ("none", "beijing", "sichuan"),
    "handler.established_in": ("CN", "SG"),
    "handler.article_3_2_ground": ("none", "behaviour"),
    "recipients.territory": PLACES,
    "recipients.restricted": ("none", "limited"),
    "exports.mode": ("transfer", "remote_access", "overseas_processing"),
    "exports.accessed_from": ("abroad", "china"),
    "exports.recipients": (["r1"], ["r2"], ["r1", "r2"]),
    "exports.onward": ([], [{"territory": "SG", "restricted": "none"}]),
    "exports.about": ("employees", "customers"),
    "exports.contains.important_data": ("none", "suspected", "told_or_published"),
    "exports.sector": ("pharma", "retail"),
    "exports.scenario": ("clinical_trials", "membership"),
    "exports.treaty": ("none", "a treaty"),
    "exports.people": ({"ordinary": 1, "sensitive": 0}, {"ordinary": 4, "sensitive": 3}, {"ordinary": 0}),
    "exports.data_items": (["name"], ["marriage_history"], ["name", "photo_face"], ["resident_id_number"]),
}
LEARNT |= dict.fromkeys(("handler.ciio", "handler.state_organ", "handler.authorised_public_body"), YES_OR_NO)
LEARNT |= {
    f"exports.{name}": YES_OR_NO
    for name in (
        "contains.personal_information", "contains.sensitive", "contains.state_secret", "contains.core_data",
        "contains.export_controlled", "contains.party_government_military", "collected_in_china",
        "domestic_data_added", "under_14", "zone_list.recorded", "zone_list.outside", "foreign_authority.requested",
        "foreign_authority.approved", "necessity.contract_with_individual", "necessity.cross_border_hr",
        "necessity.labour_rules", "necessity.collective_contract", "necessity.emergency", "necessity.statutory_duty",
        "necessity.truly_needed",
    )
}  # fmt: skip
COUNTED = (
    "handler.people_processed", "exports.people.ordinary", "exports.people.sensitive", "exports.people.both",
    "exports.people_since_last_year.all", "exports.people_since_last_year.sensitive", "distinct_people.ordinary",
    "distinct_people.sensitive", "distinct_people.both",
)  # fmt: skip
PRESUMED = (
    "recipients.restricted", "exports.treaty", "exports.foreign_authority.requested",
    "exports.contains.state_secret", "exports.contains.core_data", "exports.contains.export_controlled",
    "exports.contains.party_government_military",
)  # fmt: skip
"""Not open while there are presumptions: these facts had a value all along."""


@dataclass(frozen=True)
class Gap:
    """A fact that is open: its path, the mapping that it belongs in, and what it may turn out to be."""

    path: str
    part: dict[str, Any]
    values: tuple[Any, ...]

    def learn(self, value: object) -> None:
        """Put ``value`` into the declaration."""
        self.part[self.path.split(".")[-1]] = value


def gaps(part: object, path: str = "") -> Iterator[Gap]:
    """Find what is open, however deep."""
    if isinstance(part, list):
        for each in part:
            yield from gaps(each, path)
    if not isinstance(part, dict):
        return
    for name in {*part, *_left_out(path)}:
        value, inner = part.get(name), f"{path}.{name}".lstrip(".")
        if inner in COUNTED:
            values = tuple(_within(value))
            if values:
                yield Gap(inner, part, values)
        elif value is None and inner in LEARNT:
            yield Gap(inner, part, LEARNT[inner])
        else:
            yield from gaps(value, inner)


def overlap_to_learn(content: dict[str, Any]) -> Iterator[Gap]:
    """Give numbers of distinct people over the first two exports, where nobody declared any."""
    names = [export["id"] for export in content["exports"][:2]]
    if len(names) > 1 and "distinct_people" not in content:
        counts = [{kind: number} for kind in ("ordinary", "sensitive") for number in (0, 1, 2, 3, 5)]
        yield Gap("distinct_people", content, tuple([{"exports": names, **count}] for count in counts))


def _left_out(path: str) -> tuple[str, ...]:
    """Fields that a drawn mapping may leave out."""
    return {"exports": ("data_items",), "exports.people": ("both",), "distinct_people": ("both",)}.get(path, ())


def _within(count: Any) -> Iterator[Any]:
    """Give numbers and ranges within a count that is not known exactly."""
    low, high = count if isinstance(count, list) else (count or 0, None)
    if isinstance(count, int) or low == high:
        return
    yield from (low, low + 1)
    yield from () if high is None else (high, [low, high - 1], [low + 1, high])
    yield from (low + 3, [low, low + 2], [low + 1, None]) if high is None else ()


def answer(found: Possible) -> list[set[str]]:
    """Give the pathways of each export, and overall."""
    each, overall = words(found)
    return [*map(set, each), set(overall)]


def overruled(before: PreparedHandler, after: PreparedHandler) -> bool:
    """Whether what was learnt goes against what had been concluded from the rest about the classes contained.

    Items, counts and the declaration each tell which classes an export contains. Where they differ the file is
    not refused: one of them is believed over the others, and a remark asks to look. Then nothing was learnt, the
    file was contradicted.
    """
    return any(
        None not in (was.facts.get(name), now.facts.get(name)) and was.facts[name] is not now.facts[name]
        for was, now in zip(before.exports, after.exports, strict=True)
        for name in CLASSES
    )


SORTS = st.one_of(
    questions(days=DAYS, readings=({}, *READINGS)),
    questions(days=YEARS, readings=({}, {"A26": "more-than"}), most_exports=2),
    questions(readings=({"A1": "sensitive-only"},), most_exports=2),
)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(question=SORTS, data=st.data())
def test_a_fact_that_is_learnt_adds_no_pathway(question: Question, data: st.DataObject) -> None:
    learnt = deepcopy(question)
    choices = [*gaps(learnt.content), *overlap_to_learn(learnt.content)]
    paths = sorted({gap.path for gap in choices if not (question.presumptions and gap.path in PRESUMED)})
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    gap = data.draw(st.sampled_from([gap for gap in choices if gap.path == path]))
    value = data.draw(st.sampled_from(gap.values))
    gap.learn(value)
    try:
        before, after = engine(question), engine(learnt)
        contradicted = overruled(prepared_for(question)[0], prepared_for(learnt)[0])
    except DeclarationError:  # what was learnt cannot be true with the rest, or the rest could not
        event("refused")
        return
    if contradicted:
        event("overruled")
        return
    event(f"learnt {gap.path}")
    for mine, its in zip(answer(before), answer(after), strict=True):
        assert its <= mine, (gap.path, value)
