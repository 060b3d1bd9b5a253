"""Zone lists by day: an absent list or an unlisted sector never covers, nor does an unverified source."""

from datetime import date

import pytest

from tongguan.law.catalogues import Catalogues, Thresholds, UnknownEntryError

IN_2025 = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("zone", "on", "edition"),
    [
        ("tianjin", date(2024, 5, 8), None),
        ("tianjin", date(2024, 5, 9), "tianjin-2024"),
        ("beijing", date(2024, 8, 29), None),
        ("beijing", date(2024, 8, 30), "beijing-2024"),
        ("beijing", date(2026, 5, 10), "beijing-2024"),
        ("beijing", date(2026, 5, 11), "beijing-2025"),
        ("北京自贸区", date(2026, 5, 11), "beijing-2025"),
        ("shanghai", date(2025, 2, 7), None),
        ("shanghai", date(2026, 4, 23), "shanghai-2024"),
        ("shanghai", date(2026, 4, 24), "shanghai-2025"),
        ("hainan", date(2025, 2, 20), "hainan-2024"),
        ("zhejiang", date(2025, 4, 10), "zhejiang-2024"),
        ("guangxi", date(2025, 8, 8), "guangxi-2025"),
        ("jiangsu", date(2025, 8, 13), "jiangsu-2025"),
        ("chongqing", date(2025, 9, 5), "chongqing-2025"),
        ("fujian", date(2025, 12, 25), "fujian-2025"),
        ("guangdong", date(2026, 5, 15), "guangdong-2025"),
        ("sichuan", date(2026, 11, 21), None),
    ],
)
def test_the_edition_in_force_goes_by_the_day(catalogues: Catalogues, zone: str, on: date, edition: str | None) -> None:
    found = catalogues.zones.list_in_force(zone, on)
    assert (found.id if found else None) == edition


def test_a_graded_entry_covers_its_scenario_while_its_edition_is_in_force(catalogues: Catalogues) -> None:
    entry = catalogues.zones.coverage("beijing", "pharma", "clinical_trials", date(2026, 5, 10))
    assert entry is not None
    assert entry.thresholds == Thresholds(sensitive_assessment=50_000)
    assert entry.below == "contract_or_certification"
    assert catalogues.zones.coverage("beijing", "pharma", "clinical_trials", date(2026, 5, 11)) is None
    assert catalogues.zones.coverage("beijing", "pharma", "clinical_trials", date(2024, 8, 29)) is None


@pytest.mark.parametrize(
    ("zone", "sector", "scenario"),
    [
        ("beijing", "banking", "payment"),
        ("beijing", "pharma", "cross_border_hr"),
        ("beijing", "medical_devices", "clinical_trials"),
        ("shanghai", "pharma", "clinical_trials"),
        ("hainan", "retail", "membership"),
        ("sichuan", "retail", "membership"),
        ("tianjin", "retail", "membership"),
    ],
)
def test_what_no_entry_names_is_never_covered(catalogues: Catalogues, zone: str, sector: str, scenario: str) -> None:
    assert catalogues.zones.coverage(zone, sector, scenario, IN_2025) is None


@pytest.mark.parametrize(
    ("zone", "sector", "scenario"),
    [
        ("beijing", "retail", "membership"),
        ("beijing", "pharma", "pharmacovigilance"),
        ("beijing", "civil_aviation", "passenger"),
        ("shanghai", "retail", "membership"),
        ("shanghai", "reinsurance", "life_reinsurance"),
        ("shanghai", "shipping", "crew_management"),
    ],
)
def test_an_unverified_entry_is_shown_and_never_covers(
    catalogues: Catalogues, zone: str, sector: str, scenario: str
) -> None:
    shown = catalogues.zones.entries(zone, sector, scenario, IN_2025)
    assert any(entry.kind == "personal_information" for entry in shown)
    assert catalogues.zones.coverage(zone, sector, scenario, IN_2025) is None


def test_an_entry_on_important_data_covers_no_personal_information(catalogues: Catalogues) -> None:
    shown = catalogues.zones.entries("beijing", "automotive", "ota_update", IN_2025)
    assert [entry.requires for entry in shown] == ["security_assessment"]
    assert catalogues.zones.coverage("beijing", "automotive", "ota_update", IN_2025) is None


def test_no_unverified_entry_has_numbers_that_decide(catalogues: Catalogues) -> None:
    editions = [edition for zone in catalogues.zones.zones.values() for edition in zone.editions]
    entries = [entry for edition in editions for entry in edition.entries]
    assert [entry.id for entry in entries if entry.thresholds is not None] == ["clinical-trials"]
    assert not [entry for entry in entries if entry.covers and not entry.grade.decides]


def test_an_edition_says_what_it_knows_of_its_sectors(catalogues: Catalogues) -> None:
    def lists(zone: str, sector: str, on: date) -> bool | None:
        edition = catalogues.zones.list_in_force(zone, on)
        assert edition is not None
        return edition.lists_sector(sector)

    assert lists("beijing", "retail", IN_2025) is True
    assert lists("beijing", "banking", IN_2025) is False
    assert lists("beijing", "banking", date(2026, 6, 30)) is True
    assert lists("shanghai", "retail", date(2026, 6, 30)) is None
    assert lists("jiangsu", "retail", date(2026, 6, 30)) is None
    assert lists("tianjin", "retail", IN_2025) is True


def test_the_2025_edition_of_beijing_reaches_the_whole_city(catalogues: Catalogues) -> None:
    assert catalogues.zones.reaching("beijing", date(2026, 5, 10)) == ()
    assert [edition.id for edition in catalogues.zones.reaching("beijing", date(2026, 5, 11))] == ["beijing-2025"]


def test_the_report_on_the_shanghai_list_is_due_within_15_working_days(catalogues: Catalogues) -> None:
    edition = catalogues.zones.list_in_force("shanghai", IN_2025)
    assert edition is not None
    assert edition.procedure is not None
    assert edition.procedure.within is not None
    assert (edition.procedure.within.amount, edition.procedure.within.unit) == (15, "working_days")


def test_an_assumed_day_of_effect_says_so(catalogues: Catalogues) -> None:
    edition = catalogues.zones.list_in_force("shanghai", date(2026, 6, 30))
    assert edition is not None
    assert edition.in_force_assumed
    assert edition.in_force.first == edition.published


def test_an_unknown_zone_is_refused_with_the_nearest(catalogues: Catalogues) -> None:
    with pytest.raises(UnknownEntryError, match="`beijin` is no free trade zone") as refused:
        catalogues.zones.list_in_force("beijin", IN_2025)
    assert "`beijing`" in (refused.value.help or "")
