"""What the law sees of a row: the few things by which it tells one export from another, numbers of people apart.

Rows that it sees alike are of one kind, and every question is put to a kind once, however many rows there are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlglot import exp

from tongguan.decision.facts.preparing import GBA_TERRITORIES
from tongguan.decision.facts.zones import zone_lists
from tongguan.decision.regime import Regime
from tongguan.decision.table.building import Sql, any_of, case, column, is_null, one_of, sql, value
from tongguan.decision.table.columns import DISTINCT, HIGH, LOW, PEOPLE, UNDER_GBA_CONTRACT, UNTIL
from tongguan.decision.table.conditions import Members, Scope, at_least
from tongguan.decision.table.packing import Packing, Part
from tongguan.decision.table.typed import Typed
from tongguan.decision.table.used import ALWAYS
from tongguan.law import Fact, Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.law.conditions import AtLeast, Before, Condition, Every, FactIs, Not, OneOf, Some, facts_in, parse
from tongguan.law.conditions.tree import All
from tongguan.law.conditions.tree import Any as AnyOf
from tongguan.law.facts import COLLECTIONS
from tongguan.vocabulary import Truth

OTHER = "·other"
"""Stands for every word that no rule mentions."""
ITEMS = "data_items"
STANDINGS: tuple[Truth, ...] = (True, False, None)
RESIDUE = "residue"
SOME = {part: f"some.{part}" for part in PEOPLE}
"""Whether there is anybody in a count: surely, surely not, or not known."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The law that a table is asked about, with its day; several are asked in one run."""

    regime: Regime
    presumptions: bool = True

    @property
    def as_of(self) -> date:
        """The legal day."""
        return self.regime.as_of

    def conditions(self) -> list[Condition]:
        """Give the conditions of the rules that decide or leave people out."""
        deciding = [each.when for each in self.regime.deciding]
        return [*deciding, *(each.when for each in self.regime.leaving_out)]


