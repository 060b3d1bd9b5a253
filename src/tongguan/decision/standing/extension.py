"""Whether the result of an assessment may be extended: the conditions of the filing guide, and the window."""

from collections.abc import Callable
from dataclasses import dataclass

from tongguan.decision.standing.changing import changes_since
from tongguan.decision.standing.expiry import last_day
from tongguan.decision.standing.finding import Finding
from tongguan.decision.standing.model import Extension, ExtensionCondition, Standing
from tongguan.decision.standing.scope import compare
from tongguan.decision.standing.setting import Asked
from tongguan.law.model import Content, ContentItem
from tongguan.vocabulary import Bounds, Truth, all_of

_DOCUMENT = "extension_conditions"
_PURPOSE_AND_SCOPE = frozenset(
    {"purpose", "method", "scope", "items", "sensitivity", "storage", "retention_extended", "recipient_use"}
)
_PARTIES = frozenset({"recipient", "control"})
_WHOLE = 100  # per cent


def find_extension(asked: tuple[Asked, ...], finding: Finding) -> Extension | None:
    """Find whether an assessment in force may be extended; ``None`` where no rule on extension is law on the day.

    Args:
        asked: The questions about one assessment for one export, a recipient each.
        finding: How the assessment stands.
    """
    first = asked[0]
    last, started = last_day(first), first.started
    if last is None or started is None or not started <= first.as_of <= last.on:
        return None
    window = first.setting.due("assessment-extension-window", started, as_of=first.as_of, expires=last.on)
    if window is None or window.opens is None or window.closes is None:
        return None
    case = _Case(asked, finding)
    conditions = tuple(_condition(case, item, cites) for item, cites in _conditions(first))
    return Extension(
        mechanism=first.mechanism.id,
        eligible=all_of(condition.truth for condition in conditions) if conditions else None,
        conditions=conditions,
        opens=window.opens,
        closes=window.closes,
        provisional=window.provisional,
        cites=tuple(str(cite) for cite in window.cites),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    asked: tuple[Asked, ...]
    finding: Finding

    @property
    def one(self) -> Asked:
        return self.asked[0]

    def changed(self, kinds: frozenset[str]) -> Truth:
        """Whether something of ``kinds`` changed; not known where nobody said that nothing did."""
        if any(change.what in kinds for each in self.asked for change in changes_since(each)):
            return True
        return False if "changes" in self.one.prepared.export.given else None


def _conditions(asked: Asked) -> tuple[tuple[ContentItem, tuple[str, ...]], ...]:
    found: list[tuple[ContentItem, tuple[str, ...]]] = []
    for rule in asked.setting.regime.in_force:
        if isinstance(rule.effect, Content) and rule.effect.document == _DOCUMENT:
            for item in rule.effect.items:
                own = asked.setting.regime.book.by_name.get(f"{rule.instrument}:extension-{item.id}", ())
                found.append((item, tuple(each.cites for each in own) or (rule.cites,)))
    return tuple(found)


def _condition(case: _Case, item: ContentItem, cites: tuple[str, ...]) -> ExtensionCondition:
    check = _CHECKS.get(item.id)
    return ExtensionCondition(item.id, check(case) if check is not None else None, item.says, cites)


def _same_purpose_and_scope(case: _Case) -> Truth:
    if case.changed(_PURPOSE_AND_SCOPE):
        return False
    comparison = compare(case.one)
    if any(each.beyond for each in comparison.differences):
        return False
    if comparison.differences or comparison.not_stated:
        return None
    return True if case.changed(_PURPOSE_AND_SCOPE) is False else None


def _same_parties(case: _Case) -> Truth:
    if case.changed(_PARTIES):
        return False
    covered, named = case.one.mechanism.recipients, case.one.prepared.export.recipients
    if covered is None or named is None:
        return None
    if not set(named) <= set(covered):
        return False
    recipients = case.one.setting.prepared.declaration.recipients
    control_known = all("control_changed_on" in recipients[name].given for name in named)
    return True if control_known and case.changed(_PARTIES) is False else None


def _people_grow(case: _Case) -> Truth:
    """Hold the people expected in three years against those approved for three; an amount up to the limit fits."""
    approved = case.one.given("approved_people_three_years")
    limit = case.one.setting.limit("assessment-extension-growth")
    if not isinstance(approved, Bounds) or limit is None:
        return None
    percent, _ = limit
    expected = _expected(case)
    most = _WHOLE + percent
    if expected.high is not None and expected.high * _WHOLE <= approved.low * most:
        return True
    if approved.high is not None and expected.low * _WHOLE > approved.high * most:
        return False
    return None


def _expected(case: _Case) -> Bounds:
    low, high = 0, 0
    open_above = False
    setting = case.one.setting
    for name in case.one.mechanism.exports:
        count = setting.prepared.exports[setting.places[name]].export.given.get("expected_people_three_years")
        if not isinstance(count, Bounds) or count.high is None:
            open_above = True
        if isinstance(count, Bounds):
            low, high = max(low, count.low), high + (count.high or 0)
    return Bounds(low, None if open_above else high)


def _important_data_grows(case: _Case) -> Truth:
    """True where no important data goes out; its size is not declared, so otherwise a person must judge."""
    setting = case.one.setting
    contained = {
        setting.prepared.exports[setting.places[name]].facts.get("contains.important_data")
        for name in case.one.mechanism.exports
    }
    return True if contained == {"none"} else None


def _legal_document(case: _Case) -> Truth:
    """True where the document that passed is unchanged; a changed one must be read."""
    return True if case.changed(frozenset({"legal_document"})) is False else None


def _conformed(case: _Case) -> Truth:
    if case.one.given("major_incident") is True or case.finding.standing is Standing.EXCEEDED:
        return False
    if case.one.given("major_incident") is None or not case.finding.standing.is_cleared:
        return None
    return True


_CHECKS: dict[str, Callable[[_Case], Truth]] = {
    "same-purpose-and-scope": _same_purpose_and_scope,
    "same-parties": _same_parties,
    "people-grow-at-most-a-fifth": _people_grow,
    "important-data-grows-at-most-a-fifth": _important_data_grows,
    "legal-document-conforms": _legal_document,
    "past-three-years-conformed": _conformed,
}
