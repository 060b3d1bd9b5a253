"""Works out, for every kind of export, the facts that conditions ask about: as ``decision.facts.prepare`` does.

Presumptions, facts that do not matter, zone lists, and the classes of information that follow from items,
declaration and counts. A property holds the two equal.
"""

from dataclasses import dataclass

from sqlglot import exp

from tongguan.decision.facts.classes import ORDINARY, PERSONAL, SENSITIVE
from tongguan.decision.facts.zones import zone_lists
from tongguan.decision.table.building import (
    Sql,
    all_of,
    any_of,
    case,
    is_false,
    is_null,
    is_true,
    negate,
    one_of,
    sql,
    unknown,
    value,
)
from tongguan.decision.table.columns import UNDER_GBA_CONTRACT
from tongguan.decision.table.conditions import Members, Scope, over_members, truth_of
from tongguan.decision.table.layers import Layers
from tongguan.decision.table.seen import ITEMS, RESIDUE, SOME, STANDINGS, Asked, Seen
from tongguan.law import Fact
from tongguan.law.conditions import Every, Some, parse
from tongguan.law.facts import COLLECTIONS

_ZONE, _ENTRY, _LISTED, _OPEN_TO_CIIO = "handler.zone", "zone.entry", "zone.has_list", "zone.open_to_ciio"
_NOT_EMPLOYEES = ("applicants", "dependants", "customers", "patients")
CONTRADICTS, UNCOUNTED = "contradicts", "uncounted"


@dataclass(frozen=True, slots=True)
class Prepared:
    """The facts of each kind, ready for conditions.

    ``contradicts`` tells that the reader of declarations may refuse the row, or that only the engine can decide
    it; ``uncounted`` that its items are sensitive although nobody is counted so.
    """

    layers: Layers
    scope: Scope
    contradicts: Sql
    uncounted: Sql


def prepare_kinds(seen: Seen, place: int, kinds: str) -> Prepared:
    """Prepare the kinds in the table ``kinds`` for the law at ``place``."""
    return _Preparing(seen, place, kinds).run()


