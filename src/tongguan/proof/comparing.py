"""Whether two lawbooks decide every export alike: the same pathway, by the same rules, with the same people counted.

Where rules are in conflict under one, they are under the other as well.
"""

import z3

from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.proof.rules import RulesAsFormulas
from tongguan.proof.setting import Setting, World
from tongguan.proof.spans import Span


def parting_of(
    one: Lawbook, other: Lawbook, catalogues: Catalogues, span: Span, *, draft: str | None = None
) -> World | None:
    """Find an export that two lawbooks decide unlike on a day of ``span``; ``None`` proves that there is none.

    Args:
        one: A lawbook.
        other: Another one, with the same facts and readings.
        catalogues: The lists beside their rules.
        span: Days on which neither law changes, as ``spans_apart`` gives them.
        draft: The id of a draft to take as law in both.

    Raises:
        UnresolvedConflictError: The rules of one of them prevail over each other in a circle.
        ProverGaveUpError: z3 took too long.
    """
    setting = Setting(one, catalogues, span, draft, beside=other)
    found = setting.find(_unlike(*setting.laws), plain=True)
    return None if found is None else found[0]


def _unlike(one: RulesAsFormulas, other: RulesAsFormulas) -> z3.BoolRef:
    never = (z3.BoolVal(val=False), z3.BoolVal(val=False))
    mine, its = _leading(one), _leading(other)
    rules = [
        z3.Or(decides != decides_there, agrees != agrees_there)
        for name in sorted({*mine, *its})
        for (decides, agrees), (decides_there, agrees_there) in [(mine.get(name, never), its.get(name, never))]
    ]
    return z3.Or(one.weight != other.weight, one.counts != other.counts, one.conflicts != other.conflicts, *rules)


def _leading(law: RulesAsFormulas) -> dict[str, tuple[z3.BoolRef, z3.BoolRef]]:
    """Say of each rule, by name, that it decides, and that it agrees with another that does."""
    return {
        formula.rule.name: (
            formula.first,
            z3.And(formula.holds, z3.Not(formula.first), law.leads_to(formula.outcome), not formula.rule.default),
        )
        for formula in law.formulas
    }
