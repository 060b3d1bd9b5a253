"""Sectors and scenarios by id, name and alias."""

import pytest

from tongguan.law.catalogues import Catalogues, UnknownEntryError


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("retail", "retail"),
        ("零售", "retail"),
        ("Duty-free retail", "duty_free_retail"),
        ("酒店", "hospitality"),
        ("制药", "pharma"),
    ],
)
def test_sectors_have_many_spellings(catalogues: Catalogues, name: str, sector: str) -> None:
    assert catalogues.activities.sector(name).id == sector


@pytest.mark.parametrize(
    ("name", "scenario"),
    [
        ("会员管理", "membership"),
        ("loyalty programme", "membership"),
        ("PV", "pharmacovigilance"),
        ("OTA", "ota_update"),
    ],
)
def test_scenarios_have_many_spellings(catalogues: Catalogues, name: str, scenario: str) -> None:
    assert catalogues.activities.scenario(name).id == scenario


def test_the_boxes_of_the_assessment_form_are_there(catalogues: Catalogues) -> None:
    assert len(catalogues.activities.form_boxes) == 15
    for box in catalogues.activities.form_boxes:
        assert catalogues.activities.sectors[box].form == box


def test_a_misspelt_sector_or_scenario_is_refused_with_the_nearest(catalogues: Catalogues) -> None:
    with pytest.raises(UnknownEntryError, match="`retial` is no sector") as refused:
        catalogues.activities.sector("retial")
    assert "`retail`" in (refused.value.help or "")
    with pytest.raises(UnknownEntryError, match="`membreship` is no scenario") as refused:
        catalogues.activities.scenario("membreship")
    assert "`membership`" in (refused.value.help or "")
