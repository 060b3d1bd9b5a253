"""What can be true together: the worlds over which the law is proved.

They are those of every declaration that the reader accepts, once all of it is known: what it refuses as a
contradiction (``decision.declaration.contradictions``), what follows from declared facts (``decision.facts``), and
what counting people means.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

import z3

from tongguan.decision.facts.preparing import GBA_TERRITORIES
from tongguan.decision.facts.zones import zone_facts
from tongguan.law import Counter
from tongguan.law.catalogues import Catalogues
from tongguan.law.conditions import parse
from tongguan.law.facts import COLLECTIONS, FactBook
from tongguan.proof.compiling import formula_of
from tongguan.proof.rules import RulesAsFormulas
from tongguan.proof.variables import Scope, Variables

_PERSONAL, _SENSITIVE, _ORDINARY = "contains.personal_information", "contains.sensitive", "contains.ordinary"
_NOT_EMPLOYEES = ("applicants", "dependants", "customers", "patients")
_FEEDS = {
    "ordinary": _ORDINARY,
    "sensitive": _SENSITIVE,
    "since_last_year": _PERSONAL,
    "sensitive_since_last_year": _SENSITIVE,
    "expected_one_year": _PERSONAL,
}
"""Which class of information feeds a total with at least one person."""
_WITHIN = (("sensitive_since_last_year", "since_last_year"), ("ordinary", "since_last_year"),
           ("sensitive", "sensitive_since_last_year"))  # fmt: skip


def world_of(
    variables: Variables, days: Sequence[date], laws: Iterable[RulesAsFormulas], facts: FactBook, catalogues: Catalogues
) -> list[z3.BoolRef]:
    """Give everything that holds of every export.

    Args:
        variables: The variables.
        days: The days that the variable ``day`` numbers.
        laws: The law, and a draft beside it: an export that counts under one feeds that one's totals.
        facts: The facts and totals of the book.
        catalogues: The lists that facts follow from.
    """
    return [
        *variables.limits(len(days)),
        *_classes(variables.own),
        *_accepted(variables.own),
        *_people(variables.own, laws, facts),
        *_zones(variables, days, catalogues),
        *(each for scopes in variables.members.values() for scope in scopes for each in _gba(scope)),
    ]


def applies(variables: Variables, facts: FactBook) -> list[z3.BoolRef]:
    """Say that a fact that does not matter has the value it has then; a tidy declaration, not a stricter law."""
    known, found = facts.in_conditions(), []
    for name, fact in facts.named().items():
        if fact.applies is None or not (name in variables.own.truths or name in variables.own.choices):
            continue
        when = formula_of(parse(fact.applies.when, known, {}, COLLECTIONS), variables)
        if fact.kind == "boolean":
            otherwise = variables.own.truths[name] == (fact.applies.otherwise == "true")
        else:
            otherwise = variables.own.choices[name].is_one_of((fact.applies.otherwise,))
        found.append(z3.Or(when, otherwise))
    return found


def feeds(variables: Variables, laws: Iterable[RulesAsFormulas], counter: Counter) -> z3.BoolRef:
    """Say that the export's people are in a total, under every law that asks for it."""
    asking = [law.counts for law in laws if counter in law.counters]
    return z3.And(variables.own.truths[_FEEDS[counter.of]], *asking)


def alone(variables: Variables, laws: Sequence[RulesAsFormulas], facts: FactBook) -> z3.BoolRef:
    """Say that the export feeds every total by itself, so that a declaration of one export shows it."""
    totals = variables.own.counts
    return z3.And(
        [
            z3.Or(totals[counter.name] == 0, feeds(variables, laws, counter))
            for counter in facts.counters
            if counter.name in totals
        ]
    )


def _classes(own: Scope) -> list[z3.BoolRef]:
    """Personal information is ordinary or sensitive, or both; that of children is sensitive (PIPL-2021#28.1)."""
    personal, sensitive, ordinary = (own.truths[name] for name in (_PERSONAL, _SENSITIVE, _ORDINARY))
    found = [personal == z3.Or(sensitive, ordinary)]
    if "under_14" in own.truths:
        found.append(z3.Implies(own.truths["under_14"], sensitive))
    return found


def _accepted(own: Scope) -> list[z3.BoolRef]:
    """What the reader of declarations refuses cannot be."""
    refused = []
    if "necessity.cross_border_hr" in own.truths and "about" in own.choices:
        refused.append(z3.And(own.truths["necessity.cross_border_hr"], own.choices["about"].is_one_of(_NOT_EMPLOYEES)))
    if "mode" in own.choices and "accessed_from" in own.choices:
        sent = own.choices["mode"].is_one_of(("transfer", "overseas_processing"))
        refused.append(z3.And(sent, own.choices["accessed_from"].is_one_of(("china",))))
    if "handler.established_in" in own.choices and "handler.article_3_2_ground" in own.choices:
        at_home = own.choices["handler.established_in"].is_one_of(("CN",))
        refused.append(z3.And(at_home, z3.Not(own.choices["handler.article_3_2_ground"].is_one_of(("none",)))))
    return [z3.Not(each) for each in refused]


def _people(own: Scope, laws: Iterable[RulesAsFormulas], facts: FactBook) -> list[z3.BoolRef]:
    """A class that the export contains counts at least one person, where its people count."""
    found = []
    totals = {counter.of: own.counts[counter.name] for counter in facts.counters if counter.name in own.counts}
    for law in laws:
        for counter in law.counters:
            fed = z3.And(own.truths[_FEEDS[counter.of]], law.counts)
            found.append(z3.Implies(fed, own.counts[counter.name] >= 1))
    found += [totals[part] <= totals[whole] for part, whole in _WITHIN if part in totals and whole in totals]
    return found


def _zones(variables: Variables, days: Sequence[date], catalogues: Catalogues) -> list[z3.BoolRef]:
    """What follows from the zone, its list of the day, and the scenario; asked of the engine's own derivation."""
    own = variables.own
    followed = [name for name in ("zone.has_list", "zone.open_to_ciio", "zone.entry") if name in own.truths]
    if not followed:
        return []
    zone, sector, scenario = (own.choices.get(name) for name in ("handler.zone", "sector", "scenario"))
    if zone is None:
        return []
    found = []
    activities = list(product(sector.values if sector else (None,), scenario.values if scenario else (None,)))
    for place, day in enumerate(days):
        for name in zone.values:
            here = z3.And(variables.day == place, zone.is_one_of((name,)))
            listed = [
                z3.And(sector.is_one_of((in_sector,)), scenario.is_one_of((as_scenario,)))
                for in_sector, as_scenario in activities
                if sector and scenario and in_sector and as_scenario
                and _follows(name, in_sector, as_scenario, catalogues, day).get("zone.entry")
            ]  # fmt: skip
            plain = _follows(name, None, None, catalogues, day)
            for fact in followed:
                truth = z3.Or(listed) if fact == "zone.entry" else z3.BoolVal(bool(plain.get(fact)))
                found.append(z3.Implies(here, own.truths[fact] == truth))
    return found


def _follows(zone: str, sector: str | None, scenario: str | None, catalogues: Catalogues, day: date) -> dict[str, bool]:
    return zone_facts({"handler.zone": zone, "sector": sector, "scenario": scenario}, catalogues, day)


def _gba(member: Scope) -> list[z3.BoolRef]:
    territory, inside = member.choices.get("recipients.territory"), member.truths.get("recipients.in_gba")
    if territory is None or inside is None:
        return []
    return [inside == territory.is_one_of(tuple(GBA_TERRITORIES))]
