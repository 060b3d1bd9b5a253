"""The SQL that the documentation shows is the SQL that is run."""

import re
from datetime import date
from pathlib import Path

from tongguan.decision.regime import make_regime
from tongguan.decision.table.building import column, written
from tongguan.decision.table.conditions import Scope, truth_of
from tongguan.law import load_book
from tongguan.law.conditions import facts_in

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "how-the-law-becomes-sql.md"
RULE, TOTAL = "CBDF-2024:small-volume-is-free", "people.ordinary"


def test_the_page_shows_a_rule_of_the_book_and_its_sql() -> None:
    page = PAGE.read_text(encoding="utf-8")
    regime = make_regime(load_book(), date(2026, 6, 30))
    rule = next(each for each in regime.deciding if each.rule.name == RULE)
    facts = {name: column(name) for name in facts_in(rule.when)}
    scope = Scope(facts, {TOTAL: (column(f"{TOTAL}·low"), column(f"{TOTAL}·high"))})
    assert re.findall(r"```text\n(.*?)\n```", page, re.DOTALL) == [rule.rule.when_text]
    assert re.findall(r"```sql\n(.*?)\n```", page, re.DOTALL) == [written(truth_of(rule.when, scope))]
