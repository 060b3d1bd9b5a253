"""What is owed for an export, whatever its pathway, and by when."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.decision.determination import ExportDetermination
from tongguan.decision.regime import Regime
from tongguan.law import Owes
from tongguan.vocabulary import Pathway, Phrase

DueOf = Callable[[str, dict[str, Any]], date | None]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty: its code, what it must precede, the day it is due, and the rules it comes from.

    ``certain`` is false where it depends on a fact that is not known. ``mechanism`` is set where using that
    mechanism brings the duty about.
    """

    code: str
    says: Phrase
    cites: tuple[str, ...]
    before: str | None = None
    due: date | None = None
    mechanism: str | None = None
    certain: bool = True
    done: bool | None = None


def find_duties(
    export: ExportDetermination, regime: Regime, options: tuple[str, ...], due_of: DueOf
) -> tuple[Duty, ...]:
    """Give the duties owed for the export; exempt from procedure is not exempt from duties (CBDF-2024#10).

    Args:
        export: The determined export.
        regime: The law of the day.
        options: The mechanisms open to it; duties that come with a mechanism are given for these and for
            those in place.
        due_of: Gives the day a clock runs out for a mechanism of the declaration, by clock code and its fields.
    """
    if export.pathway in (Pathway.NOT_AN_EXPORT, Pathway.PROHIBITED):
        return ()
    owed: dict[tuple[str, str | None], Duty] = {}
    for rule in regime.owing:
        effect = rule.rule.effect
        assert isinstance(effect, Owes)  # noqa: S101 -- the regime keeps them apart
        if rule.rule.binds != "handler":
            continue
        if effect.mechanism is not None and effect.mechanism not in options:
            continue
        truth = rule.holds(export.facts)
        if truth is False:
            continue
        key = (effect.code, effect.mechanism)
        known = owed.get(key)
        if known is None:
            owed[key] = Duty(
                effect.code,
                rule.rule.says,
                (rule.rule.cites,),
                effect.before,
                due_of(effect.clock, {"mechanism": effect.mechanism, "export": export}) if effect.clock else None,
                effect.mechanism,
                truth is True,
                _done(effect.code, export),
            )
        else:
            due = known.due or (
                due_of(effect.clock, {"mechanism": effect.mechanism, "export": export}) if effect.clock else None
            )
            owed[key] = Duty(
                known.code, known.says, tuple(dict.fromkeys((*known.cites, rule.rule.cites))),
                known.before or effect.before, due, known.mechanism, known.certain or truth is True, known.done,
            )  # fmt: skip
    return tuple(owed.values())


def _done(code: str, export: ExportDetermination) -> bool | None:
    """Whether the declaration says that the duty was done; ``None`` where it says nothing."""
    given = export.prepared.export.given
    if code == "notice":
        return given.get("measures.notice")
    if code == "separate_consent":
        return given.get("measures.separate_consent")
    if code == "pipia":
        finished = given.get("measures.pipia_finished")
        return None if finished is None else finished != "none"
    return None