@dataclass(frozen=True)
class Seen:
    """What is seen of the rows of one table by the laws it is asked about.

    ``typed`` are the columns that the table has, by name. ``places`` tells of the provinces and cities found in
    it which lie in the Greater Bay Area, ``territories`` how territories are written in it. ``item_type`` is the
    type that items are cast to, its words in order of their standing; ``standings`` are those, each with its
    last word.
    """

    asked: Sequence[Asked]
    typed: Mapping[str, Typed]
    book: Lawbook
    catalogues: Catalogues
    places: Mapping[tuple[str | None, str | None], Truth] = field(default_factory=dict)
    territories: Mapping[str, str] = field(default_factory=dict)
    item_type: str | None = None
    standings: Sequence[tuple[int, str]] = ()

    @cached_property
    def needed(self) -> frozenset[str]:
        """The facts that matter to one of the laws, those that others follow from among them."""
        names = set(ALWAYS)
        for each in self.asked:
            names |= {name for condition in each.conditions() for name in facts_in(condition)}
        for fact in self.book.facts.facts:
            if fact.applies is not None and fact.known_as in names:
                names |= facts_in(parse(fact.applies.when, self.book.facts.in_conditions(), {}))
        for derived in self.book.facts.derived:
            if derived.name in names:
                names |= set(derived.sources)
        return frozenset(names)

    @cached_property
    def leaves(self) -> frozenset[Condition]:
        """Every leaf and every condition over members that one of the laws asks."""
        return frozenset(leaf for each in self.asked for condition in each.conditions() for leaf in _leaves(condition))

    def words(self, fact: str) -> list[str]:
        """Give the words that one of the laws compares a fact with."""
        found = {word for leaf in self._all_leaves for word in _words(leaf, fact)}
        if fact in ("sector", "scenario"):
            for each in self.asked:
                found |= set(zone_lists(self.catalogues, each.as_of).named(fact))
        return sorted(found)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """What is seen, over the typed columns."""
        found: list[Part] = []
        for name, fact in self.book.facts.named().items():
            if name in self.needed and fact.name not in COLLECTIONS and fact.kind != "items":
                found += self._of_fact(name, fact, _column_of(name))
        if "handler.in_gba" in self.needed and self.places:
            found.append(Part("handler.in_gba", self._in_gba()))
        for collection in COLLECTIONS:
            if collection in self.typed and self.quantified(collection):
                found.append(self._members(collection))
        return (*found, *self._people(), *self._items(), *self._rest())

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of what is seen."""
        return frozenset(part.name for part in self.parts)

    @cached_property
    def packing(self) -> Packing:
        """How what is seen is packed into whole numbers."""
        return Packing(self.parts)

    def scope(self) -> Scope:
        """Give the facts of a kind, as its row says them: what is seen, by name of the fact."""
        leaves = {leaf: column(name) for leaf in self.leaves if (name := _name_of(leaf)) in self.names}
        return Scope({name: column(name) for name in self.names}, {}, leaves)

    def quantified(self, collection: str) -> tuple[Condition, ...]:
        """Give what the laws ask of the members of a collection, in a fixed order."""
        parts = {leaf.part for leaf in self.leaves if isinstance(leaf, Every | Some) and leaf.collection == collection}
        return tuple(sorted(parts, key=str))

    # --- parts -------------------------------------------------------------------------------------

    @cached_property
    def _all_leaves(self) -> list[Condition]:
        inside = [inner for leaf in self.leaves if isinstance(leaf, Every | Some) for inner in _leaves(leaf.part)]
        applying = [fact.applies.when for fact in self.book.facts.facts if fact.applies is not None]
        names = self.book.facts.in_conditions()
        return [*self.leaves, *inside, *(leaf for when in applying for leaf in _leaves(parse(when, names, {})))]

    def _of_fact(self, name: str, fact: Fact, at: str) -> list[Part]:  # noqa: PLR0911 -- one arm a kind of fact
        if fact.kind == "count":
            return self._numbers(name, at)
        if at not in self.typed:
            return []
        match fact.kind:
            case "boolean":
                return [Part(name, column(at))]
            case "date":
                days = [leaf for leaf in self.leaves if isinstance(leaf, Before) and leaf.fact == name]
                return [Part(_name_of(leaf), sql(":at < CAST(:day AS DATE)", at=column(at), day=leaf.day.isoformat()))
                        for leaf in days]  # fmt: skip
            case "choice":
                return [Part(name, column(at), (*fact.values, "none") if fact.none else fact.values)]
            case "zone":
                return [Part(name, column(at), ("none", *self.catalogues.zones.zones))]
            case _:
                return [Part(name, column(at), tuple(self.words(name)), OTHER)]

    def _numbers(self, name: str, at: str) -> list[Part]:
        counters = {counter.name for counter in self.book.facts.counters}
        ends = self.ends(at)
        if name in counters or ends is None:
            return []
        numbers = [leaf for leaf in self.leaves if isinstance(leaf, AtLeast) and leaf.fact == name]
        return [Part(_name_of(leaf), at_least(*ends, leaf.people)) for leaf in numbers]

    def ends(self, at: str) -> tuple[Sql, Sql] | None:
        """Give the two ends of a count, NULL where they are not known; ``None`` where the table has no such column."""
        if at in self.typed:
            return column(at), column(at)
        if at + LOW not in self.typed and at + HIGH not in self.typed:
            return None
        low, high = (column(at + end) if at + end in self.typed else exp.null() for end in (LOW, HIGH))
        return low, high

    def _people(self) -> Iterable[Part]:
        for part in PEOPLE:
            ends = self.ends(f"people_{part}")
            if ends is None:
                continue
            low, high = ends
            if low == high:
                yield Part(SOME[part], sql(":low > 0", low=low))
            else:
                some = sql("CASE WHEN :low > 0 THEN TRUE WHEN :high = 0 THEN FALSE END", low=low, high=high)
                yield Part(SOME[part], some)

    def _items(self) -> list[Part]:
        """Items as bits: for each law, whether one is sensitive, ordinary, or not settled."""
        if ITEMS not in self.typed:
            return []
        width = len(STANDINGS) * len(self.asked)
        if self.item_type is None:  # no row names an item
            return [Part(ITEMS, sql("CASE WHEN :items IS NOT NULL THEN 0 END", items=column(ITEMS)), bits=width)]
        branches = [
            (sql(f"item <= CAST(:last AS {self.item_type})", last=last), value(code)) for code, last in self.standings
        ]
        member = case(*branches[:-1], otherwise=branches[-1][1]) if branches else value(0)
        bits = sql(
            f"list_bit_or(list_transform(CAST(:items AS {self.item_type}[]), lambda item: :member))",
            items=column(ITEMS),
            member=member,
        )
        return [Part(ITEMS, _of_list(column(ITEMS), bits), bits=width)]

    def _members(self, collection: str) -> Part:
        facts: dict[str, Sql] = {}
        for name in self.typed[collection].fields:
            facts[f"{collection}.{name}"] = column(name, "member")
        territory = facts.get(f"{collection}.territory")
        if territory is not None:
            facts[f"{collection}.territory"] = territory = mapped(territory, self.territories)
            facts[f"{collection}.in_gba"] = one_of(territory, sorted(GBA_TERRITORIES))
        if all(each.presumptions for each in self.asked):
            for name, fact in self.book.facts.named().items():
                if fact.shape == collection and fact.presumption is not None:
                    presumed = value(str(fact.presumption.value))
                    given = facts.get(name)
                    facts[name] = presumed if given is None else sql("coalesce(:given, :presumed)",
                                                                    given=given, presumed=presumed)  # fmt: skip
        asked = self.quantified(collection)
        width = Members.BITS * len(asked)
        if not self.typed[collection].fields:  # only lists without members
            return Part(collection, column(collection), bits=width)
        code = Members.code(asked, Scope(facts))
        bits = sql("list_bit_or(list_transform(:members, lambda member: :code))", members=column(collection), code=code)
        return Part(collection, _of_list(column(collection), bits), bits=width)

    def _in_gba(self) -> Sql:
        def same(at: str, name: str | None) -> Sql:
            there = column(at) if at in self.typed else exp.null()
            return is_null(there) if name is None else sql(":there = :name", there=there, name=name)

        branches: list[tuple[Sql, Sql]] = [
            (exp.and_(same("handler_province", province), same("handler_city", city)), value(truth))
            for (province, city), truth in self.places.items()
            if truth is not None
        ]
        return case(*branches) if branches else sql("CAST(NULL AS BOOLEAN)")

    def _rest(self) -> list[Part]:
        found: list[Part] = []
        parted = [name for name in ("necessity_not_needed_items", "necessity_residue_items") if name in self.typed]
        if parted:
            some = (sql("coalesce(len(:items), 0) > 0", items=column(name)) for name in parted)
            found.append(Part(RESIDUE, any_of(some)))
        if UNDER_GBA_CONTRACT in self.typed:
            given = sql("coalesce(:given, FALSE)", given=column(UNDER_GBA_CONTRACT))
            found.append(Part(UNDER_GBA_CONTRACT, given))
        if UNTIL in self.typed:
            for place, each in enumerate(self.asked):
                found.append(Part(until(place), _until(column(UNTIL), each.as_of), bits=2))
        return found

    @property
    def unions(self) -> bool:
        """Whether the table gives the distinct people over the exports of a handler."""
        return any(name.startswith(DISTINCT) for name in self.typed)


def until(place: int) -> str:
    """Name what the day that a count runs to means for the law at ``place``: 0 as it is, 1 an upper end, 2 nothing."""
    return f"until.{place}"


def _until(on: Sql, as_of: date) -> Sql:
    return case(
        (sql(":on IS NULL", on=on), value(0)),
        (sql("year(:on) <> :year", on=on, year=as_of.year), value(2)),
        (sql(":on > CAST(:day AS DATE)", on=on, day=as_of.isoformat()), value(1)),
        otherwise=value(0),
    )


def mapped(given: Sql, spellings: Mapping[str, str]) -> Sql:
    """Give ``given`` with each spelling replaced by the word that it stands for."""
    branches = [
        (sql(":given = :spelling", given=given, spelling=spelling), value(word))
        for spelling, word in sorted(spellings.items())
        if spelling != word
    ]
    return case(*branches, otherwise=given) if branches else given


def _of_list(given: Sql, bits: Sql) -> Sql:
    """Give the bits of a list: NULL where it is not known, 0 where it is empty."""
    return sql("coalesce(:bits, CASE WHEN :given IS NOT NULL THEN 0 END)", bits=bits, given=given)


def _column_of(name: str) -> str:
    return name.replace(".", "_")


def _name_of(leaf: Condition) -> str:
    match leaf:
        case AtLeast(fact, people):
            return f"{fact}>={people}"
        case Before(fact, day):
            return f"{fact}<{day}"
        case _:
            return ""


def _words(leaf: Condition, fact: str) -> tuple[str, ...]:
    return leaf.values if isinstance(leaf, OneOf) and leaf.fact == fact else ()


def _leaves(condition: Condition) -> Iterable[Condition]:
    match condition:
        case Not(part):
            yield from _leaves(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _leaves(part)
        case FactIs() | OneOf() | AtLeast() | Before() | Every() | Some():
            yield condition
        case _:
            return
