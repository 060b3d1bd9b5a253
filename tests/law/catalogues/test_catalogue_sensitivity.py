"""Which items are sensitive on which day, and what stays open."""

from datetime import date

import pytest

from tongguan.law.catalogues import Catalogues, Sensitivity, UnknownEntryError
from tongguan.vocabulary import Grade

LAST_BEFORE_LAW, LAW = date(2021, 10, 31), date(2021, 11, 1)
LAST_BEFORE_GUIDE, GUIDE = date(2024, 9, 13), date(2024, 9, 14)
LAST_BEFORE_STANDARD, STANDARD = date(2025, 10, 31), date(2025, 11, 1)
TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("on", "standard"),
    [
        (LAST_BEFORE_LAW, None),
        (LAW, "GBT-35273-2020"),
        (LAST_BEFORE_GUIDE, "GBT-35273-2020"),
        (GUIDE, "TC260-PG-20244A"),
        (LAST_BEFORE_STANDARD, "TC260-PG-20244A"),
        (STANDARD, "GBT-45574-2025"),
    ],
)
def test_the_standard_goes_by_the_day(catalogues: Catalogues, on: date, standard: str | None) -> None:
    found = catalogues.sensitivity.standard_on(on)
    assert (found.id if found else None) == standard


@pytest.mark.parametrize("on", [LAW, GUIDE, STANDARD])
def test_the_other_reading_keeps_the_older_standard(catalogues: Catalogues, on: date) -> None:
    found = catalogues.sensitivity.standard_on(on, {"sensitivity-standard-date": "gbt-35273"})
    assert found is not None
    assert found.id == "GBT-35273-2020"


def _of(catalogues: Catalogues, *items: str, on: date = TODAY, under_14: bool | None = False) -> Sensitivity:
    return catalogues.sensitivity.sensitivity(items, on, under_14=under_14)


@pytest.mark.parametrize(
    ("item", "under_35273", "under_guide", "under_45574"),
    [
        ("name", False, False, False),
        ("mobile_number", False, False, False),
        ("purchase_history", True, False, False),
        ("web_browsing_history", True, False, False),
        ("hotel_stay_record", True, False, False),
        ("resident_id_number", True, None, None),
        ("resident_id_photo", True, True, True),
        ("passport_number", True, None, None),
        ("bank_account_number", True, True, True),
        ("bank_account_with_password", True, True, True),
        ("itemised_income", None, True, True),
        ("salary", None, None, None),
        ("photo_face", False, None, None),
        ("face_biometric", True, True, True),
        ("blood_type", False, False, False),
        ("whereabouts_track", True, True, True),
        ("courier_service_track", True, False, False),
        ("coarse_location", False, False, False),
        ("precise_location", True, True, True),
        ("adverse_event", True, True, True),
        ("subject_code", False, False, False),
        ("criminal_record", True, True, True),
        ("disability_status", True, True, True),
    ],
)
def test_an_item_may_change_its_standing_with_the_standard(
    catalogues: Catalogues, *, item: str, under_35273: bool | None, under_guide: bool | None, under_45574: bool | None
) -> None:
    assert _of(catalogues, item, on=LAST_BEFORE_GUIDE).value is under_35273
    assert _of(catalogues, item, on=GUIDE).value is under_guide
    assert _of(catalogues, item, on=LAST_BEFORE_STANDARD).value is under_guide
    assert _of(catalogues, item, on=STANDARD).value is under_45574


def test_without_a_standard_nothing_is_known(catalogues: Catalogues) -> None:
    assert _of(catalogues, "name", on=LAST_BEFORE_LAW).value is None


def test_one_sensitive_item_makes_the_set_sensitive_even_beside_an_open_one(catalogues: Catalogues) -> None:
    found = _of(catalogues, "name", "salary", "diagnosis")
    assert found.value is True
    assert [finding.item for finding in found.because] == ["diagnosis"]
    assert [str(cite) for cite in found.because[0].cites] == ["PIPL-2021#28.1", "GBT-45574-2025#annexa.4"]
    assert found.because[0].grade is Grade.VERIFIED


def test_an_open_item_leaves_the_set_open(catalogues: Catalogues) -> None:
    found = _of(catalogues, "name", "resident_id_number")
    assert found.value is None
    assert [(finding.item, finding.reading) for finding in found.because] == [
        ("resident_id_number", "resident-id-number-alone")
    ]


