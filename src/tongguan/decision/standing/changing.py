"""Differences and declared changes, and what the law makes of them: within, outside, to be filed again."""

from dataclasses import dataclass
from datetime import date

from tongguan.decision.declaration import Change
from tongguan.decision.standing.finding import Finding, flagged, found, together
from tongguan.decision.standing.model import Refiling, Standing
from tongguan.decision.standing.scope import Comparison, Difference, compare
from tongguan.decision.standing.setting import CONTRACTS, REMEDIES, Asked
from tongguan.law import Rule, Trigger
from tongguan.vocabulary import Phrase, Truth

_OTHERWISE = frozenset({"purpose", "method", "storage", "retention_extended", "recipient_use", "recipient"})
_WIDER_OR_NARROWER = frozenset({"items", "scope", "sensitivity"})

WORDS = {
    "purpose": Phrase("目的", "the purpose"),
    "method": Phrase("出境方式", "the method"),
    "scope": Phrase("范围", "the scope"),
    "items": Phrase("数据项", "the data items"),
    "sensitivity": Phrase("敏感程度", "the sensitivity"),
    "storage": Phrase("境外保存地点", "the place of storage"),
    "retention_extended": Phrase("境外保存期限", "the retention abroad"),
    "recipient_use": Phrase("接收方用途、方式", "the recipient's use"),
    "recipient_law": Phrase("接收方所在地的政策法规", "the law of the recipient's country"),
    "control": Phrase("实际控制权", "the actual control"),
    "legal_document": Phrase("法律文件", "the legal document"),
    "recipient": Phrase("接收方", "the recipient"),
    "other": Phrase("其他情形", "another circumstance"),
}


@dataclass(frozen=True, slots=True)
class _Law:
    """The rules by which a change calls for a new filing, and whether only where security is affected."""

    rules: tuple[Rule, ...]

    @property
    def cites(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(rule.cites for rule in self.rules))

    def owed(self, affects_security: Truth) -> Truth:
        """Whether a new filing is owed for a change with that effect."""
        if any(isinstance(rule.effect, Trigger) and not rule.effect.only_if_security_affected for rule in self.rules):
            return True
        return affects_security


def find_changes(asked: Asked) -> Finding:
    """Find what differs from what was filed, certified or assessed, and what changed since."""
    comparison = compare(asked)
    changes = changes_since(asked)
    findings = [_difference(asked, each, _last(changes, each.what)) for each in comparison.differences]
    different = {each.what for each in comparison.differences}
    findings += [_change(asked, each, comparison) for each in changes if each.what not in different]
    if comparison.not_stated:
        names = ", ".join(comparison.not_stated)
        findings.append(
            flagged(
                "scope-not-stated",
                asked.mechanism.id,
                f"{asked.name.zh}没有填写这些内容，未与实际比对：{names}",
                f"{asked.name.en} does not give these, so they were not held against the export: {names}",
            )
        )
    return together(findings)


def changes_since(asked: Asked) -> tuple[Change, ...]:
    """Give the changes declared after the mechanism began, up to the day asked about.

    A recipient's change of control counts as one; a declared change of control tells its effect.
    """
    started = asked.started
    declared = list(asked.prepared.export.changes)
    recipient = asked.setting.prepared.declaration.recipients.get(asked.recipient or "")
    changed_on = recipient.given.get("control_changed_on") if recipient is not None else None
    if isinstance(changed_on, date) and not any(each.what == "control" and each.on == changed_on for each in declared):
        declared.append(Change("control", changed_on))
    return tuple(each for each in declared if started is not None and started < each.on <= asked.as_of)


def _last(changes: tuple[Change, ...], what: str) -> Change | None:
    return max((each for each in changes if each.what == what), key=lambda each: each.on, default=None)


def _law(asked: Asked, what: str) -> _Law:
    return _Law(asked.setting.triggers(asked.mechanism.kind, what))


def _envelope(asked: Asked) -> tuple[str, ...]:
    return asked.setting.cites("NDSR-2024#38") if asked.mechanism.kind == "security_assessment" else ()


