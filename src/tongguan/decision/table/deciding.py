"""Which rule decides a kind of export: the rules as bits of a number, the lowest first.

A kind is decided as ``possible.quick`` and ``possible.combining`` do: the first rule that holds or may hold. Rules
that wait for the handler's totals of people are asked in every cell that the law's numbers cut the totals into.
"""

from collections.abc import Mapping, Sequence

from sqlglot import exp, select

from tongguan.decision.table.building import (
    Sql,
    all_of,
    any_of,
    case,
    column,
    is_null,
    is_true,
    named,
    negate,
    sql,
    value,
)
from tongguan.decision.table.cells import CELL, REGION, Cells, Region
from tongguan.decision.table.conditions import Scope, truth_of
from tongguan.decision.table.layers import Layers
from tongguan.decision.table.places import Places

HELD = 12
"""So many cells are kept in one whole number."""
BITS = 5
"""The bits of a cell: as many of them are set as the heaviest pathway weighs."""
KIND, PLACE, WEIGHT = "kind", "place", "weight"
ENGINE, ADDS = "engine", "adds"


def decide(layers: Layers, scope: Scope, places: Places, contradicts: Sql, classes: tuple[Sql, Sql]) -> None:
    """Put in which rule decides each kind before any total is known, and what follows.

    The columns: ``holds·`` and ``maybe·``, the bits of the rules that ask for no total; ``adds``, whether the
    people count; ``engine``, whether only the engine can decide.
    """
    truths = {place: layers.put(f"rule·{place}", truth_of(each.when, scope)) for place, each in places.rules()}
    plain = {place: each for place, each in truths.items() if place not in places.counting}
    holds, maybe = (
        layers.put(name, mask) for name, mask in zip(("holds·", "maybe·"), places.masks(plain), strict=True)
    )
    waiting = {place: each for place, each in truths.items() if place in places.counting}
    first = layers.put("first·", _lowest(sql(":one | :other", one=maybe, other=places.masks(waiting)[1])))
    sure = layers.put("sure·", any_of([sql(":low = 0", low=first),
                                       sql("(:low & :holds) <> 0", low=first, holds=holds),
                                       _is_sure(first, waiting, places)]))  # fmt: skip
    asks = sql("(:low & :mask) <> 0", low=first, mask=places.mask(places.counting))
    waits = layers.put("waits·", all_of([negate(sure), asks]))
    own = sql("(:low & :mask) <> 0", low=first, mask=places.counted)
    counted = layers.put("counted·", any_of([waits, sql(":low = 0", low=first), own]))
    left_out = layers.put("left_out·", any_of(truth_of(each.when, scope) for each in places.regime.leaving_out))
    layers.put(ADDS, all_of([counted, sql(":left IS NOT TRUE", left=left_out)]))
    open_class = any_of(is_null(each) for each in classes)
    still_open = any_of([is_null(left_out), open_class])
    layers.put(ENGINE, any_of([contradicts, all_of([negate(sure), negate(waits)]),
                               all_of([counted, still_open])]))  # fmt: skip


def by_cell(kinds: str, scope: Scope, places: Places, cells: Cells) -> exp.Select:
    """Give for each kind and cell the bit of the rule that decides (0: none), whether it does, and its weight."""
    layers = Layers(select("*").from_(kinds).join(cells.table().subquery("cells"), join_type="cross"))
    within = Scope(scope.facts, {**scope.counts, **cells.counts()}, scope.leaves)
    holds, maybe = _with_totals(layers, within, places)
    place = layers.put(PLACE, _lowest(maybe))
    layers.put("surely", any_of([sql(":low = 0", low=place),
                                 sql("(:low & :holds) <> 0", low=place, holds=holds)]))  # fmt: skip
    layers.put(WEIGHT, places.weight_of(place))
    return layers.query(*(column(name) for name in (KIND, CELL, PLACE, "surely", WEIGHT)))


def in_regions(kinds: str, scope: Scope, places: Places, cells: Cells, regions: Sequence[Region]) -> exp.Select:
    """Give, for each kind and region, the bits of the rules that surely hold there."""
    layers = Layers(select("*").from_(kinds).join(cells.table_of(regions).subquery("regions"), join_type="cross"))
    within = Scope(scope.facts, {**scope.counts, **cells.counts()}, scope.leaves)
    holds, _ = _with_totals(layers, within, places)
    return layers.query(column(KIND), column(REGION), named(holds, "holding"))


