"""A draft never decides: none of its rules is law on any day."""

from tongguan.proof.claims.model import Claim, Outcome, Refutation
from tongguan.proof.setting import Setting
from tongguan.vocabulary import Phrase


def _check(setting: Setting) -> Outcome | None:
    regime, book = setting.law.regime, setting.book
    if regime.as_if is not None:
        return None
    refutations = [
        Refutation(
            Phrase(f"`{rule.name}` 出自征求意见稿", f"`{rule.name}` is of a draft and counts as law"), (), (rule.name,)
        )
        for rule in regime.in_force
        if rule.draft or book.by_instrument[rule.instrument].draft
    ]
    return Outcome(0, tuple(refutations))


DRAFTS = Claim(
    "drafts",
    Phrase("征求意见稿从不作为依据", "a draft never decides"),
    _check,
)
