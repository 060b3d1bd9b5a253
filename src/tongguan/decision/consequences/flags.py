"""What a person should look at before signing the answer."""

from dataclasses import dataclass

from tongguan.decision.determination import Determination, ExportDetermination
from tongguan.law import Frees, Warns
from tongguan.vocabulary import Grade, Pathway, Phrase


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to look at: a stable code, words, and citations."""

    code: str
    says: Phrase
    cites: tuple[str, ...] = ()


def find_flags(export: ExportDetermination, determination: Determination, options: tuple[str, ...]) -> tuple[Flag, ...]:
    """Give the flags of one export."""
    regime = determination.regime
    found: list[Flag] = []
    for rule in regime.warning:
        effect = rule.rule.effect
        assert isinstance(effect, Warns)  # noqa: S101 -- the regime keeps them apart
        if effect.engine is None and rule.rule.binds == "handler" and rule.holds(export.facts) is True:
            found.append(Flag(effect.code, rule.rule.says, (rule.rule.cites,)))
    secondary = [each.rule for each in (*export.decided_by, *export.freed_by) if each.rule.grade is Grade.SECONDARY]
    verified = {each.pathway for each in export.decided_by if each.rule.grade is Grade.VERIFIED}
    secondary = [
        rule
        for rule in secondary
        if not any(each.pathway in verified for each in export.decided_by if each.rule is rule)
    ]
    if secondary:
        cites = tuple(dict.fromkeys(rule.cites for rule in secondary))
        found.append(Flag("secondary-source", _SECONDARY, cites))
    if not options and set(export.possible.pathways) & {Pathway.CONTRACT_OR_CERTIFICATION, Pathway.SECURITY_ASSESSMENT}:
        found.append(
            Flag(
                "route-not-operational",
                _NOT_OPERATIONAL,
                tuple(dict.fromkeys(each.rule.cites for each in export.decided_by)),
            )
        )
    found += [Flag(each.code, each.says, each.cites) for each in export.prepared.remarks]
    found += _notice(export)
    found += _nobody_yet(export)
    found += _counts(export, determination)
    if any(isinstance(each.rule.effect, Frees) and each.rule.effect.reading for each in export.decided_by):
        readings = {
            each.rule.effect.reading
            for each in export.decided_by
            if isinstance(each.rule.effect, Frees) and each.rule.effect.reading
        }
        for reading in sorted(readings):
            question = regime.book.by_reading[reading]
            found.append(Flag(f"reading-{reading}", question.question, question.cites))
    unique: dict[tuple[str, tuple[str, ...]], Flag] = {(flag.code, flag.cites): flag for flag in found}
    return tuple(unique.values())


def _nobody_yet(export: ExportDetermination) -> list[Flag]:
    """Say why a count of nobody shows as one person."""
    people = export.prepared.export.people
    counts = (("contains.ordinary", people.ordinary), ("contains.sensitive", people.sensitive))
    if not any(export.facts.get(fact) is True and count is not None and count.high == 0 for fact, count in counts):
        return []
    return [
        Flag(
            "counted-as-one-person",
            Phrase(
                zh="尚未出境的一类信息按 1 人计入：第一个人出境前就要有路径",
                en="a class of information that has not gone out yet counts as one person: "
                "the route is needed before the first",
            ),
            ("CBDF-2024#7.1.2", "CBDF-2024#8.1"),
        )
    ]


def _notice(export: ExportDetermination) -> list[Flag]:
    """Show the notice by which data became important data, so that the answer carries its day and author."""
    notice = export.prepared.export.given.get("important_data_notice")
    if export.facts.get("contains.important_data") != "told_or_published":
        return []
    if not isinstance(notice, dict) or notice.get("date") is None:
        return [Flag("important-data-notice-missing", _NOTICE_MISSING, ("CBDF-2024#2.1", "QA-2025-05#2"))]
    told = ", ".join(str(notice[key]) for key in ("date", "by", "reference") if notice.get(key) is not None)
    return [
        Flag(
            "important-data-notice",
            Phrase(zh=f"被告知或者公布为重要数据：{told}", en=f"told or published to be important data: {told}"),
            ("CBDF-2024#2.1", "NDSR-2024#29.2"),
        )
    ]


def _counts(export: ExportDetermination, determination: Determination) -> list[Flag]:
    people, as_of = export.prepared.export.people, determination.handler.as_of
    if people.until is None or export.facts.get("contains.personal_information") is False:
        return []
    if people.until.year != as_of.year:
        return [
            Flag(
                "count-of-another-year",
                Phrase(
                    zh=f"人数截至 {people.until}，不是 {as_of.year} 年的累计；当年人数按未知处理",
                    en=f"the count runs to {people.until}, not in {as_of.year}: this year's count is not known",
                ),
                ("QA-2024-03#11",),
            )
        ]
    if people.until < as_of:
        days = (as_of - people.until).days
        return [
            Flag(
                "count-not-up-to-date",
                Phrase(
                    zh=f"人数截至 {people.until}，距 {as_of} 已有 {days} 天；之后出境的人未计入",
                    en=f"the count runs to {people.until}, {days} days before {as_of}: later people are not in it",
                ),
                ("QA-2024-03#11",),
            )
        ]
    if people.until > as_of:
        return [
            Flag(
                "count-runs-past-the-day",
                Phrase(
                    zh=f"人数截至 {people.until}，晚于 {as_of}；只作为上限",
                    en=f"the count runs to {people.until}, after {as_of}: it is taken as an upper bound",
                ),
                ("QA-2024-03#11",),
            )
        ]
    return []


_NOTICE_MISSING = Phrase(
    zh="申报为重要数据，但没有写明告知或者公布的日期、机关和文号；两个月的申报期限自告知或者公布之日起算",
    en="declared as important data without the day, author and reference of the notice or publication; "
    "the two months for filing run from that day",
)
_SECONDARY = Phrase(
    zh="作出此结论的规则来自二手来源，使用前请核对原文",
    en="the rule that decides comes from a secondary source: check the original before relying on it",
)
_NOT_OPERATIONAL = Phrase(
    zh="法律要求的路径在此日尚不可用，或者不适用于该处理者",
    en="the route that the law asks for is not in operation on this day, or not open to this handler",
)
