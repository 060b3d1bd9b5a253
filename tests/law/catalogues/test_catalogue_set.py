"""Every catalogue loads, and a mistake in one is refused with its place."""

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tongguan.law.catalogues import FILES, CatalogueError, Catalogues

Files = dict[str, Any]


def test_the_folder_holds_exactly_the_files_that_are_read(parsed: dict[str, object]) -> None:
    assert sorted(parsed) == sorted(FILES)


def test_sizes_are_what_a_declaration_needs(catalogues: Catalogues) -> None:
    assert len(catalogues.places.provinces) == 31
    assert len(catalogues.territories.territories) == 249
    assert len(catalogues.items.items) >= 180
    guangdong = [city for city in catalogues.places.cities.values() if city.province == "guangdong"]
    assert len(guangdong) == 21


def test_a_missing_file_is_named(parsed: dict[str, object]) -> None:
    with pytest.raises(CatalogueError, match="the catalogue `zones` is missing"):
        Catalogues.of({name: value for name, value in parsed.items() if name != "zones"})


def _one(records: list[dict[str, Any]], wanted: str) -> dict[str, Any]:
    return next(each for each in records if each["id"] == wanted)


def _zone(files: Files, zone: str) -> dict[str, Any]:
    return _one(files["zones"]["zones"], zone)


def _item(files: Files, item: str) -> dict[str, Any]:
    return _one(files["data_items"]["items"], item)


def _entry(files: Files, zone: str, entry: str) -> dict[str, Any]:
    return _one(_zone(files, zone)["editions"][0]["entries"], entry)


def _repeat_an_item(files: Files) -> None:
    files["data_items"]["items"].append(copy.deepcopy(_item(files, "name")))


def _share_an_alias(files: Files) -> None:
    _item(files, "email")["aliases"].append("手机号")


def _misspell_a_field(files: Files) -> None:
    _item(files, "email")["sensitivty"] = "ordinary"


def _drop_a_language(files: Files) -> None:
    del _item(files, "email")["label"]["en"]


def _add_a_language(files: Files) -> None:
    _item(files, "email")["label"]["fr"] = "courriel"


def _say_nothing_of_a_standard(files: Files) -> None:
    del _item(files, "resident_id_number")["sensitivity"]["GBT-45574-2025"]


def _leave_open_without_a_note(files: Files) -> None:
    del _item(files, "salary")["note"]


def _name_a_class_that_is_not_there(files: Files) -> None:
    _item(files, "email")["classes"] = ["kontakt"]


def _name_a_reading_that_is_not_there(files: Files) -> None:
    _item(files, "salary")["reading"] = "salary-alone"


def _name_a_reading_for_a_settled_item(files: Files) -> None:
    _item(files, "email")["reading"] = "resident-id-number-alone"


def _let_an_unverified_number_decide(files: Files) -> None:
    _entry(files, "beijing", "membership")["thresholds"] = {"sensitive_assessment": 50_000}


def _cover_without_a_scenario(files: Files) -> None:
    _entry(files, "beijing", "clinical-trials")["scenario"] = None


def _let_editions_overlap(files: Files) -> None:
    _zone(files, "beijing")["editions"][0]["in_force"]["until"] = date(2026, 5, 11)


def _name_an_unknown_sector(files: Files) -> None:
    _entry(files, "beijing", "clinical-trials")["sector"] = "farma"


def _put_a_city_in_no_province(files: Files) -> None:
    files["provinces_and_cities"]["cities"][0]["province"] = "canton"


def _write_a_small_code(files: Files) -> None:
    files["territories"]["territories"][0]["id"] = "ad"


def _let_a_combination_decide(files: Files) -> None:
    files["sensitivity"]["combinations"][0]["grade"] = "SECONDARY"


def _let_periods_overlap(files: Files) -> None:
    files["sensitivity"]["standard_reading"]["choices"]["current-standards"][0]["days"]["until"] = date(2024, 9, 14)


def _use_a_standard_too_early(files: Files) -> None:
    files["sensitivity"]["standard_reading"]["choices"]["current-standards"][2]["days"]["from"] = date(2025, 10, 31)


def _write_text_for_a_number(files: Files) -> None:
    _entry(files, "beijing", "clinical-trials")["thresholds"]["sensitive_assessment"] = "5万"


@pytest.mark.parametrize(
    ("spoil", "message", "field"),
    [
        (_repeat_an_item, "the id `name` appears 2 times", None),
        (_share_an_alias, "`手机号` names both `mobile_number` and `email`", None),
        (_misspell_a_field, "object contains unknown field `sensitivty`", "$.items["),
        (_drop_a_language, "has the keys `zh`, not `zh` and `en`", "label"),
        (_add_a_language, "has the keys `zh`, `en`, `fr`, not `zh` and `en`", "label"),
        (_say_nothing_of_a_standard, "the item `resident_id_number` speaks of the standards", None),
        (_leave_open_without_a_note, "the item `salary` is unsettled without a note", None),
        (_name_a_class_that_is_not_there, "the item `email` has the class `kontakt`", None),
        (_name_a_reading_that_is_not_there, "the item `salary` names the reading `salary-alone`", None),
        (_name_a_reading_for_a_settled_item, "the item `email` names a reading though nothing", None),
        (_let_an_unverified_number_decide, "the entry `membership` of `beijing-2024` is UNVERIFIED", None),
        (_cover_without_a_scenario, "would cover without naming its sector and scenario", None),
        (_let_editions_overlap, "`beijing-2024` must end on 2026-05-10", None),
        (_name_an_unknown_sector, "`beijing-2024` names `farma`, which is no sector", None),
        (_put_a_city_in_no_province, "is in `canton`, which is no province here", None),
        (_write_a_small_code, "`ad` is not a code of two capital letters", None),
        (_let_a_combination_decide, "is graded SECONDARY: only a warning is built here", None),
        (_let_periods_overlap, "the periods of `current-standards` overlap", None),
        (_use_a_standard_too_early, "takes `GBT-45574-2025` from 2025-10-31, when it was not in force", None),
        (_write_text_for_a_number, "expected `int", "thresholds.sensitive_assessment"),
    ],
)
def test_a_mistake_is_refused(
    parsed: dict[str, object], spoil: Callable[[Files], None], message: str, field: str | None
) -> None:
    files = copy.deepcopy(parsed)
    spoil(files)
    with pytest.raises(CatalogueError) as refused:
        Catalogues.of(files)
    assert message in refused.value.message
    assert refused.value.code == "law/bad-catalogue"
    if field is not None:
        assert field in (refused.value.field or "")
