"""Two rules that both hold and want different things are always ordered."""

from itertools import combinations

import z3

from tongguan.proof.claims.model import Claim, Outcome, Refutation
from tongguan.proof.rules import Formula
from tongguan.proof.setting import Setting
from tongguan.vocabulary import Phrase


def _check(setting: Setting) -> Outcome:
    pairs = _unordered(setting)
    # A draft was written against the law as it is read by default: nothing orders it against other readings.
    read = [setting.defaults] if setting.law.regime.as_if is not None else []
    together = [z3.And(one.holds, other.holds) for one, other in pairs]
    asked = 1
    if not together or setting.find(z3.Or(together), *read) is None:
        return Outcome(asked)
    refutations = []
    for one, other in pairs:
        # Best shown where one of them decides: there the engine refuses to answer.
        found = setting.find(one.first, other.holds, *read, plain=True) or setting.find(
            one.holds, other.holds, *read, plain=True
        )
        asked += 2
        if found is not None:
            says = Phrase(
                f"`{one.rule.cites}` 与 `{other.rule.cites}` 同时成立，结果不同，且没有规定何者优先",
                f"`{one.rule.cites}` and `{other.rule.cites}` both hold, want different things, and neither prevails",
            )
            refutations.append(Refutation(says, found, (one.rule.name, other.rule.name)))
    return Outcome(asked, tuple(refutations))


def _unordered(setting: Setting) -> list[tuple[Formula, Formula]]:
    """Give the pairs of rules, in precedence, that want different things and of which neither prevails."""
    dominates = setting.law.regime.dominates
    return [
        (one, other)
        for one, other in combinations(setting.law.formulas, 2)
        if one.outcome is not other.outcome
        and other.rule.name not in dominates[one.rule.name]
        and one.rule.name not in dominates[other.rule.name]
    ]


NO_CONFLICT = Claim(
    "no-conflict",
    Phrase(
        "同时成立而结果不同的两条规则，总有一条优先",
        "of two rules that hold and want different things one always prevails",
    ),
    _check,
)
