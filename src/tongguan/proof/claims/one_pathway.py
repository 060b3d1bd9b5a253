"""Exactly one pathway for every export of which all is known."""

import z3

from tongguan.proof.claims.model import Claim, Outcome, Refutation
from tongguan.proof.setting import Setting
from tongguan.vocabulary import Phrase


def _check(setting: Setting) -> Outcome:
    law = setting.law
    found = setting.find(law.nobody_decides, plain=True)
    if found is not None:
        says = Phrase("没有任何规则作出决定", "no rule decides")
        return Outcome(1, (Refutation(says, found),))
    # The first that holds is one rule, so the outcome is a function: no two are ever first together.
    firsts = [formula.first for formula in law.formulas]
    both = setting.find(z3.Not(z3.AtMost(*firsts, 1))) if len(firsts) > 1 else None
    if both is not None:
        says = Phrase("两条规则同为第一", "two rules are first together")
        return Outcome(2, (Refutation(says, both),))
    return Outcome(2)


ONE_PATHWAY = Claim(
    "one-pathway",
    Phrase("事实全部已知的出境恰有一条路径", "an export of which all is known has exactly one pathway"),
    _check,
)
