"""Which classes of information an export contains: from its items, from what was declared, from its counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.decision.declaration import Export, People
from tongguan.decision.facts.classes import ORDINARY, PERSONAL, SENSITIVE, sensitive_by_count, settle_classes
from tongguan.law.catalogues import Catalogues, Sensitivity
from tongguan.vocabulary import Phrase


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a person should look at; it changes no answer by itself."""

    code: str
    says: Phrase
    cites: tuple[str, ...]
    items: tuple[str, ...] = ()


def sensitivity_facts(
    facts: dict[str, Any],
    export: Export,
    items: tuple[str, ...] | None,
    people: People,
    catalogues: Catalogues,
    as_of: date,
    readings: Mapping[str, str],
    *,
    declared: bool = True,
) -> tuple[Remark, ...]:
    """Put the classes that follow into ``facts`` and give what should be looked at.

    Items that a standard lists as sensitive decide; then what was declared; then the counts: people with
    sensitive information show that it is contained, none among people already exported that it is not.
    """
    remarks: list[Remark] = []
    by_count = sensitive_by_count(people)
    counted = any(count is not None and count.low > 0 for count in (people.ordinary, people.sensitive, people.both))
    stated = facts.get(SENSITIVE) if declared else None
    under_14 = facts.get("under_14")
    if PERSONAL not in facts and (items or counted or stated is True or under_14 is True):
        facts[PERSONAL] = True
    if facts.get(PERSONAL) is False:
        settle_classes(facts, people)
        return ()
    found = _of_items(export, items, facts, catalogues, as_of, readings)
    listed = found.value if found is not None else None
    if listed is True or under_14 is True:
        if stated is False and found is not None:
            remarks.append(_declared_ordinary(found))
        facts[SENSITIVE] = True
    elif stated is None:
        if listed is False and by_count is True:
            remarks.append(_COUNTED_SENSITIVE)
        value = True if by_count is True else listed if listed is not None else by_count
        if value is None:
            facts.pop(SENSITIVE, None)
        else:
            facts[SENSITIVE] = value
    if found is not None:
        remarks += [Remark(each.code, each.says, tuple(map(str, each.cites)), each.items) for each in found.review]
    settle_classes(facts, people)
    if ORDINARY not in facts and found is not None and facts.get(PERSONAL) is True and not _none_ordinary(people):
        if any(each.item and each.sensitive is False for each in found.findings):
            facts[ORDINARY] = True
    return tuple(remarks)


def _of_items(
    export: Export,
    items: tuple[str, ...] | None,
    facts: Mapping[str, Any],
    catalogues: Catalogues,
    as_of: date,
    readings: Mapping[str, str],
) -> Sensitivity | None:
    if items is None:
        return None
    rebutted = {each["item"]: each["reason"] for each in export.given.get("sensitivity_rebutted", ())}
    return catalogues.sensitivity.sensitivity(
        items, as_of, under_14=facts.get("under_14"), readings=readings, rebutted=rebutted
    )


def _none_ordinary(people: People) -> bool:
    return people.ordinary is not None and people.ordinary.high == 0 and people.sensitive != people.ordinary


def _declared_ordinary(found: Sensitivity) -> Remark:
    items = tuple(each.item for each in found.because if each.item)
    return Remark(
        "listed-item-declared-ordinary",
        Phrase(
            zh="申报为不含敏感个人信息，但下列数据项在标准中列为敏感，按敏感处理；"
            "如有充分理由，请写入 sensitivity_rebutted",
            en="declared as not sensitive, yet the standard lists these items as sensitive: treated as sensitive; "
            "give reasons in sensitivity_rebutted if they are not",
        ),
        tuple(dict.fromkeys(str(cite) for each in found.because for cite in each.cites)),
        items,
    )


_COUNTED_SENSITIVE = Remark(
    "sensitive-people-without-sensitive-items",
    Phrase(
        zh="数据项均非敏感，但申报了敏感个人信息人数；按含敏感个人信息处理",
        en="no item is listed as sensitive, yet people with sensitive information are counted: treated as sensitive",
    ),
    ("PIPL-2021#28.1",),
)

NOT_COUNTED_AS_SENSITIVE = Remark(
    "sensitive-items-not-counted",
    Phrase(
        zh="数据项含敏感个人信息且已经出境，但敏感个人信息人数填 0；请重新统计，此前按 1 人至全部人数计算",
        en="sensitive items went out, yet nobody is counted with sensitive information: count anew; "
        "until then anything from one person to all of them",
    ),
    ("PIPL-2021#28.1",),
)
