"""Which mechanisms are open to an export."""

from tongguan.decision.determination import ExportDetermination
from tongguan.decision.regime import Regime
from tongguan.law import Opens
from tongguan.vocabulary import Pathway

_ORDER = ("standard_contract", "certification", "gba_contract", "security_assessment")
_FOR = {
    Pathway.CONTRACT_OR_CERTIFICATION: frozenset({"standard_contract", "certification", "gba_contract"}),
    Pathway.SECURITY_ASSESSMENT: frozenset({"security_assessment"}),
}


def find_options(export: ExportDetermination, regime: Regime) -> tuple[str, ...]:
    """Give the mechanisms open to the export on the regime's day, for every pathway still possible.

    Empty where the export needs none, and where the law asks for a mechanism that is not yet in operation.
    """
    wanted = frozenset[str]().union(*(_FOR.get(pathway, frozenset()) for pathway in export.possible.pathways))
    if not wanted:
        return ()
    open_now = {
        rule.rule.effect.mechanism
        for rule in regime.opening
        if isinstance(rule.rule.effect, Opens) and rule.holds(export.facts) is not False
    }
    return tuple(mechanism for mechanism in _ORDER if mechanism in wanted & open_now)