def verdicts(by_cell: str, holding: str, region_cells: str, places: Places) -> exp.Select:
    """Give, for each kind and region, what can decide it: the rules shown, the outcomes, whether rules conflict.

    ``outcomes`` has a bit for each weight. Where one outcome is left, the rules that hold on what is known are
    shown, as ``determination`` does.
    """
    gathered = (
        select(column(KIND, "c"), column(REGION, "w"))
        .select(sql("bit_or(place) AS deciders"), sql("bit_or(CAST(1 AS BIGINT) << weight) AS outcomes"))
        .from_(exp.to_table(by_cell).as_("c"))
        .join(exp.to_table(region_cells).as_("w"), using=[CELL])
        .group_by(column(KIND, "c"), column(REGION, "w"))
    )
    layers = Layers(select("*").from_(gathered.subquery("g")).join(exp.to_table(holding), using=[KIND, REGION]))
    one = layers.put("one", sql("(outcomes & (outcomes - 1)) = 0"))
    first = layers.put("shown_first", _lowest(sql("deciders & holding")))
    agreeing = [(sql(":first = :bit", first=first, bit=places.bit[place]), value(places.agreeing(place)))
                for place in places.live]  # fmt: skip
    others = [(sql(":first = :bit", first=first, bit=places.bit[place]), value(mask))
              for place in places.live if (mask := places.conflicting(place))]  # fmt: skip
    beside = layers.put("beside", case(*agreeing, otherwise=value(0)) if agreeing else value(0))
    against = layers.put("against", case(*others, otherwise=value(0)) if others else value(0))
    known = all_of([one, sql(":first <> 0", first=first)])
    shown = sql("shown_first | (holding & :beside)", beside=beside)
    layers.put("shown", case((known, shown), otherwise=column("deciders")))
    layers.put("conflict", all_of([known, sql("(holding & :against) <> 0", against=against)]))
    return layers.query(*(column(name) for name in (KIND, REGION, "shown", "outcomes", "one", "conflict")))


def heaviest_by_cell(by_cell: str, cells: Cells) -> exp.Select:
    """Give, for each kind, the weights in all cells as one number for every few cells, and whether all are sure.

    As many bits of a cell are set as the pathway weighs: so an OR over exports gives the heaviest.
    """
    query = select(column(KIND), sql("NOT bool_and(surely) AS unsure")).from_(by_cell).group_by(column(KIND))
    for number in range(held(cells)):
        first = number * HELD
        bits = sql("bit_or(((CAST(1 AS BIGINT) << weight) - 1) << (:bits * (cell % :held)))", bits=BITS, held=HELD)
        within = sql("cell >= :first AND cell < :last", first=first, last=first + HELD)
        query = query.select(named(exp.Filter(this=bits, expression=exp.Where(this=within)), f"weights·{number}"))
    return query


def held(cells: Cells) -> int:
    """Give how many whole numbers hold the weights of all cells."""
    return -(-len(cells.all) // HELD)


def _with_totals(layers: Layers, scope: Scope, places: Places) -> tuple[Sql, Sql]:
    truths = {
        place: layers.put(f"with·{place}", truth_of(places.regime.deciding[place].when, scope))
        for place in places.counting
    }
    holds, maybe = places.masks(truths)
    return (
        layers.put("all_holding", sql(":one | :other", one=column("holds·"), other=holds)),
        layers.put("all_maybe", sql(":one | :other", one=column("maybe·"), other=maybe)),
    )


def _is_sure(first: Sql, waiting: Mapping[int, Sql], places: Places) -> Sql:
    """Whether the first rule is one that asks for totals, and yet surely holds."""
    return any_of(
        all_of([sql(":low = :bit", low=first, bit=places.bit[place]), is_true(each)]) for place, each in waiting.items()
    )


def _lowest(mask: Sql) -> Sql:
    return sql(":mask & -(:same)", mask=mask, same=mask)
