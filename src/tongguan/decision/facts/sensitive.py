"""Which classes of information an export contains: from its items, from what was declared, from its counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.decision.declaration import Export, People
from tongguan.decision.facts.classes import ORDINARY, PERSONAL, SENSITIVE, sensitive_by_count, settle_classes
from tongguan.law.catalogues import Catalogues, Sensitivity
from tongguan.vocabulary import Phrase, Truth


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
    under_14 = facts.get("under_14")
    stated = facts.get(SENSITIVE) if declared else None
    if PERSONAL not in facts and (items or stated is True or under_14 is True or _counts_anybody(people)):
        facts[PERSONAL] = True
    if facts.get(PERSONAL) is False:
        settle_classes(facts, people)
        return ()
    found = _of_items(export, items, facts, catalogues, as_of, readings)
    remarks = _settle_sensitive(facts, found, stated, sensitive_by_count(people))
    if found is not None:
        remarks += [Remark(each.code, each.says, tuple(map(str, each.cites)), each.items) for each in found.review]
    settle_classes(facts, people)
    if ORDINARY not in facts and facts.get(PERSONAL) is True and _shows_ordinary(found, people):
        facts[ORDINARY] = True
    return tuple(remarks)


def _settle_sensitive(facts: dict[str, Any], found: Sensitivity | None, stated: Truth, by_count: Truth) -> list[Remark]:
    """Settle whether sensitive information is contained, as far as items, declaration and counts tell."""
    listed = found.value if found is not None else None
    if listed is True or facts.get("under_14") is True:
        facts[SENSITIVE] = True
        return [_declared_ordinary(found)] if stated is False and found is not None else []
    if stated is not None:
        return []
    value = True if by_count is True else listed if listed is not None else by_count
    if value is None:
        facts.pop(SENSITIVE, None)
    else:
        facts[SENSITIVE] = value
    return [_COUNTED_SENSITIVE] if listed is False and by_count is True else []


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


def _counts_anybody(people: People) -> bool:
    return any(count is not None and count.low > 0 for count in (people.ordinary, people.sensitive, people.both))


def _shows_ordinary(found: Sensitivity | None, people: People) -> bool:
    """Whether an item is ordinary, and the counts do not say that only sensitive ones went out."""
    ordinary = people.ordinary
    if ordinary is not None and ordinary.high == 0 and people.sensitive != ordinary:
        return False
    return found is not None and any(each.item and each.sensitive is False for each in found.findings)


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
