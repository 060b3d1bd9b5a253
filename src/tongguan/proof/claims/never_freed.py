"""What certain exemptions never free: important data, and small volumes of operators of critical infrastructure."""

from collections.abc import Callable

import z3

from tongguan.law import Frees
from tongguan.proof.claims.model import Claim, Outcome, Refutation
from tongguan.proof.setting import Setting
from tongguan.proof.variables import Variables
from tongguan.vocabulary import Citation, Phrase

_EXEMPTIONS = Citation.parse("CBDF-2024#5")
_SMALL_VOLUME = Citation.parse("CBDF-2024#5.1.4")


def _never(
    exemptions: Citation, what: Callable[[Variables], z3.BoolRef], says: Phrase
) -> Callable[[Setting], Outcome | None]:
    def check(setting: Setting) -> Outcome | None:
        freeing = [
            formula
            for formula in setting.law.formulas
            if isinstance(formula.rule.effect, Frees) and exemptions.covers(Citation.parse(formula.rule.cites))
        ]
        if not freeing:
            return None
        refutations = []
        for formula in freeing:
            kept = what(setting.variables)
            if setting.find(formula.holds, kept) is None:
                continue
            found = setting.find(formula.first, kept, plain=True) or setting.find(formula.holds, kept, plain=True)
            cites = formula.rule.cites
            refutations.append(
                Refutation(Phrase(f"`{cites}` {says.zh}", f"`{cites}` {says.en}"), found or (), (formula.rule.name,))
            )
        return Outcome(len(freeing), tuple(refutations))

    return check


def _important(variables: Variables) -> z3.BoolRef:
    return variables.own.choices["contains.important_data"].is_one_of(("told_or_published",))


def _ciio(variables: Variables) -> z3.BoolRef:
    return variables.own.truths["handler.ciio"]


IMPORTANT_DATA = Claim(
    "important-data",
    Phrase("CBDF-2024#5 从不豁免重要数据", "CBDF-2024#5 never frees important data"),
    _never(_EXEMPTIONS, _important, Phrase("豁免了重要数据", "frees important data")),
)
CIIO = Claim(
    "ciio",
    Phrase("CBDF-2024#5.1.4 从不豁免关基运营者", "CBDF-2024#5.1.4 never frees a CIIO"),
    _never(_SMALL_VOLUME, _ciio, Phrase("豁免了关基运营者", "frees a CIIO")),
)
