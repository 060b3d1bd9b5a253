"""A chain of evidence is real, and there is one exactly where records are joined."""

from itertools import pairwise

from hypothesis import given

from tests.identity.resolution.worlds import POLICY, Given, holds, records
from tongguan.identity import evidence, resolve


@given(records(8))
def test_there_is_a_chain_exactly_where_there_is_a_component(log: Given) -> None:
    resolution = resolve(log, POLICY)
    firsts = [(place, min(record)) for place, record in enumerate(resolution.records) if record]
    for place, one in firsts:
        for other_place, other in firsts:
            chain = evidence(log, POLICY, one, other)
            if resolution.component[place] == resolution.component[other_place]:
                assert chain is not None
            if chain is None:
                continue
            assert one in chain.steps[0].aliases
            assert chain.steps[-1].by == other
            for step, following in pairwise(chain.steps):
                assert step.by in step.aliases
                assert step.by in following.aliases
                assert holds(
                    step.by, list(resolution.records), POLICY, POLICY.certain if chain.certain else POLICY.plausible
                )
            for step in chain.steps:
                assert step.records
                assert all(set(step.aliases) <= log[row] for row in step.records)
