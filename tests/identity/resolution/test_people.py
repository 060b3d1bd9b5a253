"""Who counts as one person, by examples that a reader can check."""

import pytest

from tests.identity.resolution.worlds import alias
from tongguan.identity import Alias, IdentityBookError, Limits, LinkPolicy, evidence, load_identity_book, resolve
from tongguan.vocabulary import Bounds

POLICY = load_identity_book().links
LI, WANG, ZHAO = (alias("resident_id", number) for number in range(3))
DESK, PHONE, OTHER_PHONE = (alias("phone", number) for number in range(3))
MAIL, OTHER_MAIL = (alias("email", number) for number in range(2))
ACCOUNT, PASSPORT, FIRM = alias("user_id", 0), alias("passport", 0), alias("unified_social_credit_code", 0)


def people(*records: set[Alias]) -> tuple[int, int | None]:
    found = resolve(records, POLICY).people()
    return found.low, found.high


def test_nobody() -> None:
    assert people() == (0, 0)


def test_the_same_identifier_is_the_same_person() -> None:
    assert people({PHONE}, {PHONE}, {PHONE}) == (1, 1)


def test_identifiers_of_one_row_are_one_person() -> None:
    assert people({PHONE, MAIL}, {PHONE}, {MAIL}) == (1, 1)


def test_two_telephones_never_seen_together_are_two_people() -> None:
    assert people({PHONE}, {OTHER_PHONE}) == (2, 2)


def test_a_telephone_with_two_mailboxes_is_one_person_or_two() -> None:
    assert people({PHONE, MAIL}, {PHONE, OTHER_MAIL}) == (1, 2)


def test_an_account_may_have_several_telephones() -> None:
    assert people({ACCOUNT, PHONE}, {ACCOUNT, OTHER_PHONE}, {ACCOUNT, MAIL}) == (1, 1)


def test_two_resident_ids_are_never_one_person() -> None:
    assert people({LI, PHONE}, {WANG, PHONE}) == (2, 2)
    assert people({LI, PASSPORT}, {WANG, PASSPORT}) == (2, 2)
    assert people({LI, PHONE}, {PHONE, MAIL}, {MAIL, WANG}) == (2, 3)
    assert people({LI, ACCOUNT}, {ACCOUNT, PASSPORT}, {PASSPORT, WANG}) == (2, 3)


def test_a_row_of_a_family_telephone_alone_may_be_a_third_person() -> None:
    assert people({LI, PHONE}, {WANG, PHONE}, {PHONE}) == (2, 3)


def test_a_row_that_names_two_people_is_about_both() -> None:
    assert people({LI, WANG}) == (2, 2)
    assert people({LI, WANG, PHONE}, {PHONE}) == (2, 3)


def test_a_switchboard_holds_nobody_together() -> None:
    staff = [{DESK, alias("email", number)} for number in range(10, 40)]
    assert people(*staff) == (30, 30)
    resolution = resolve([*staff, {DESK}], POLICY)
    assert resolution.people() == Bounds(30, 30)
    assert [resolution.records[place] for place in resolution.unidentified] == [frozenset({DESK})]


@pytest.mark.parametrize(("partners", "low"), [(5, 1), (6, 6)])
def test_the_guard_acts_exactly_at_its_limit(partners: int, low: int) -> None:
    assert people(*({DESK, alias("email", number)} for number in range(partners))) == (low, partners)


@pytest.mark.parametrize(("partners", "unidentified"), [(5, 0), (6, 1)])
def test_an_account_used_for_many_people_is_an_agency(partners: int, unidentified: int) -> None:
    booked = [{ACCOUNT, alias("resident_id", number)} for number in range(partners)]
    resolution = resolve([*booked, {ACCOUNT}], POLICY)
    assert len(resolution.unidentified) == unidentified
    assert resolution.people() == Bounds(partners, partners + 1 - unidentified)


def test_the_code_of_a_firm_links_nobody() -> None:
    assert people({FIRM, PHONE}, {FIRM, MAIL}) == (2, 2)
    resolution = resolve([{FIRM}], POLICY)
    assert resolution.people() == Bounds(0, 0)
    assert resolution.unidentified == {0}


def test_a_row_without_identifiers_is_in_no_count() -> None:
    resolution = resolve([set(), {PHONE}], POLICY)
    assert resolution.people() == Bounds(1, 1)
    assert resolution.unidentified == {0}


def test_the_people_of_an_export() -> None:
    resolution = resolve([{LI, PHONE}, {PHONE, MAIL}, {PHONE, OTHER_MAIL}, {WANG}], POLICY)
    assert resolution.people() == Bounds(2, 4)
    assert resolution.people([1, 2]) == Bounds(1, 2)
    assert resolution.people([0, 3]) == Bounds(2, 2)
    assert resolution.people([]) == Bounds(0, 0)


def test_a_space_without_a_policy_is_refused() -> None:
    with pytest.raises(KeyError, match="shoe_size"):
        resolve([{alias("shoe_size", 42)}], POLICY)


@pytest.mark.parametrize(
    ("certain", "plausible"),
    [
        (Limits(exclusive=2, partners=1), Limits(exclusive=5, partners=5)),
        (Limits(exclusive=1, partners=6), Limits(exclusive=5, partners=5)),
        (Limits(exclusive=1, partners=0), Limits(exclusive=5, partners=5)),
        (Limits(exclusive=1, partners=1), Limits(exclusive=0, partners=5)),
    ],
)
def test_limits_that_contradict_each_other_are_refused(certain: Limits, plausible: Limits) -> None:
    with pytest.raises(IdentityBookError):
        LinkPolicy.checked(
            {name: frozenset() for name in ("exclusive", "decisive", "shareable", "never")}, certain, plausible
        )


def test_a_merge_shows_its_evidence() -> None:
    records = [{LI, ACCOUNT}, {ACCOUNT, PHONE}, {PHONE, MAIL}, {OTHER_MAIL}]
    chain = evidence(records, POLICY, LI, MAIL)
    assert chain is not None
    assert chain.certain
    assert [step.by for step in chain.steps] == [ACCOUNT, PHONE, MAIL]
    assert [step.records for step in chain.steps] == [(0,), (1,), (2,)]
    assert evidence(records, POLICY, LI, OTHER_MAIL) is None


def test_a_plausible_merge_says_so() -> None:
    chain = evidence([{PHONE, MAIL}, {PHONE, OTHER_MAIL}], POLICY, MAIL, OTHER_MAIL)
    assert chain is not None
    assert not chain.certain
    assert [step.by for step in chain.steps] == [PHONE, OTHER_MAIL]


def test_evidence_shows_pseudonyms_only() -> None:
    chain = evidence([{PHONE, MAIL}], POLICY, PHONE, MAIL)
    assert chain is not None
    assert str(chain.steps[0]) == "[email:656d61696c30, phone:70686f6e6531] by email:656d61696c30"
