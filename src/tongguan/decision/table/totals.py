"""What the rows of a handler add up to: distinct people within bounds.

Two exports may share all their people or none, unless distinct people over all of the handler's were declared.
"""

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
from tongguan.decision.table.columns import DISTINCT
from tongguan.decision.table.deciding import ADDS
from tongguan.decision.table.layers import Layers
from tongguan.decision.table.numbers import COUNTED, HIGH, LOW, Counting, Ends, Known, ends, no_end, this_year


def sums(counting: Counting, known: Known) -> list[Sql]:
    """Give the totals of a handler: two exports may share all their people or none."""
    found: list[Sql] = []
    for name in counting.totals:
        low, high = column(f"adds·{name}{LOW}"), column(f"adds·{name}{HIGH}")
        found.append(named(sql("max(:low)", low=low), f"sum·{name}{LOW}"))
        open_ended = known.gaps or known.limitless or known.uncounted or not counting.plain
        total = _sum_within(high) if open_ended else sql("CAST(sum(:high) AS BIGINT)", high=high)
        found.append(named(total, f"sum·{name}{HIGH}"))
    if counting.ties:
        found.append(named(sql("count_if(:adds AND tied)", adds=column(ADDS)), "tied"))
    if counting.unions:
        for name in COUNTED:
            aside = case((negate(column(ADDS)), column(f"whole·{name}{HIGH}")), otherwise=value(0))
            found.append(named(_sum_within(aside), f"aside·{name}"))
            low, high = ends(counting, name)
            found.append(named(sql("max(coalesce(:low, 0))", low=low), f"least·{name}"))
            found.append(named(_sum_within(high), f"most·{name}"))
    return found


def totals_of_handler(layers: Layers, counting: Counting) -> dict[str, Ends]:
    """Give the totals of a handler by name, narrowed by declared unions; may put in ``refused``, to ask the engine."""
    found = {name: (column(f"sum·{name}{LOW}"), column(f"sum·{name}{HIGH}")) for name in counting.totals}
    if not counting.unions:
        return found
    union = _union(layers, counting)
    several = sql("rows > 1")
    given = layers.put("union·given", all_of([several, any_of(
        any_of([sql(":low > 0", low=low), negate(is_null(high))]) for low, high in union.values()
    )]))  # fmt: skip
    refused: list[Sql] = []
    for name in COUNTED:
        low, high = found[name]
        declared_low, declared_high = union[name]
        rest = column(f"aside·{name}")
        least = case((is_null(rest), low),
                     otherwise=sql("greatest(:low, :declared - :rest)", low=low, declared=declared_low,
                                   rest=rest))  # fmt: skip
        most = sql("greatest(:declared, :low)", declared=declared_high, low=low)
        most = case((is_null(declared_high), high), (is_null(high), most),
                    otherwise=sql("least(:high, :most)", high=high, most=most))  # fmt: skip
        narrowed_low = layers.put(f"narrowed·{name}{LOW}", case((given, least), otherwise=low))
        narrowed_high = layers.put(f"narrowed·{name}{HIGH}", case((given, most), otherwise=high))
        found[name] = narrowed_low, narrowed_high
        own_least, own_most = column(f"least·{name}"), column(f"most·{name}")
        said_low, said_high = ends(counting, name, union=True)
        refused += [
            sql(":low > :high", low=narrowed_low, high=narrowed_high),
            sql(":high < :least", high=said_high, least=own_least),
            sql(":low > :most", low=said_low, most=own_most),
        ]
    if counting.beyond:
        refused.append(given)
    layers.put("refused", any_of(is_true(each) for each in refused))
    return found


def ends_of_union(counting: Counting) -> dict[str, Sql]:
    """Give the columns that say how many distinct people a handler's exports have, to be kept for each handler."""
    found: dict[str, Sql] = {}
    for name in (*COUNTED, "both"):
        ends = counting.seen.ends(f"{DISTINCT}_{name}")
        if ends is not None:
            found[f"{DISTINCT}·{name}{LOW}"], found[f"{DISTINCT}·{name}{HIGH}"] = ends
    if f"{DISTINCT}_until" in counting.seen.typed:
        found[f"{DISTINCT}·until"] = column(f"{DISTINCT}_until")
    return found


def _union(layers: Layers, counting: Counting) -> dict[str, Ends]:
    """Give the declared unions as they stand for the year, each at least as many as are in both."""
    found = {}
    for name in (*COUNTED, "both"):
        low, high = ends(counting, name, union=True)
        state: Sql = value(0)
        if f"{DISTINCT}_until" in counting.seen.typed:
            as_of = counting.seen.asked[counting.place].as_of
            on = column(f"{DISTINCT}·until")
            state = case((sql("year(:on) <> :year", on=on, year=as_of.year), value(2)),
                         (sql(":on > CAST(:day AS DATE)", on=on, day=as_of.isoformat()), value(1)),
                         otherwise=value(0))  # fmt: skip
        found[name] = this_year(low, high, state)
    least = found["both"][0]
    for name in COUNTED:
        low, high = found[name]
        raised = case((is_null(high), no_end()),
                      otherwise=sql("greatest(:high, :least)", high=high, least=least))  # fmt: skip
        found[name] = (
            layers.put(f"union·{name}{LOW}", sql("greatest(:low, :least)", low=low, least=least)),
            layers.put(f"union·{name}{HIGH}", raised),
        )
    found["both"] = layers.put("union·both·low", least), layers.put("union·both·high", found["both"][1])
    return found


def _sum_within(high: Sql) -> Sql:
    """Sum upper ends; one without a limit leaves the sum without."""
    return sql("CASE WHEN count(:high) = count(*) THEN CAST(sum(:same) AS BIGINT) END", high=high, same=high)