class _Preparing:
    def __init__(self, seen: Seen, place: int, kinds: str) -> None:
        self.seen = seen
        self.place = place
        self.asked: Asked = seen.asked[place]
        self.layers = Layers(kinds)
        said = seen.scope()
        self.said = dict(said.facts)
        self.leaves = dict(said.leaves)
        self.facts = dict(said.facts)

    def run(self) -> Prepared:
        contradicts = self.layers.put(f"{CONTRADICTS}·", self._contradicts())
        self._presume()
        self._set_inapplicable()
        self.facts.setdefault(UNDER_GBA_CONTRACT, value(of=False))
        self._zone()
        stated = self._get(SENSITIVE)
        self._classes(stated)
        self._collections()
        uncounted = self.layers.put(f"{UNCOUNTED}·", self._uncounted())
        return Prepared(self.layers, Scope(self.facts, {}, self.leaves), contradicts, uncounted)

    def _get(self, name: str) -> Sql:
        return self.facts[name] if name in self.facts else unknown()

    def _said(self, name: str) -> Sql:
        return self.said[name] if name in self.said else unknown()

    def _some(self, part: str) -> Sql:
        return self._said(SOME[part])

    def _put(self, name: str, expression: Sql) -> None:
        self.facts[name] = self.layers.put(f"{name}·", expression)

    def _contradicts(self) -> Sql:
        """Whether a row may be one that the reader refuses, or has a part that an exemption does not free."""
        about, mode, ground = self._said("about"), self._said("mode"), self._said("handler.article_3_2_ground")
        someone = any_of([self._some("ordinary"), self._some("sensitive")])
        under_14 = self._said("under_14")
        refused = [
            all_of([self._said("necessity.cross_border_hr"), one_of(about, _NOT_EMPLOYEES)]),
            all_of([is_false(self._said(PERSONAL)), any_of([self._said(SENSITIVE), someone, under_14])]),
            all_of([is_false(self._said(SENSITIVE)), any_of([self._some("sensitive"), under_14])]),
            all_of([one_of(self._said("accessed_from"), ("china",)), negate(one_of(mode, ("remote_access",)))]),
            all_of([one_of(self._said("handler.established_in"), ("CN",)), negate(one_of(ground, ("none",)))]),
            self._said(RESIDUE),
        ]
        return any_of(is_true(each) for each in refused)

    def _presume(self) -> None:
        if not self.asked.presumptions:
            return
        for fact in self.seen.book.facts.facts:
            if fact.presumption is None or fact.shape in COLLECTIONS or fact.known_as not in self.seen.needed:
                continue
            presumed = _literal(fact, fact.presumption.value)
            if fact.known_as in self.facts:
                given = self._get(fact.known_as)
                self._put(fact.known_as, sql("coalesce(:given, :presumed)", given=given, presumed=presumed))
            else:
                self.facts[fact.known_as] = presumed

    def _set_inapplicable(self) -> None:
        names = self.seen.book.facts.in_conditions()
        for fact in self.seen.book.facts.facts:
            name = fact.known_as
            if fact.applies is None or name not in self.seen.needed:
                continue
            applies = truth_of(parse(fact.applies.when, names, {}), Scope(self.facts, {}, self.leaves))
            otherwise = _literal(fact, fact.applies.otherwise)
            given = self._get(name) if name in self.facts else exp.null()
            self._put(name, case((all_of([is_null(given), is_false(applies)]), otherwise), otherwise=given))

    def _zone(self) -> None:
        if not self.seen.needed & {_ENTRY, _LISTED, _OPEN_TO_CIIO}:
            return
        lists = zone_lists(self.seen.catalogues, self.asked.as_of)
        zone, sector, scenario = self._get(_ZONE), self._get("sector"), self._get("scenario")
        named = {each: list(lists.named(each)) for each in ("sector", "scenario")}
        entries = []
        for here in lists.zones:
            pairs = [
                all_of([one_of(sector, (in_sector,)), one_of(scenario, (as_scenario,))])
                for in_sector in dict.fromkeys(named["sector"])
                for as_scenario in dict.fromkeys(named["scenario"])
                if lists.facts({_ZONE: here, "sector": in_sector, "scenario": as_scenario}).get(_ENTRY)
            ]
            if pairs:
                entries.append((one_of(zone, (here,)), any_of(pairs)))
        anywhere = any_of(listed for _, listed in entries)
        elsewhere = case((is_false(anywhere), value(of=False)))
        self._put(_ENTRY, case((is_null(zone), elsewhere), *entries, otherwise=value(of=False)))
        for fact in (_LISTED, _OPEN_TO_CIIO):
            such = [here for here in lists.zones if lists.facts({_ZONE: here}).get(fact)]
            known = one_of(zone, such) if such else value(of=False)
            self._put(fact, case((is_null(zone), unknown()), otherwise=known))

    def _classes(self, stated: Sql) -> None:
        under_14 = self._get("under_14")
        sensitive, ordinary, unsettled = self._standings()
        nonempty = sql(":items <> 0", items=self.said[ITEMS]) if ITEMS in self.said else unknown()
        someone = [self._some(part) for part in SOME]
        shown = any_of(is_true(each) for each in (nonempty, stated, under_14, *someone))
        personal = sql("coalesce(:given, CASE WHEN :shown THEN TRUE END)", given=self._get(PERSONAL), shown=shown)
        personal = self.layers.put("personal·", personal)
        listed = self.layers.put("listed·", self._listed(sensitive, unsettled, nonempty, under_14))
        by_count = self.layers.put("by_count·", self._by_count())
        found = case(
            (is_false(personal), value(of=False)),
            (any_of([is_true(listed), is_true(under_14)]), value(of=True)),
            (negate(is_null(stated)), stated),
            (is_true(by_count), value(of=True)),
            (negate(is_null(listed)), listed),
            otherwise=by_count,
        )
        self._put(SENSITIVE, found)
        self._put(PERSONAL, case((is_true(self._get(SENSITIVE)), value(of=True)), otherwise=personal))
        self._put(ORDINARY, self._ordinary(ordinary))

    def _standings(self) -> tuple[Sql, Sql, Sql]:
        """Whether an item is sensitive, ordinary, not settled; NULL where the items are not known."""
        if ITEMS not in self.said:
            return unknown(), unknown(), unknown()
        first = 1 << (len(STANDINGS) * self.place)
        sensitive, ordinary, unsettled = (
            sql("(:items & :bit) <> 0", items=self.said[ITEMS], bit=first << bit) for bit in range(3)
        )
        return sensitive, ordinary, unsettled

    def _listed(self, sensitive: Sql, unsettled: Sql, nonempty: Sql, under_14: Sql) -> Sql:
        """Whether the items, and the age of the people, make the information sensitive."""
        child = self.seen.catalogues.sensitivity.book.under_14.in_force.holds(self.asked.as_of)
        children = [is_true(under_14)] if child else []
        age_open = [is_null(under_14)] if child else []
        return case(
            (is_null(nonempty), unknown()),
            (negate(nonempty), value(of=False)),
            (any_of([is_true(sensitive), *children]), value(of=True)),
            (any_of([is_true(unsettled), *age_open]), unknown()),
            otherwise=value(of=False),
        )

    def _by_count(self) -> Sql:
        some = {part: self._some(part) for part in SOME}
        return case(
            (any_of([is_true(some["sensitive"]), is_true(some["both"])]), value(of=True)),
            (all_of([is_false(some["sensitive"]), is_true(some["ordinary"])]), value(of=False)),
        )

    def _ordinary(self, item: Sql) -> Sql:
        """Whether ordinary information is contained, as the classes, the counts and the items show."""
        some = {part: self._some(part) for part in SOME}
        sensitive, personal = self._get(SENSITIVE), self._get(PERSONAL)
        nobody = is_false(some["ordinary"])
        counted = [is_true(some["ordinary"]), is_true(some["both"]), is_false(sensitive)]
        only_sensitive = [is_true(sensitive), nobody, is_true(some["sensitive"])]
        hidden = all_of([nobody, sql(":some IS NOT FALSE", some=some["sensitive"])])
        return case(
            (is_false(personal), value(of=False)),
            (is_null(personal), unknown()),
            (any_of(counted), value(of=True)),
            (all_of(only_sensitive), value(of=False)),
            (all_of([is_true(item), negate(hidden)]), value(of=True)),
        )

    def _collections(self) -> None:
        for collection in COLLECTIONS:
            if collection not in self.said:
                continue
            members = Members(self.seen.quantified(collection), self.said[collection])
            quantified = sorted(
                (leaf for leaf in self.seen.leaves if isinstance(leaf, Every | Some) and leaf.collection == collection),
                key=str,
            )
            for number, leaf in enumerate(quantified):
                self.leaves[leaf] = self.layers.put(f"{collection}·{number}", over_members(leaf, members))

    def _uncounted(self) -> Sql:
        """Whether sensitive items went out, although nobody is counted with sensitive information."""
        return all_of(
            [
                is_true(self._get(SENSITIVE)),
                sql(":said IS NOT TRUE", said=self._said(SENSITIVE)),
                is_false(self._some("sensitive")),
                is_true(self._some("ordinary")),
            ]
        )


def _literal(fact: Fact, given: object) -> Sql:
    if fact.kind == "boolean":
        return value(given is True or given == "true")
    return value(str(given))
