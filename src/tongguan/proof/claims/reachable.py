"""Each rule that decides, and each pathway, is the answer to some export."""

from tongguan.law import Frees
from tongguan.proof.claims.model import Claim, Outcome, Refutation, Shown
from tongguan.proof.rules import Formula
from tongguan.proof.setting import Setting
from tongguan.vocabulary import Pathway, Phrase


def _check(setting: Setting) -> Outcome:
    law, refutations, shown = setting.law, [], []
    for pathway in Pathway:
        found = setting.find(law.leads_to(pathway))
        if found is None:
            says = Phrase(f"没有出境走 `{pathway}`", f"no export ever needs `{pathway}`")
            refutations.append(Refutation(says, ()))
        else:
            shown.append(Shown(Phrase(f"路径 `{pathway}`", f"the pathway `{pathway}`"), found))
    for formula in _owed(setting):
        found = setting.find(*_decides(formula, setting))
        if found is not None:
            says = Phrase(f"`{formula.rule.cites}` 作出决定", f"`{formula.rule.cites}` decides")
            shown.append(Shown(says, found))
        elif setting.law.regime.as_if is None or setting.find(formula.holds) is not None:
            # A rule of a draft may need what there is only once the draft is law, such as a zone's list.
            refutations.append(_never(formula, setting))
    return Outcome(len(refutations) + len(shown), tuple(refutations), tuple(shown))


def _owed(setting: Setting) -> tuple[Formula, ...]:
    """Give the rules that must decide something; a draft may put rules of the law out of use, and means to."""
    draft = setting.law.regime.as_if
    return tuple(formula for formula in setting.law.formulas if draft is None or formula.rule.instrument == draft)


def _decides(formula: Formula, setting: Setting) -> tuple[object, ...]:
    """An exemption must be the one that frees; of other rules, several may say the same."""
    if isinstance(formula.rule.effect, Frees) and not formula.rule.default:
        return (formula.first,)
    return formula.holds, setting.law.leads_to(formula.outcome)


def _never(formula: Formula, setting: Setting) -> Refutation:
    cites, name = formula.rule.cites, formula.rule.name
    displaced = setting.find(formula.holds, plain=True)
    if displaced is None:
        return Refutation(Phrase(f"`{cites}` 从不成立", f"`{cites}` never holds"), (), (name,))
    says = Phrase(f"`{cites}` 成立时总是让位于别的规则", f"`{cites}` gives way to another rule whenever it holds")
    return Refutation(says, displaced, (name,))


REACHABLE = Claim(
    "reachable",
    Phrase(
        "每条路径、每项豁免和每条规则都有出境用得上",
        "every pathway, every exemption and every rule decides some export",
    ),
    _check,
)
