"""A presumption changes an answer only through a rule that names its fact."""

import z3

from tongguan.law import Fact
from tongguan.law.conditions import facts_in
from tongguan.proof.claims.model import Claim, Outcome, Refutation
from tongguan.proof.setting import SAME, Setting, Swap
from tongguan.proof.variables import Scope
from tongguan.vocabulary import Phrase


def _check(setting: Setting) -> Outcome:
    """Vary each presumed fact from its presumed value to every other one, as leaving it unknown would.

    Where the outcome differs, the rule that decides on one side or the other has to name the fact.
    """
    refutations = []
    presumed = [fact for fact in setting.book.facts.named().values() if fact.presumption is not None]
    asked = 0
    for fact in presumed:
        scopes = _scopes(fact, setting)
        if not scopes:
            continue  # no rule of the day names it: there is nothing it could change
        asked += 1
        swap: Swap = [(variable, _other(variable)) for variable in (scope.variable(fact.known_as) for scope in scopes)]
        law = setting.law
        naming = [each.first for each in law.formulas if fact.known_as in facts_in(each.rule.when)]
        found = setting.find(
            z3.substitute(setting.world, *swap),
            *(_is_presumed(fact, scope) for scope in scopes),
            law.weight != z3.substitute(law.weight, *swap),
            z3.Not(z3.Or([z3.Or(each, z3.substitute(each, *swap)) for each in naming])),
            worlds=(SAME, swap),
            plain=True,
        )
        if found is not None:
            says = Phrase(
                f"推定的 `{fact.known_as}` 改变了结果，而作出决定的规则没有提到它",
                f"the presumed `{fact.known_as}` changes the answer, and no deciding rule names it",
            )
            refutations.append(Refutation(says, found))
    return Outcome(asked, tuple(refutations))


def _scopes(fact: Fact, setting: Setting) -> tuple[Scope, ...]:
    name = fact.known_as
    scopes = setting.variables.members.get(fact.shape, (setting.variables.own,))
    return tuple(scope for scope in scopes if name in scope.truths or name in scope.choices)


def _other(variable: z3.ExprRef) -> z3.ExprRef:
    return z3.Const(f"{variable}.otherwise", variable.sort())


def _is_presumed(fact: Fact, scope: Scope) -> z3.BoolRef:
    value = fact.presumption.value if fact.presumption is not None else None
    if isinstance(value, bool):
        return scope.truths[fact.known_as] == value
    return scope.choices[fact.known_as].is_one_of((str(value),))


PRESUMPTIONS = Claim(
    "presumptions",
    Phrase(
        "推定只有通过提到该事实的规则才会改变结果",
        "a presumption changes an answer only through a rule that names its fact",
    ),
    _check,
)
