"""Which mechanisms are open to an export."""

from tongguan.decision.determination import ExportDetermination
from tongguan.decision.regime import Regime
from tongguan.law import Opens
from tongguan.vocabulary import Pathway

_ORDER = ("standard_contract", "certification", "gba_contract", "security_assessment")
# Open to few: offered only where nothing is left open.
_ONLY_IF_KNOWN = frozenset({"gba_contract"})
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
    open_now = set()
    for rule in regime.opening:
        assert isinstance(rule.rule.effect, Opens)  # noqa: S101 -- the regime keeps them apart
        truth = rule.holds(export.facts)
        if truth is True or (truth is None and rule.rule.effect.mechanism not in _ONLY_IF_KNOWN):
            open_now.add(rule.rule.effect.mechanism)
    return tuple(mechanism for mechanism in _ORDER if mechanism in wanted & open_now)
