"""More people never give a lighter route."""

import z3

from tongguan.proof.claims.model import Claim, Outcome, Refutation
from tongguan.proof.setting import SAME, Setting
from tongguan.vocabulary import Phrase


def _check(setting: Setting) -> Outcome:
    refutations = []
    counts = setting.variables.own.counts
    for name, fewer in counts.items():
        more = z3.Int(f"{name}.more")
        swap = [(fewer, more)]
        found = setting.find(
            z3.substitute(setting.world, *swap),
            fewer < more,
            setting.law.weight > z3.substitute(setting.law.weight, *swap),
            worlds=(SAME, swap),
            plain=True,
        )
        if found is not None:
            less, greater = (world.facts[name] for world in found)
            says = Phrase(
                f"`{name}` 从 {less:,} 增至 {greater:,}，路径反而变轻",
                f"the route becomes lighter when `{name}` grows from {less:,} to {greater:,}",
            )
            refutations.append(Refutation(says, found))
    return Outcome(len(counts), tuple(refutations))


MORE_PEOPLE = Claim(
    "more-people",
    Phrase("其他事实相同时，人数增加不会使路径变轻", "with all else the same, more people never give a lighter route"),
    _check,
)
