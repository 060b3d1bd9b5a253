"""Lets published catalogues of important data speak in a declaration, as if its author had looked them up.

An export with a data item that a catalogue names holds data published to be important, with the catalogue as the
notice; one that a catalogue describes in words alone is suspected to, until a person says more.
What the declaration itself says to be important stays as it is.
"""

from dataclasses import replace
from datetime import date

from tongguan.decision.declaration import Declaration, Export
from tongguan.law.catalogues.important import ImportantData, Match

_IMPORTANT = "contains.important_data"
_NOTICE = "important_data_notice"
_TOLD, _SUSPECTED = "told_or_published", "suspected"


def with_matches(declaration: Declaration, important: ImportantData, on: date) -> Declaration:
    """Give the declaration with what the catalogues in force on a day say of its exports."""
    if not important.lists:
        return declaration
    return replace(declaration, exports=tuple(_spoken_of(each, important, on) for each in declaration.exports))


def _spoken_of(export: Export, important: ImportantData, on: date) -> Export:
    facts = export.facts
    if facts.get(_IMPORTANT) == _TOLD:
        return export
    sector, scenario = facts.get("sector"), facts.get("scenario")
    found = list(important.matches(sector, scenario, export.items, on))
    named = next((each for each in found if each.named), None)
    if named is not None:
        given = {**export.given, _NOTICE: _notice(named), _IMPORTANT: _TOLD}
        return replace(export, facts={**facts, _IMPORTANT: _TOLD}, given=given)
    if found:
        return replace(export, facts={**facts, _IMPORTANT: _SUSPECTED})
    return export


def _notice(match: Match) -> dict[str, object]:
    of = match.of
    return {
        "date": max(of.published, of.in_force.first),
        "by": ", ".join(of.issuers),
        "reference": f"{of.label.zh} · {match.entry.id}",
    }