@pytest.mark.parametrize(("choice", "value"), [("not-settled", None), ("sensitive", True), ("ordinary", False)])
def test_the_reading_settles_the_id_number(catalogues: Catalogues, *, choice: str, value: bool | None) -> None:
    readings = {"resident-id-number-alone": choice}
    found = catalogues.sensitivity.sensitivity(["resident_id_number"], TODAY, under_14=False, readings=readings)
    assert found.value is value
    older = catalogues.sensitivity.sensitivity(["resident_id_number"], LAW, under_14=False, readings=readings)
    assert older.value is True


def test_an_unknown_choice_is_refused(catalogues: Catalogues) -> None:
    readings = {"resident-id-number-alone": "perhaps"}
    with pytest.raises(UnknownEntryError, match="has no choice `perhaps`"):
        catalogues.sensitivity.sensitivity(["resident_id_number"], TODAY, under_14=False, readings=readings)


def test_every_item_of_a_child_is_sensitive(catalogues: Catalogues) -> None:
    found = _of(catalogues, "name", under_14=True)
    assert found.value is True
    assert [str(cite) for finding in found.because for cite in finding.cites] == ["PIPL-2021#28.1"]


def test_not_knowing_of_children_leaves_ordinary_items_open(catalogues: Catalogues) -> None:
    assert _of(catalogues, "name", under_14=None).value is None
    assert _of(catalogues, "diagnosis", under_14=None).value is True


def test_unknown_items_are_open_and_no_items_are_not_sensitive(catalogues: Catalogues) -> None:
    rules = catalogues.sensitivity
    assert rules.sensitivity(None, TODAY, under_14=False).value is None
    assert rules.sensitivity(None, TODAY, under_14=True).value is True
    assert rules.sensitivity([], TODAY, under_14=True).value is False


@pytest.mark.parametrize(
    ("items", "rule"),
    [
        (["name", "mobile_number", "home_address"], "identity-contact-and-place-account-or-schedule"),
        (["name", "email", "check_in_date"], "identity-contact-and-place-account-or-schedule"),
        (["license_plate", "vehicle_passage_time"], "plate-and-times-of-passage"),
    ],
)
def test_a_combination_warns_and_decides_nothing(catalogues: Catalogues, items: list[str], rule: str) -> None:
    found = _of(catalogues, *items)
    assert found.value is False
    assert [(review.code, review.rule) for review in found.review] == [("aggregation-review", rule)]
    assert set(found.review[0].items) == set(items)
    assert found.review[0].grade is Grade.UNVERIFIED


@pytest.mark.parametrize(
    "items",
    [["name", "mobile_number", "purchase_history"], ["name", "home_address"], ["mobile_number", "home_address"]],
)
def test_a_part_of_a_combination_does_not_warn(catalogues: Catalogues, items: list[str]) -> None:
    assert _of(catalogues, *items).review == ()


def test_a_listed_item_may_be_rebutted_with_a_reason(catalogues: Catalogues) -> None:
    def value(reason: str, on: date, *, under_14: bool = False) -> Sensitivity:
        rebutted = {"bank_account_number": reason}
        return catalogues.sensitivity.sensitivity(["bank_account_number"], on, under_14=under_14, rebutted=rebutted)

    rebutted = value("退款专用虚拟账号", TODAY)
    assert rebutted.value is False
    assert [review.code for review in rebutted.review] == ["rebutted-item"]
    assert value("  ", TODAY).value is True
    assert value("退款专用虚拟账号", LAST_BEFORE_GUIDE).value is True
    assert value("退款专用虚拟账号", TODAY, under_14=True).value is True


def test_items_are_found_by_name_and_misspellings_get_the_nearest(catalogues: Catalogues) -> None:
    assert catalogues.items.item("手机号").id == "mobile_number"
    assert catalogues.items.item("Date of birth").id == "date_of_birth"
    with pytest.raises(UnknownEntryError, match="`mobile_numbr` is no data item") as refused:
        _of(catalogues, "mobile_numbr")
    assert refused.value.code == "law/unknown-data-item"
    assert "`mobile_number`" in (refused.value.help or "")
