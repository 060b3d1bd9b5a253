"""What each row adds to the totals of its handler, as ``decision.facts.contributions`` counts."""

from sqlglot import exp

from tongguan.decision.table.building import Sql, all_of, any_of, case, column, is_false, is_null, negate, sql, value
from tongguan.decision.table.deciding import ADDS
from tongguan.decision.table.layers import Layers
from tongguan.decision.table.numbers import (
    COUNTED,
    HIGH,
    LOW,
    Counting,
    Ends,
    Known,
    ends,
    has_until,
    no_end,
    raised,
    this_year,
)
from tongguan.decision.table.preparing import UNCOUNTED
from tongguan.decision.table.seen import until

_OUT, _IN, _OPEN = 0, 1, 2
"""Whether a class is contained: nobody counts, at least one person counts, or it is open."""


def put_classes(layers: Layers, personal: Sql, sensitive: Sql, ordinary: Sql) -> None:
    """Put into a kind which classes its exports count in: ``class·ordinary``, ``class·sensitive``, ``class·both``."""
    nothing = is_false(personal)
    special = sql(":kind_of IS NOT FALSE", kind_of=sensitive)
    plain = case(
        (nothing, value(_OUT)),
        (negate(special), value(_IN)),
        (is_false(ordinary), value(_OUT)),
        (is_null(ordinary), value(_OPEN)),
        otherwise=value(_IN),
    )
    layers.put("class·ordinary", plain)
    layers.put("class·sensitive", case((all_of([negate(nothing), special]), value(_IN)), otherwise=value(_OUT)))
    in_both = all_of([negate(nothing), special, sql(":kind_of IS NOT FALSE", kind_of=ordinary)])
    layers.put("class·both", case((in_both, value(_IN)), otherwise=value(_OUT)))
    layers.put("class·personal", case((nothing, value(_OUT)), otherwise=value(_IN)))


def put_factors(layers: Layers, counting: Counting) -> None:
    """Put into a kind by what a row's number is multiplied, and what it is at least: so that rows are only summed.

    ``times·…`` is 1 where the class counts; ``low·…`` and ``high·…`` are the least each end is; ``told`` is 0 where
    the count only limits from above; ``limitless`` is 1 where it says nothing.
    """
    state = column(until(counting.place)) if has_until(counting) else value(0)
    layers.put("told", case((sql(":state = 0", state=state), value(1)), otherwise=value(0)))
    counts = []
    for name in COUNTED:
        within = sql(":kind_of <> :out", kind_of=column(f"class·{name}"), out=_OUT)
        within = all_of([column(ADDS), within])
        counts.append(within)
        sure = sql(":kind_of = :within", kind_of=column(f"class·{name}"), within=_IN)
        layers.put(f"times·{name}", case((within, value(1)), otherwise=value(0)))
        layers.put(f"low·{name}", case((all_of([within, sure]), value(1)), otherwise=value(0)))
    for name, within in zip(COUNTED, counts, strict=True):
        no_end = all_of([within, sql(":state = 2", state=state)])
        layers.put(f"limitless·{name}", no_end)


def kind_columns(counting: Counting) -> list[str]:
    """Give the columns of a kind that counting needs."""
    if counting.plain:
        each = [f"{what}·{name}" for name in COUNTED for what in ("times", "low", "limitless")]
        return [*each, "told", f"{UNCOUNTED}·"]
    names = ["class·ordinary", "class·sensitive", ADDS, f"{UNCOUNTED}·"]
    if counting.ties or counting.beyond:
        names += ["class·both", "class·personal"]
    if has_until(counting):
        names.append(until(counting.place))
    return names


def put_contributions(layers: Layers, counting: Counting, known: Known) -> None:
    """Put into each row what it adds to each total; ``whole·…`` are all of its people, added or not."""
    if counting.plain:
        _put_plainly(layers, counting, known)
        return
    whole = _Contribution(layers, counting).run()
    prefix = "whole·" if counting.unions else ""
    for name, (low, high) in whole.items():
        if counting.unions:
            layers.put(f"{prefix}{name}{LOW}", low)
            layers.put(f"{prefix}{name}{HIGH}", high)
        layers.put(f"adds·{name}{LOW}", case((column(ADDS), low), otherwise=value(0)))
        layers.put(f"adds·{name}{HIGH}", case((column(ADDS), high), otherwise=value(0)))


def _put_plainly(layers: Layers, counting: Counting, known: Known) -> None:
    """As ``_Contribution``, with as little work for each row as there can be."""
    uncounted = column(f"{UNCOUNTED}·")
    for name in COUNTED:
        low, high = ends(counting, name)
        if name == "sensitive" and known.uncounted:
            low = case((uncounted, value(1)), otherwise=low)
            high = case((uncounted, ends(counting, "ordinary")[1]), otherwise=high)
        times, least = column(f"times·{name}"), column(f"low·{name}")
        if known.gaps:
            low = sql("coalesce(:low, 0)", low=low)
        if known.limitless:
            low = sql(":low * told", low=low)
        layers.put(f"adds·{name}{LOW}", sql("greatest(:low * :times, :least)", low=low, times=times, least=least))
        most = sql("greatest(:high * :times, :same)", high=high, times=times, same=times)
        limits: list[tuple[Sql, Sql]] = []
        if known.limitless:
            limits.append((column(f"limitless·{name}"), no_end()))
        if known.gaps or known.uncounted:
            limits.append((sql(":times = 1 AND :high IS NULL", times=times, high=high), no_end()))
        layers.put(f"adds·{name}{HIGH}", case(*limits, otherwise=most) if limits else most)


