"""Gives the law of one day as if it still stood, or stood already, on another: so that only the law differs."""

from datetime import date

import msgspec

from tongguan.law.catalogues import Catalogues
from tongguan.law.catalogues.sensitivity import SensitivityRules
from tongguan.law.catalogues.standards import Span
from tongguan.law.catalogues.zones import Zones
from tongguan.law.lawbook import Lawbook
from tongguan.law.model import Rule


def law_of_day(book: Lawbook, of: date, on: date) -> Lawbook:
    """Give the lawbook whose rules in force on ``on`` are those of the day ``of``; drafts stay drafts."""
    rules = tuple(_moved(rule, of, on) for rule in book.rules if rule.is_in_force(of) or not rule.is_in_force(on))
    return msgspec.structs.replace(book, edition=f"{book.edition}/{of}/{on}", rules=rules)


def catalogues_of_day(catalogues: Catalogues, of: date, on: date) -> Catalogues:
    """Give the catalogues whose zone lists and standards in force on ``on`` are those of the day ``of``."""
    span = Span(first=min(of, on), last=None)
    zones = tuple(
        msgspec.structs.replace(
            zone,
            editions=tuple(
                msgspec.structs.replace(each, in_force=span, superseded_by=None)
                for each in zone.editions
                if each.in_force.holds(of)
            ),
        )
        for zone in catalogues.zones.zones.values()
    )
    asked = catalogues.sensitivity.book.standard_reading
    choices = {
        name: tuple(msgspec.structs.replace(each, days=span) for each in periods if each.days.holds(of))
        for name, periods in asked.choices.items()
    }
    rules = msgspec.structs.replace(
        catalogues.sensitivity.book, standard_reading=msgspec.structs.replace(asked, choices=choices)
    )
    return Catalogues(
        catalogues.places,
        catalogues.territories,
        catalogues.activities,
        Zones(zones, catalogues.zones.looked_for_until, "zones.yaml"),
        catalogues.items,
        SensitivityRules(rules, catalogues.items),
    )


def _moved(rule: Rule, of: date, on: date) -> Rule:
    """Let a rule of the day stand on the other day too, where it would not."""
    if not rule.is_in_force(of) or rule.is_in_force(on):
        return rule
    return msgspec.structs.replace(rule, window=msgspec.structs.replace(rule.window, first=min(of, on), last=None))
