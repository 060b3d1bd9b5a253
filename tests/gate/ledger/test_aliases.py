"""Who is known by several pseudonyms is one person; a merge lowers no count."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.clearance.building import HANDLER, LEDGER, NOW
from tests.gate.building import YEAR, case, limited, pseudonym, who
from tests.gate.ledger.asking import admitted, ask, held, open_of, people_of, reserved
from tongguan.gate import Admitted, People
from tongguan.gate.ledger import Ledger, create_ledger

HOUR = timedelta(hours=1)


def known_as(*groups: tuple[int, ...]) -> People:
    """Give people with several pseudonyms each."""
    aliases: dict[bytes, tuple[bytes, ...]] = {}
    for first, *others in groups:
        if others:
            aliases[pseudonym(first)] = (*aliases.get(pseudonym(first), ()), *map(pseudonym, others))
    return People(tuple(pseudonym(group[0]) for group in groups), aliases)


def test_two_pseudonyms_of_one_person_count_once(ledger: Ledger) -> None:
    assert admitted(ledger, known_as((1, 2))).entry.new["ordinary"] == 1
    assert admitted(ledger, who(2)).entry.new == {}
    assert admitted(ledger, who(1)).entry.new == {}
    assert admitted(ledger, known_as((3, 2))).entry.new == {}
    assert admitted(ledger, who(3)).entry.new == {}
    assert people_of(ledger) == 1


def test_within_one_request_two_places_can_be_one_person(ledger: Ledger) -> None:
    people = People((pseudonym(1), pseudonym(2), pseudonym(3)), {pseudonym(1): (pseudonym(2),)})
    assert admitted(ledger, people).entry.new["ordinary"] == 2


def test_a_merge_lowers_no_count_and_counts_nobody_again(ledger: Ledger) -> None:
    admitted(ledger, who(1, 2))
    admitted(ledger, who(2), data_items=("face",))
    assert admitted(ledger, known_as((1, 2))).entry.new == {}
    assert people_of(ledger) == 2
    assert admitted(ledger, who(1), data_items=("face",)).entry.new == {}
    assert (people_of(ledger), people_of(ledger, "sensitive")) == (2, 1)


def test_merges_chain(ledger: Ledger) -> None:
    admitted(ledger, who(1, 2, 3, 4))
    ledger.merge(HANDLER, YEAR, [[pseudonym(1), pseudonym(2)], [pseudonym(3), pseudonym(4)]], by="dpo", now=NOW)
    ledger.merge(HANDLER, YEAR, [[pseudonym(2), pseudonym(4)]], by="dpo", now=NOW)
    assert admitted(ledger, who(4), data_items=("face",)).entry.new["sensitive"] == 1
    for number in (1, 2, 3):
        assert admitted(ledger, who(number), data_items=("face",)).entry.new == {}
    assert people_of(ledger) == 4


def test_what_is_learned_from_a_held_request_is_kept(ledger: Ledger) -> None:
    held(ledger, known_as((1, 2), (3,)), limited(0))
    assert admitted(ledger, who(1), limited(5)).entry.new["ordinary"] == 1
    assert admitted(ledger, who(2), limited(5)).entry.new == {}


def test_a_merge_of_people_with_places_kept(ledger: Ledger) -> None:
    until = NOW + HOUR
    first = reserved(ledger, who(1, 2), reserve_until=until)
    second = reserved(ledger, who(3), reserve_until=until)
    assert open_of(ledger) == 3
    ledger.merge(HANDLER, YEAR, [[pseudonym(1), pseudonym(3)]], by="dpo", now=NOW)
    assert open_of(ledger) == 2
    admitted(ledger, who(3), reservation=second.number)
    assert (people_of(ledger), open_of(ledger)) == (1, 1)
    ledger.cancel(first.number, by="crm", now=NOW)
    assert (people_of(ledger), open_of(ledger)) == (1, 0)


def test_a_merge_of_an_admitted_with_one_for_whom_a_place_is_kept(ledger: Ledger) -> None:
    kept = reserved(ledger, who(1), reserve_until=NOW + HOUR)
    admitted(ledger, who(2))
    ledger.merge(HANDLER, YEAR, [[pseudonym(1), pseudonym(2)]], by="dpo", now=NOW)
    assert (people_of(ledger), open_of(ledger)) == (1, 0)
    ledger.cancel(kept.number, by="crm", now=NOW)
    assert (people_of(ledger), open_of(ledger)) == (1, 0)


def test_withdrawn_consent_follows_the_person(ledger: Ledger) -> None:
    ledger.withdraw(HANDLER, YEAR, [pseudonym(2)], by="dpo", now=NOW)
    held(ledger, known_as((1, 2)))
    held(ledger, who(1))
    ledger.restore(HANDLER, YEAR, [pseudonym(1), pseudonym(2)], by="dpo", now=NOW)
    admitted(ledger, who(1))


@settings(max_examples=25)
@given(
    st.lists(
        st.lists(st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True), min_size=1, max_size=5), max_size=8
    )
)
def test_the_count_lies_between_people_for_certain_and_pseudonyms(
    tmp_path_factory: pytest.TempPathFactory, requests: list[list[list[int]]]
) -> None:
    """However people are linked: never fewer than they are in the end, never more than were ever seen."""
    folder = tmp_path_factory.mktemp("aliases")
    ledger = create_ledger(str(folder / "ledger.db"), LEDGER, now=NOW)
    ledger.open_from_zero(HANDLER, YEAR, "dpo", NOW)
    linked: dict[int, set[int]] = {}
    before = 0
    for groups in requests:
        found = ledger.settle([case(known_as(*map(tuple, groups)), limited(1000))], NOW)[0]
        assert isinstance(found, Admitted)
        for group in groups:
            joined = set(group).union(*(linked.get(number, set()) for number in group))
            linked.update(dict.fromkeys(joined, joined))
        now = people_of(ledger)
        assert now >= before
        before = now
        assert len({frozenset(each) for each in linked.values()}) <= now <= len(linked)
    everybody = sorted(linked)
    if everybody:
        again = ask(ledger, who(*everybody), limited(1000))
        assert isinstance(again, Admitted)
        assert again.entry.new == {}
    assert ledger.prove().holds
    ledger.close()
