"""Exports begun before a rule: until a last day they may be put right."""

from datetime import date

from tongguan.decision.standing.model import Flag
from tongguan.decision.standing.setting import Setting
from tongguan.law import Opens, Requires, Rule, Transition
from tongguan.vocabulary import Pathway, Phrase


def find_transition(setting: Setting, export: str) -> Flag | None:
    """Give a flag where the export may still be put right, with the last day.

    A transition helps only with what its own instrument asks.
    """
    place = setting.places[export]
    began = setting.prepared.exports[place].export.given.get("began_on")
    if not isinstance(began, date):
        return None
    needed = set(setting.possible.exports[place].pathways)
    reaching = [
        (rule, rule.effect)
        for rule in setting.regime.transitions
        if isinstance(rule.effect, Transition)
        and began < rule.effect.began_before
        and setting.as_of <= rule.effect.until
        and _asked_by(setting, rule.instrument) & needed
    ]
    if not reaching:
        return None
    last = max(effect.until for _, effect in reaching)
    return Flag(
        "transition-period",
        Phrase(
            f"本出境活动始于规定施行之前，可在{last}（含）以前整改到位",
            f"the export began before the rules did and may be put right until {last}, that day included",
        ),
        tuple(rule.cites for rule, _ in reaching),
    )


def _asked_by(setting: Setting, instrument: str) -> set[Pathway]:
    """Give the pathways that an instrument is about: those it requires, and those whose mechanism it opens."""
    rules: list[Rule] = [rule for rule in setting.regime.in_force if rule.instrument == instrument]
    required = {rule.effect.pathway for rule in rules if isinstance(rule.effect, Requires)}
    opened = {
        Pathway.SECURITY_ASSESSMENT
        if rule.effect.mechanism == "security_assessment"
        else Pathway.CONTRACT_OR_CERTIFICATION
        for rule in rules
        if isinstance(rule.effect, Opens)
    }
    return required | opened
