"""Where a draft, taken as law, would give another pathway than the law in force, with a world for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from tongguan.proof.setting import Setting, World
from tongguan.vocabulary import Pathway


@dataclass(frozen=True, slots=True)
class Difference:
    """A pathway of the law, the draft's instead, and a plain world where they part."""

    law: Pathway
    draft: Pathway
    world: World


def differences_of(setting: Setting) -> Iterator[Difference]:
    """Yield each pair of different pathways that some export has, the lightest of the law first.

    Args:
        setting: The law first and the draft second, over the same facts.
    """
    law, draft = setting.laws
    for mine, its in permutations(Pathway, 2):
        found = setting.find(law.leads_to(mine), draft.leads_to(its), setting.defaults, plain=True)
        if found is not None:
            yield Difference(mine, its, found[0])
