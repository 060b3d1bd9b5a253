"""Kills by proof: a claim about the law that a mutant refutes on a span of days on which it is not the law.

Where it decides every export as the law does, by the same rules and with the same people counted, that is proved too.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from tongguan.proof.claims import CLAIMS, Claim
from tongguan.proof.claims.no_conflict import NO_CONFLICT
from tongguan.proof.claims.reachable import REACHABLE
from tongguan.proof.claims.thresholds import THRESHOLDS
from tongguan.proof.comparing import parting_of
from tongguan.proof.proving import decides, spans_of_draft
from tongguan.proof.setting import Setting, World
from tongguan.proof.spans import Span, spans_apart, spans_of
from tools.mutants.killers import Killer, Suspect

_DEAREST = (THRESHOLDS, REACHABLE)
_CHEAPEST_FIRST = (*(claim for claim in CLAIMS if claim not in _DEAREST), *_DEAREST)


def is_proved_alike(suspect: Suspect) -> bool:
    """Whether other rules decide on some days, and yet every export is decided alike."""
    return bool(_changed(suspect)) and parting(suspect) is None


def is_same_law(suspect: Suspect) -> bool:
    """Whether a change of rank leaves the same rules to decide in the same order, with any draft taken as law too."""
    if suspect.mutant.instrument is None:
        return False
    drafts = [each.id for each in suspect.law.instruments if each.draft and decides(suspect.law, each.id)]
    return not any(
        spans_apart(suspect.law, suspect.book, suspect.catalogues, draft=draft) for draft in (None, *drafts)
    )  # fmt: skip


@lru_cache(maxsize=2)
def parting(suspect: Suspect) -> World | None:
    """Find an export that the suspect decides unlike the law; ``None`` proves that there is none."""
    draft = suspect.mutant.draft
    for span in _changed(suspect):
        found = parting_of(suspect.law, suspect.book, suspect.catalogues, span, draft=draft)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=2)
def _changed(suspect: Suspect) -> tuple[Span, ...]:
    """Give the spans on which other rules decide than by the law; of a mutant of a draft, since that was published."""
    draft = suspect.mutant.draft
    spans = spans_apart(suspect.law, suspect.book, suspect.catalogues, draft=draft)
    published = None if draft is None else suspect.law.instrument(draft).published
    return tuple(span for span in spans if published is None or span.last is None or published <= span.last)


def _refuted(suspect: Suspect) -> Iterator[str]:
    """Ask the claims, the cheapest first; where all is decided alike and no condition changed, only one can fail."""
    spans = _proved(suspect)
    if not spans:
        return
    only_order = _keeps_conditions(suspect) and parting(suspect) is None
    settings = {span: Setting(suspect.book, suspect.catalogues, span, suspect.mutant.draft) for span in spans}
    claims: Sequence[Claim] = (NO_CONFLICT,) if only_order else _CHEAPEST_FIRST
    for claim in claims:
        for span, setting in settings.items():
            outcome = claim.check(setting)
            if outcome is not None and outcome.refutations:
                yield f"{claim.code} on {span.first}: {outcome.refutations[0].says.en}"


def _proved(suspect: Suspect) -> tuple[Span, ...]:
    """Give those of the changed spans for which ``tongguan prove`` claims anything."""
    changed, draft = _changed(suspect), suspect.mutant.draft
    if draft is not None:
        return spans_of_draft(suspect.book, draft, changed)
    start = spans_of(suspect.law, suspect.catalogues)[0].first
    return tuple(span for span in changed if span.first >= start)


def _keeps_conditions(suspect: Suspect) -> bool:
    rule, changed = suspect.mutant.rule, suspect.mutant.changed
    if rule is None:
        return True
    return changed is not None and (rule.when, rule.effect, rule.window) == (
        changed.when,
        changed.effect,
        changed.window,
    )


PROOFS = Killer("proofs", _refuted)
