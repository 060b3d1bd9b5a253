"""The queries of one assessment of a table, from its typed columns to an answer for every row.

Tables that a query names are made by an earlier one; the runner keeps the order. The law at a place ends the
names of its tables with that place.
"""

from collections.abc import Iterable, Sequence

from sqlglot import exp, select

from tongguan.decision.facts.classes import ORDINARY, PERSONAL, SENSITIVE
from tongguan.decision.possible.outcomes import SENSITIVE_ONLY
from tongguan.decision.table.building import Sql, all_of, any_of, column, named, sql, value
from tongguan.decision.table.cells import REGION, Cells, Region, rows_of
from tongguan.decision.table.columns import EXPORT, HANDLER
from tongguan.decision.table.conditions import Scope
from tongguan.decision.table.contributing import kind_columns, put_classes, put_contributions, put_factors
from tongguan.decision.table.deciding import ENGINE, KIND, by_cell, decide, heaviest_by_cell, held, in_regions, verdicts
from tongguan.decision.table.layers import Layers
from tongguan.decision.table.numbers import COUNTED, HIGH, LOW, Counting, Known, counting_for, declared_numbers
from tongguan.decision.table.places import Places
from tongguan.decision.table.preparing import UNCOUNTED, prepare_kinds
from tongguan.decision.table.seen import Seen
from tongguan.decision.table.totals import ends_of_union, sums, totals_of_handler

TYPED, KINDS, ROWS = "typed", "kinds", "rows"
_SAID, _SIEVE = "said", "sieve"
_SIEVES = (63, 61)
"""Whatever names of exports fall together in both is looked at closely; equal names always do."""


def of_law(name: str, place: int) -> str:
    """Name a table of the law at ``place``."""
    return f"{name}_{place}"


def rows_of_table(seen: Seen) -> exp.Select:
    """Give each row by handler, export, what is seen of it in a few numbers, and its numbers of people."""
    of_handler = [column(name) for name, each in seen.typed.items()
                  if each.column.of_handler and not each.column.required]  # fmt: skip
    said = exp.Anonymous(this="hash", expressions=[value(0), *of_handler])
    numbers = {**declared_numbers(seen), **(ends_of_union(counting_for(seen, 0)) if seen.unions else {})}
    return select(
        column(HANDLER),
        column(EXPORT),
        *seen.packing.packed(),
        named(said, _SAID),
        *(named(number, name) for name, number in numbers.items()),
    ).from_(TYPED)


def kinds_of(seen: Seen) -> exp.Select:
    """Give the kinds of rows, numbered, with the facts that were seen of them."""
    keys = [column(key) for key in seen.packing.keys]
    distinct = select(*keys).distinct().from_(ROWS)
    return select(sql("row_number() OVER () AS kind"), *(key for key in keys), *seen.packing.unpacked()).from_(
        distinct.subquery("found")
    )


def gaps(seen: Seen) -> exp.Select:
    """Ask whether some row's number of people is NULL."""
    empty = any_of(sql(":number IS NULL", number=column(name)) for name in declared_numbers(seen))
    missing = {"ordinary", "sensitive"} - {name.partition("·")[0] for name in declared_numbers(seen)}
    return select(
        named(sql("coalesce(bool_or(:empty), FALSE)", empty=any_of([empty, value(bool(missing))])), "gaps")
    ).from_(ROWS)