def _difference(asked: Asked, difference: Difference, change: Change | None) -> Finding:
    law = _law(asked, difference.what)
    cites = tuple(dict.fromkeys((*_envelope(asked), *law.cites, *difference.cites)))
    if not cites:
        return Finding()
    words = WORDS[difference.what]
    outside = f"（超出：{'、'.join(difference.items)}）" if difference.items else ""
    outside_en = f" (outside: {', '.join(difference.items)})" if difference.items else ""
    was_now = Phrase(
        f"{words.zh}不一致：{asked.name.zh}载明“{difference.was}”，实际为“{difference.now}”{outside}",
        f"{words.en}: {asked.name.en} says “{difference.was}”, the export has “{difference.now}”{outside_en}",
    )
    owed = law.owed(change.affects_security if change else None) if law.rules else None
    if difference.beyond is not True:
        owed = None
    refiling = Refiling(
        asked.mechanism.id,
        difference.what,
        owed,
        REMEDIES[asked.mechanism.kind] if owed else _TO_JUDGE,
        cites,
        change.on if change else None,
        difference.was,
        difference.now,
        difference.items,
    )
    if difference.beyond is False:
        return Finding(refilings=(refiling,))
    if difference.beyond is None:
        why = difference.open_because or _TO_JUDGE
        finding = found(
            Standing.UNKNOWN,
            f"{was_now.zh}；{why.zh}",
            f"{was_now.en}; {why.en}",
            cites,
        )
    else:
        hint_zh, hint_en = _SAME_WORDS if difference.field in ("purpose", "recipient_use") else ("", "")
        finding = found(Standing.EXCEEDED, was_now.zh + hint_zh, was_now.en + hint_en, cites)
    return Finding(finding.standing, finding.reasons, refilings=(refiling,))


_SAME_WORDS = ("；若只是措辞不同，请改为一致", "; if only the wording differs, use the same words in both")
_TO_JUDGE = Phrase("请判断是否属于应当重新办理的变化", "judge whether this is a change that calls for a new filing")


def _change(asked: Asked, change: Change, comparison: Comparison) -> Finding:
    law = _law(asked, change.what)
    if not law.rules:
        return Finding()
    kind, words = asked.mechanism.kind, WORDS[change.what]
    owed = law.owed(change.affects_security)
    if owed is False:
        return Finding()
    filed = asked.given("filed")
    # What was filed on the day of the change or later is taken to hold it, and is left to a person to check.
    already = change.what in comparison.compared or (isinstance(filed, date) and change.on <= filed <= asked.as_of)
    refiling = Refiling(
        asked.mechanism.id,
        change.what,
        None if already else owed,
        REMEDIES[kind] if owed and not already else _TO_JUDGE,
        law.cites,
        change.on,
    )
    says = (f"{words.zh}于{change.on}发生变化", f"{words.en} changed on {change.on}")
    only_filing = Finding(refilings=(refiling,))
    if owed is None:
        flag = flagged(
            "assess-security-effect",
            asked.mechanism.id,
            f"{says[0]}：请判断是否影响出境数据安全，影响的应重新申报（changes.affects_security）",
            f"{says[1]}: judge whether it affects the security of the data (`changes.affects_security`), "
            "and if so file anew",
            law.cites,
        )
        finding = found(
            Standing.UNKNOWN,
            f"{says[0]}，是否影响出境数据安全未定",
            f"{says[1]}, and whether that affects the security of the data is open",
            law.cites,
        )
        return Finding(finding.standing, finding.reasons, flag.flags, (refiling,))
    if already:
        return only_filing
    if change.what in _WIDER_OR_NARROWER:
        finding = found(
            Standing.UNKNOWN,
            f"{says[0]}，是否超出{asked.name.zh}未定；请填写其所载内容以便比对",
            f"{says[1]}; whether that is outside {asked.name.en} is open: give what it says, to compare",
            law.cites,
        )
    elif change.what in _OTHERWISE or kind not in CONTRACTS:
        finding = found(
            Standing.EXCEEDED,
            f"{says[0]}，晚于{asked.name.zh}：重新办理之前已超出其范围",
            f"{says[1]}, after {asked.name.en} began: the export is outside it until that is done anew",
            tuple(dict.fromkeys((*_envelope(asked), *law.cites))),
        )
    else:
        return only_filing
    return Finding(finding.standing, finding.reasons, refilings=(refiling,))
