"""Every sign has words in both languages, its numbers, and the rules of the day against splitting."""

from datetime import date
from typing import get_args

import pytest

from benchmarks.splitting.scoring import look_at
from benchmarks.splitting.worlds import KINDS, draw
from tongguan.census.splitting import Finding, Sign
from tongguan.cli.foresight import signs_of
from tongguan.engines import open_engine
from tongguan.law import load_book
from tongguan.vocabulary.phrase import Language

BOOK = load_book()
DAY = date(2026, 6, 30)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_sign_is_told(language: Language) -> None:
    with open_engine("duckdb") as engine:
        found = [each for kind in KINDS for each in look_at(engine, draw(kind, 3)).found]
    told = signs_of(found, BOOK, DAY, language)
    assert {each["sign"] for each in told} == set(get_args(Sign))
    for each in told:
        assert sorted(each["cites"]) == ["CERT-2025#5.4", "SCCM-2023#4.3"]
        assert "1,000" in each["says"]
        assert each["shows"]
        assert "{" not in each["says"] + each["shows"]


def test_before_certification_had_a_rule_only_the_contract_has_one() -> None:
    finding = Finding("just-under", ("甲",), "ordinary", 100_000, {"people": {"甲": 99_000}})
    (told,) = signs_of([finding], BOOK, date(2024, 6, 1), "zh")
    assert told["cites"] == ["SCCM-2023#4.3"]
    assert told["shows"] == "人数：甲 99,000"
