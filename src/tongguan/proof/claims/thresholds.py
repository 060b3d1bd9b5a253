"""Every number of people in the law changes an answer exactly there, and nothing changes elsewhere."""

import z3

from tongguan.law.conditions import thresholds
from tongguan.proof.claims.model import Claim, Outcome, Refutation, Shown
from tongguan.proof.rules import Formula
from tongguan.proof.setting import SAME, Setting, Swap
from tongguan.vocabulary import Phrase


def _check(setting: Setting) -> Outcome:
    lines: dict[str, set[int]] = {}
    for formula in setting.law.formulas:
        for name, people in thresholds(formula.rule.when):
            lines.setdefault(name, set()).add(people)
    asked, refutations, shown = 0, [], []
    for name, numbers in lines.items():
        for people in sorted(numbers):
            asked += 1
            flip = _flip(setting, name, people)
            if isinstance(flip, Shown):
                shown.append(flip)
            else:
                refutations.append(flip)
        asked += 1
        refutations += _elsewhere(setting, name, numbers)
    return Outcome(asked, tuple(refutations), tuple(shown))


def _step(setting: Setting, name: str) -> tuple[Swap, list[z3.BoolRef]]:
    """Give the world with one person more, and what makes it one."""
    count = setting.variables.own.counts[name]
    more = z3.Int(f"{name}.more")
    swap: Swap = [(count, more)]
    return swap, [z3.substitute(setting.world, *swap), more == count + 1]


def _flip(setting: Setting, name: str, people: int) -> Shown | Refutation:
    swap, step = _step(setting, name)
    at = setting.variables.own.counts[name] == people - 1
    weight = setting.law.weight
    found = setting.find(*step, at, weight != z3.substitute(weight, *swap), worlds=(SAME, swap))
    if found is not None:
        return Shown(Phrase(f"`{name}` 达到 {people:,}", f"`{name}` reaches {people:,}"), found)
    says = Phrase(
        f"`{name}` 从 {people - 1:,} 到 {people:,}：规则写了这个数，结果却从不变化",
        f"`{name}` from {people - 1:,} to {people:,}: a rule names this number, and no answer ever changes there",
    )
    for formula in _naming(setting, name, people):
        turns = formula.holds != z3.substitute(formula.holds, *swap)
        dead = setting.find(*step, at, turns, worlds=(SAME, swap), plain=True)
        if dead is not None:
            return Refutation(says, dead, (formula.rule.name,))
    return Refutation(says, (), tuple(formula.rule.name for formula in _naming(setting, name, people)))


def _elsewhere(setting: Setting, name: str, numbers: set[int]) -> list[Refutation]:
    swap, step = _step(setting, name)
    weight, count = setting.law.weight, setting.variables.own.counts[name]
    off = z3.And([count + 1 != people for people in numbers])
    found = setting.find(*step, off, weight != z3.substitute(weight, *swap), worlds=(SAME, swap), plain=True)
    if found is None:
        return []
    people = found[1].facts[name]
    says = Phrase(
        f"`{name}` 到 {people:,} 时结果变化，而没有规则写这个数",
        f"the answer changes when `{name}` reaches {people:,}, and no rule names this number",
    )
    return [Refutation(says, found)]


def _naming(setting: Setting, name: str, people: int) -> list[Formula]:
    return [formula for formula in setting.law.formulas if (name, people) in thresholds(formula.rule.when)]


THRESHOLDS = Claim(
    "thresholds",
    Phrase(
        "法律中的每个人数n：从n−1到n结果可变，别处从不变化",
        "every number n of the law changes an answer from n−1 to n, and no answer changes elsewhere",
    ),
    _check,
)