class LawQueries:
    """The queries for the law at one place."""

    def __init__(self, seen: Seen, place: int) -> None:
        self.seen = seen
        self.place = place
        self.regime = seen.asked[place].regime
        self.places = Places(self.regime)
        self.cells = Cells(self.regime)
        self.counting: Counting = counting_for(seen, place)
        self._scope = Scope()

    def _apart(self) -> bool:
        """Whether people with sensitive information do not count as ordinary: then the totals hang together."""
        return self.regime.readings.get("A1") == SENSITIVE_ONLY

    def _name(self, name: str) -> str:
        return of_law(name, self.place)

    def prepared(self) -> exp.Select:
        """Give every kind with its facts and what decides it before totals are known; ``prepared_…``."""
        prepared = prepare_kinds(self.seen, self.place, KINDS)
        scope = prepared.scope
        classes = [scope.facts[name] for name in (PERSONAL, SENSITIVE, ORDINARY)]
        decide(prepared.layers, scope, self.places, prepared.contradicts, (classes[0], classes[1]))
        put_classes(prepared.layers, *classes)
        put_factors(prepared.layers, self.counting)
        self._scope = scope
        return prepared.layers.query()

    def by_cell(self) -> exp.Select:
        """Give what decides each kind in each cell of the totals; ``by_cell_…``."""
        return by_cell(self._name("prepared"), self._scope, self.places, self.cells)

    def counted_kinds(self) -> exp.Select:
        """Give of each kind what is needed to count its rows; ``counted_…``."""
        unsure = any_of([column(ENGINE, "k"), column("unsure", "w"), value(of=self._apart())])
        weights = [column(f"weights·{number}", "w") for number in range(held(self.cells))]
        kept = [column(name, "k") for name in kind_columns(self.counting)]
        keys = [column(key, "k") for key in self.seen.packing.keys]
        return (
            select(*keys, *kept, named(unsure, ENGINE), *weights)
            .from_(exp.to_table(self._name("prepared")).as_("k"))
            .join(heaviest_by_cell(self._name("by_cell"), self.cells).subquery("w"), using=[KIND])
        )

    def known(self) -> exp.Select:
        """Ask what is known of the kinds: whether some count says nothing, whether some are counted wrongly."""
        limitless = any_of(column(f"limitless·{name}") for name in COUNTED)
        return select(
            named(sql("coalesce(bool_or(:limitless), FALSE)", limitless=limitless), "limitless"),
            named(sql("coalesce(bool_or(:uncounted), FALSE)", uncounted=column(f"{UNCOUNTED}·")), "uncounted"),
        ).from_(self._name("prepared"))

    def handlers(self, known: Known) -> exp.Select:
        """Give each handler with its totals, the region they lie in, and the heaviest pathway by cell."""
        joined = select("*").from_(ROWS).join(self._name("counted"), using=list(self.seen.packing.keys))
        layers = Layers(joined)
        put_contributions(layers, self.counting, known)
        unions = ends_of_union(self.counting) if self.counting.unions else {}
        alike = all_of(
            sql(f"bit_count(bit_or(CAST(1 AS BIGINT) << CAST(hash(export) % {bits} AS INTEGER))) <> count(*)")
            for bits in _SIEVES
        )
        grouped = layers.query(
            column(HANDLER),
            sql("count(*) AS rows"),
            named(sql("bool_or(:engine)", engine=column(ENGINE)), ENGINE),
            named(alike, _SIEVE),
            named(sql("min(said) <> max(said)"), _SAID),
            *sums(self.counting, known),
            *(named(sql("bit_or(:weights)", weights=column(f"weights·{number}")), f"weights·{number}")
              for number in range(held(self.cells))),
            *(named(sql("first(:given)", given=column(name)), name) for name in unions),
        ).group_by(column(HANDLER))  # fmt: skip
        return self._with_region(Layers(grouped))

    def _with_region(self, layers: Layers) -> exp.Select:
        totals = totals_of_handler(layers, self.counting)
        of = {counter.name: counter.of for counter in self.regime.book.facts.counters}
        by_counter = {name: totals[of[name]] for name in self.cells.counters}
        asks = [column(ENGINE)] + ([column("refused")] if self.counting.unions else [])
        kept = [
            column(HANDLER), column("rows"), column(_SIEVE), column(_SAID), named(any_of(asks), ENGINE),
            named(self.cells.region_key(by_counter), REGION),
            named(sql("tied > 1") if self.counting.ties else value(of=False), "tied"),
            named(self._overlapping(layers), "overlapping"),
            *(column(f"weights·{number}") for number in range(held(self.cells))),
        ]  # fmt: skip
        for name, (low, high) in totals.items():
            kept += [named(low, name + LOW), named(high, name + HIGH)]
        return layers.query(*kept)

    def _overlapping(self, layers: Layers) -> Sql:
        """Whether declared distinct people tie the totals to each other, as ``possible.combining`` says it."""
        if not self.counting.unions:
            return value(of=False)
        layers.close()
        ties = [sql('"union·both·low" > 0'), sql('"union·both·high" IS NOT NULL')]
        if self.counting.ties:
            ties.append(sql("tied > 0"))
        return sql('"union·given" AND :tied', tied=any_of(ties))

    def holding(self, regions: Sequence[Region]) -> exp.Select:
        """Give the rules that surely hold of each kind in each region; ``holding_…``."""
        return in_regions(self._name("prepared"), self._scope, self.places, self.cells, regions)

    def region_cells(self, regions: Iterable[Region]) -> exp.Select:
        """Give the cells of each region as rows; ``region_cells_…``."""
        return rows_of([REGION, "cell"], [(region.id, cell) for region in regions for cell in region.cells])

    def verdicts(self) -> exp.Select:
        """Give what can decide each kind in each region; ``verdicts_…``."""
        return verdicts(self._name("by_cell"), self._name("holding"), self._name("region_cells"), self.places)


def unlike_handlers(handlers: str) -> exp.Select:
    """Give handlers whose rows say different things of them."""
    return select(column(HANDLER)).from_(handlers).where(column(_SAID)).order_by(column(HANDLER)).limit(1)


def unlike_columns(handler: str, seen: Seen) -> exp.Select:
    """Give for each column that says something of a handler whether its rows differ in it."""
    names = [name for name, each in seen.typed.items() if each.column.of_handler and not each.column.required]
    differ = [named(sql("count(DISTINCT :at) > 1 OR count(:same) BETWEEN 1 AND count(*) - 1",
                        at=column(name), same=column(name)), name) for name in names]  # fmt: skip
    return select(*differ).from_(TYPED).where(sql(":at = :handler", at=column(HANDLER), handler=handler))


def repeated_exports(handlers: str) -> exp.Select:
    """Give an export that two rows of a handler share; only handlers whose exports may be alike are looked at."""
    suspects = select(column(HANDLER)).from_(handlers).where(column(_SIEVE))
    return (
        select(column(HANDLER), column(EXPORT))
        .from_(ROWS)
        .where(exp.In(this=column(HANDLER), query=suspects.subquery()))
        .group_by(column(HANDLER), column(EXPORT))
        .having("count(*) > 1")
        .order_by(column(HANDLER), column(EXPORT))
        .limit(1)
    )


def for_engine(handlers: str) -> exp.Select:
    """Give the rows that only the engine can answer, those of a handler together."""
    asked = select(column(HANDLER)).from_(handlers).where(column(ENGINE))
    return (
        select("*")
        .from_(TYPED)
        .where(exp.In(this=column(HANDLER), query=asked.subquery()))
        .order_by(column(HANDLER), column(EXPORT))
    )