class _Contribution:
    """What one row adds, were it to count: ``facts.contributions.contribution_of``."""

    def __init__(self, layers: Layers, counting: Counting) -> None:
        self.layers = layers
        self.counting = counting
        self.state: Sql = column(until(counting.place)) if has_until(counting) else value(0)

    def run(self) -> dict[str, Ends]:
        plain = self._of_class("ordinary", self._declared("ordinary"))
        special = self._of_class("sensitive", self._sensitive())
        both: Ends = value(0), value(0)
        if self.counting.ties:
            plain, special, both = self._with_both(plain, special)
        found = {"ordinary": plain, "sensitive": special}
        if self.counting.beyond:
            found |= self._beyond(plain, special, both)
        return {name: found[name] for name in self.counting.totals}

    def _declared(self, name: str) -> Ends:
        return this_year(*ends(self.counting, name), self.state)

    def _sensitive(self) -> Ends:
        """Where sensitive items went out and nobody is counted so, anything from one person to all of them."""
        low, high = ends(self.counting, "sensitive")
        _, most = ends(self.counting, "ordinary")
        uncounted = column(f"{UNCOUNTED}·")
        return this_year(case((uncounted, value(1)), otherwise=low), case((uncounted, most), otherwise=high),
                          self.state)  # fmt: skip

    def _of_class(self, name: str, declared: Ends) -> Ends:
        low, high = declared
        contained = column(f"class·{name}")
        least = case(
            (sql(":kind_of = :out", kind_of=contained, out=_OUT), value(0)),
            (sql(":kind_of = :open", kind_of=contained, open=_OPEN), low),
            otherwise=sql("greatest(:low, 1)", low=low),
        )
        most = case(
            (sql(":kind_of = :out", kind_of=contained, out=_OUT), value(0)),
            (negate(is_null(high)), sql("greatest(:high, 1)", high=high)),
        )
        return self._put(name, (least, most))

    def _with_both(self, plain: Ends, special: Ends) -> tuple[Ends, Ends, Ends]:
        declared = self._put("declared_both", self._declared("both"))
        contained = sql('"class·both" = :within', within=_IN)
        low = self.layers.put("both·least", case((contained, declared[0]), otherwise=value(0)))
        plain = self._put("plain", raised(plain, low))
        special = self._put("special", raised(special, low))
        stated = any_of([sql(":low > 0", low=declared[0]), negate(is_null(declared[1]))])
        self.layers.put("tied", all_of([stated, *(sql(":high IS DISTINCT FROM 0", high=each[1])
                                                 for each in (plain, special))]))  # fmt: skip
        most = _least_of(case((contained, declared[1]), otherwise=value(0)), plain[1], special[1])
        return plain, special, self._put("both", (low, most))

    def _beyond(self, plain: Ends, special: Ends, both: Ends) -> dict[str, Ends]:
        """People since last year, who are this year's at least; and those expected."""
        if not self.counting.ties:
            contained = sql('"class·both" = :within', within=_IN)
            most = _least_of(case((contained, no_end()), otherwise=value(0)), plain[1], special[1])
            both = self._put("both", (value(0), most))
        nothing = sql('"class·personal" = :out', out=_OUT)
        sensitive = sql('"class·sensitive" = :within', within=_IN)
        if_ordinary = case((sql(":high = 0", high=plain[1]), plain[0]),
                           otherwise=sql("greatest(:low, 1)", low=plain[0]))  # fmt: skip
        least = self.layers.put("since·least", _together(plain[0], special[0], both[1]))
        least_if_ordinary = self.layers.put("since·least_if", _together(if_ordinary, special[0], both[1]))
        special_low, special_high = ends(self.counting, "sensitive_since_last_year")
        unstated = all_of([is_null(special_low), is_null(special_high)])
        none = all_of([unstated, negate(sensitive)])
        since_special = (
            case((none, value(0)), otherwise=sql("coalesce(:low, 0)", low=special_low)),
            case((none, value(0)), otherwise=special_high),
        )
        since_special = self._put("since_special_declared", raised(since_special, special[0]))
        low, high = ends(self.counting, "since_last_year")
        since = self._put("since", (
            sql("greatest(coalesce(:low, 0), :least, :special)", low=low, least=least, special=since_special[0]),
            case((negate(is_null(high)), sql("greatest(:high, :least, :special)", high=high,
                                             least=least_if_ordinary, special=since_special[0]))),
        ))  # fmt: skip
        since_special = since_special[0], _least_of(since_special[1], since[1])
        expected_low, expected_high = ends(self.counting, "expected_one_year")
        expected = raised((sql("coalesce(:low, 0)", low=expected_low), expected_high), value(1))
        found = {"since_last_year": since, "sensitive_since_last_year": since_special, "expected_one_year": expected}
        return {
            name: self._put(f"of·{name}", tuple(case((nothing, value(0)), otherwise=end) for end in ends))  # type: ignore[arg-type]  # -- two ends
            for name, ends in found.items()
            if name in self.counting.beyond
        }

    def _put(self, name: str, both_ends: Ends) -> Ends:
        low = self.layers.put(f"row·{name}{LOW}", both_ends[0])
        return low, self.layers.put(f"row·{name}{HIGH}", both_ends[1])


def _together(ordinary: Sql, sensitive: Sql, most_both: Sql) -> Sql:
    """Give how many people there are at least in two classes together."""
    apart = sql("coalesce(:one + :other - :both, 0)", one=ordinary, other=sensitive, both=most_both)
    return sql("greatest(:one, :other, :apart)", one=ordinary, other=sensitive, apart=apart)


def _least_of(*ends: Sql) -> Sql:
    """Give the smallest upper end; NULL is no limit, and ``least`` passes over it."""
    return exp.Least(this=ends[0], expressions=list(ends[1:]), ignore_nulls=True)
