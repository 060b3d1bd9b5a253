"""A census is completed with what is declared, and the file still reads as a census."""

import json
from pathlib import Path

from tests.cli.report.census.answers import retailer
from tongguan.census.file import censuses_of, read_censuses
from tongguan.census.splitting import Finding
from tongguan.cli.foresight import complete
from tongguan.decision.declaration import read_declarations
from tongguan.law import load_book, load_catalogues

BOOK = load_book()
DECLARATION = Path(__file__).parents[3] / "examples" / "retailer" / "one-export.yaml"


def test_the_file_of_a_completed_census_is_a_census() -> None:
    (census,) = censuses_of(retailer(), "census.json")
    mine = Finding("just-under", (census.handler,), "ordinary", 100_000, {"people": {census.handler: 99_000}})
    other = Finding("just-under", ("别的公司",), "ordinary", 100_000, {"people": {"别的公司": 99_000}})
    completed = complete(census, BOOK, "en", findings=[mine, other])
    written = json.dumps(completed.as_dict()).encode()
    assert read_censuses(written, "census.json") == (census,)
    plain = json.loads(written)
    assert [each["handlers"] for each in plain["splitting"]] == [[census.handler]]
    assert [each["counter"] for each in plain["forecast"]["lines"]] == ["ordinary", "ordinary", "sensitive"]
    assert plain["forecast"]["level"] == 0.8
    assert plain["until"] == plain["forecast"]["until"] == "2026-06-30"


def test_what_is_declared_is_in_the_form() -> None:
    text = DECLARATION.read_text(encoding="utf-8")
    text = text.replace("expected_people_three_years: null", "expected_people_three_years: [300_000, 400_000]")
    text = text.replace("people_processed: 5_200_000", "people_processed: 120_000")
    (declaration,) = read_declarations(text, "declaration.yaml", BOOK, load_catalogues())
    (census,) = censuses_of(retailer(), "census.json")
    completed = complete(census, BOOK, "zh", declaration)
    crm = next(each for each in completed.form["exports"] if each["id"] == "loyalty-crm")
    assert crm["three_years"] == [300_000, 400_000]
    assert "more-than-processed" in crm["flags"]
    million = completed.outlook["lines"][1]
    assert (million["line"], million["reason"]) == (1_000_000, "above-everybody")
