"""Proves the claims about the law of a span, and turns what z3 finds into declarations."""

from collections.abc import Callable, Iterator, Sequence

from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.proof.claims import CLAIMS, Claim, Refutation, Shown
from tongguan.proof.declaring import declaration_of
from tongguan.proof.differences import differences_of
from tongguan.proof.replaying import replay
from tongguan.proof.results import Example, Instance, Parting, SpanProof, Verdict
from tongguan.proof.setting import Setting, World
from tongguan.proof.spans import Span
from tongguan.proof.writing import yaml_of

Clock = Callable[[], float]
"""Tells seconds from some start; given from outside, so that a proof itself has no clock."""


def prove_span(
    book: Lawbook,
    catalogues: Catalogues,
    span: Span,
    clock: Clock,
    *,
    draft: str | None = None,
    claims: Sequence[Claim] = CLAIMS,
) -> SpanProof:
    """Prove the claims about the law of ``span``.

    Args:
        book: The lawbook; not necessarily that of this installation.
        catalogues: The lists beside its rules.
        span: The days.
        clock: For the seconds that each proof took.
        draft: The id of a draft to take as law; where it parts from the law is found as well.
        claims: What to prove.

    Raises:
        DraftNotFoundError: ``draft`` names no draft.
        UnresolvedConflictError: The rules prevail over each other in a circle.
        ProverGaveUpError: z3 took too long.
    """
    started = clock()
    setting = Setting(book, catalogues, span, draft)
    verdicts = tuple(_verdict(claim, setting, clock) for claim in claims)
    partings: tuple[Parting, ...] = ()
    if draft is not None:
        partings = tuple(_partings(Setting(book, catalogues, span, None, draft)))
    return SpanProof(span.first, span.last, len(setting.law.formulas), clock() - started, verdicts, partings)


def decides(book: Lawbook, draft: str) -> bool:
    """Whether a draft has rules that decide."""
    return any(rule.decides() for rule in book.rules if rule.instrument == draft)


def spans_of_draft(book: Lawbook, draft: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Give the spans that a draft is proved in unless others are asked for: that of its publication, and the last."""
    published = book.instrument(draft).published
    return tuple(span for span in spans if span is spans[-1] or (published is not None and span.holds(published)))


def _verdict(claim: Claim, setting: Setting, clock: Clock) -> Verdict:
    started = clock()
    outcome = claim.check(setting)
    if outcome is None:
        return Verdict(claim.code, claim.says, applies=False, asked=0, seconds=clock() - started)
    refuted_by = tuple(_instance(each, setting) for each in outcome.refutations)
    shown = tuple(_instance(each, setting) for each in outcome.shown)
    return Verdict(claim.code, claim.says, True, outcome.asked, clock() - started, refuted_by, shown)  # noqa: FBT003 -- it applies


def _instance(found: Refutation | Shown, setting: Setting) -> Instance:
    rules = found.rules if isinstance(found, Refutation) else ()
    return Instance(found.says, rules, _example(found.worlds, setting) if found.worlds else None)


def _partings(setting: Setting) -> Iterator[Parting]:
    for difference in differences_of(setting):
        yield Parting(difference.law, difference.draft, _example((difference.world,), setting))


def _example(worlds: Sequence[World], setting: Setting) -> Example:
    text = yaml_of(declaration_of(worlds, setting.book, setting.catalogues))
    seen = replay(text, worlds, setting.drafts, setting.book, setting.catalogues)
    return Example(
        worlds[0].day,
        worlds[0].readings,
        text,
        tuple(tuple(each.possible for each in result) for result in seen.results),
        tuple(tuple(each.decided_by for each in result) for result in seen.results),
        any(each.conflict for result in seen.results for each in result),
        seen.agrees,
        seen.refused,
    )
