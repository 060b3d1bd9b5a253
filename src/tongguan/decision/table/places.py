"""The rules of a regime as bits of a number, the first rule the lowest bit."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from tongguan.decision.regime import Regime
from tongguan.decision.regime.making import Deciding
from tongguan.decision.table.building import Sql, case, sql, value
from tongguan.law.conditions.tree import FALSE
from tongguan.vocabulary import Pathway


class Places:
    """The rules of a regime that can hold, each with a bit; and what is said of a rule by its bit."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        self.live = [place for place, each in enumerate(regime.deciding) if each.when != FALSE]
        self.bit = {place: 1 << number for number, place in enumerate(self.live)}

    def rules(self) -> Iterable[tuple[int, Deciding]]:
        """Give the live rules with their places."""
        return ((place, self.regime.deciding[place]) for place in self.live)

    def mask(self, places: Iterable[int]) -> int:
        """Give the bits of these places together."""
        return sum(self.bit[place] for place in places)

    def of_mask(self, mask: int) -> tuple[int, ...]:
        """Give the places whose bits are set."""
        return tuple(place for place in self.live if mask & self.bit[place])

    @cached_property
    def counting(self) -> tuple[int, ...]:
        """The rules that ask for a total of people."""
        return tuple(place for place, each in self.rules() if each.counts)

    @cached_property
    def counted(self) -> int:
        """The bits of the rules whose people count."""
        return self.mask(place for place, each in self.rules() if each.counted)

    def agreeing(self, first: int) -> int:
        """Give the later rules that agree with ``first``, as ``determination`` shows them beside it."""
        decider = self.regime.deciding[first]
        return self.mask(
            place
            for place, each in self.rules()
            if place > first
            and not each.rule.default
            and each.outcome is decider.outcome
            and each.counted is decider.counted
        )

    def conflicting(self, first: int) -> int:
        """Give the later rules that want something else and do not give way to ``first``."""
        decider = self.regime.deciding[first]
        return self.mask(
            place
            for place, each in self.rules()
            if place > first
            and not each.rule.default
            and each.outcome is not decider.outcome
            and each.rule.name not in self.regime.dominates[decider.rule.name]
        )

    def weight_of(self, lowest: Sql) -> Sql:
        """Give the weight of the pathway that the rule with the bit ``lowest`` leads to; 0 is no rule."""
        by_weight: dict[int, list[int]] = {}
        for place, each in self.rules():
            by_weight.setdefault(each.outcome.weight, []).append(place)
        branches = [
            (sql("(:low & :mask) <> 0", low=lowest, mask=self.mask(places)), value(weight))
            for weight, places in by_weight.items()
        ]
        return case(*branches, otherwise=value(Pathway.EXEMPT.weight))

    def masks(self, truths: Mapping[int, Sql]) -> tuple[Sql, Sql]:
        """Give the bits of the rules that surely hold, and of those that hold or are open."""
        holds = [case((each, value(self.bit[place])), otherwise=value(0)) for place, each in truths.items()]
        maybe = [
            case((sql(":each IS NOT FALSE", each=each), value(self.bit[place])), otherwise=value(0))
            for place, each in truths.items()
        ]
        return _sum(holds), _sum(maybe)


def _sum(parts: list[Sql]) -> Sql:
    found: Sql = sql("CAST(0 AS BIGINT)")
    for part in parts:
        found = sql(":one + :other", one=found, other=part)
    return found
