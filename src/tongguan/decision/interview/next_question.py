"""Finds what to ask next: what can still change the answer, the most decisive first."""

from dataclasses import replace

from tongguan.decision.alternatives.asking.field import Field, pathways
from tongguan.decision.alternatives.asking.subjects import Subject
from tongguan.decision.alternatives.open_facts import cites_of
from tongguan.decision.alternatives.questions import OpenFact, OpenFacts
from tongguan.decision.declaration import Declaration
from tongguan.decision.interview import words
from tongguan.decision.interview.asked import Asked, Ended, Progress, ToFindOut
from tongguan.decision.interview.choices import choices_of, possible_now
from tongguan.decision.interview.content import DISTINCT_PEOPLE
from tongguan.decision.interview.opening import opening
from tongguan.decision.interview.setting import Setting
from tongguan.decision.interview.state import State

_KINDS = {"refs": "recipients", "list": "onward"}


def next_question(state: State, setting: Setting) -> Asked | Ended:
    """Give the next question, or the end.

    First the opening; then what still matters. It ends once every export has one pathway, or once only facts are
    left that were asked and are not known, or not exactly.

    Raises:
        DeclarationError: The declaration that the interview began with is refused.
    """
    first = list(opening(state, setting.book.facts))
    if first:
        progress = Progress(len(state.given), None)
        return _with_state(replace(first[0], progress=progress), state)
    declaration = setting.read(state.content)
    facts = setting.open_facts(declaration)
    if facts.field.settled:
        return _ended(state, facts, declaration)
    found = facts.first(state.asked)
    progress = Progress(len(state.given), _at_most(facts, state))
    if found is not None:
        return _with_state(_asked(found, facts, declaration, progress), state)
    if DISTINCT_PEOPLE not in state.asked and _overlap_matters(facts.field, declaration):
        return _with_state(_distinct(facts.field, setting, progress), state)
    return _ended(state, facts, declaration)


def members_counted(field: Field) -> list[str]:
    """Give the ids of the exports whose people can count."""
    exports = enumerate(field.handler.exports)
    return [export.export.id for place, export in exports if field.counts(place)]


def _asked(found: OpenFact, facts: OpenFacts, declaration: Declaration, progress: Progress) -> Asked:
    subject, field = found.subject, facts.field
    fact = subject.fact
    scope, title = _whose(subject, field, declaration)
    return Asked(
        where=subject.where(field),
        scope=scope,
        of=subject.scope(field),
        title=title,
        says=fact.question or fact.says,
        why=words.WHY_DECIDES if found.weight > 0 else words.WHY_TOGETHER,
        kind=_KINDS.get(fact.kind, fact.kind),
        choices=choices_of(found, facts),
        cites=cites_of(subject, field.handler, field.asker.regime),
        knower=fact.asks,
        none=fact.none,
        progress=progress,
        possible=possible_now(found, facts),
    )


def _distinct(field: Field, setting: Setting, progress: Progress) -> Asked:
    rules = [rule for rule in setting.regime.deciding if rule.counts]
    members = members_counted(field)
    return Asked(
        where=DISTINCT_PEOPLE,
        scope="handler",
        of=", ".join(members),
        title="",
        says=words.DISTINCT_PEOPLE,
        why=words.WHY_DISTINCT,
        kind="people",
        cites=tuple(dict.fromkeys(rule.rule.cites for rule in rules)),
        knower="engineering",
        progress=progress,
    )


def _overlap_matters(field: Field, declaration: Declaration) -> bool:
    """Whether how many people the exports share can still decide; asked once."""
    return bool(field.parting) and not declaration.overlaps and len(members_counted(field)) > 1


def _ended(state: State, facts: OpenFacts, declaration: Declaration) -> Ended:
    field = facts.field
    exports = {
        export.export.id: pathways(left)
        for export, left in zip(field.handler.exports, field.left.pathways, strict=True)
    }
    left = [] if field.settled else [*facts.deciding, *facts.joining()]
    to_find_out = [_to_find_out(each.subject, field, declaration) for each in left]
    if not field.settled and DISTINCT_PEOPLE in state.not_known:
        to_find_out.append(
            ToFindOut(DISTINCT_PEOPLE, "handler", "handler", "", words.DISTINCT_PEOPLE, "engineering", ())
        )
    return Ended(field.settled, exports, tuple(to_find_out), Progress(len(state.given), len(to_find_out)))


def _to_find_out(subject: Subject, field: Field, declaration: Declaration) -> ToFindOut:
    scope, title = _whose(subject, field, declaration)
    fact = subject.fact
    cites = cites_of(subject, field.handler, field.asker.regime)
    return ToFindOut(
        subject.where(field), scope, subject.scope(field), title, fact.question or fact.says, fact.asks, cites
    )


def _whose(subject: Subject, field: Field, declaration: Declaration) -> tuple[str, str]:
    """Give whose a fact is, and what that is called."""
    if subject.owner:
        return "recipient", str(declaration.recipients[subject.owner].given.get("name") or subject.owner)
    if subject.place is None:
        return "handler", declaration.name
    return "export", field.handler.declaration.exports[subject.place].title


def _at_most(facts: OpenFacts, state: State) -> int:
    """Give how many facts at most can still matter: all that some way of an export comes by."""
    return sum(1 for each in facts.subjects if each.where(facts.field) not in state.asked)


def _with_state(asked: Asked, state: State) -> Asked:
    problem = state.problem if state.problem is not None and state.problem.where == asked.where else None
    return replace(asked, kept=state.kept(asked.where), problem=problem)
