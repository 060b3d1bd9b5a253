"""Totals are the handler's: an export's own number never stands in for them."""

from datetime import date

import pytest

from tongguan.decision.assessment import Assessment, assess
from tongguan.decision.declaration import read_declarations
from tongguan.law import load_book, load_catalogues

EXPORT = """
  - id: {id}
    recipients: [r]
    onward: []
    mode: transfer
    contains: {{personal_information: true, sensitive: false, important_data: none}}
    collected_in_china: true
    under_14: false
    people: {{ordinary: 1, sensitive: 0}}
    people_since_last_year: {{all: {since}, sensitive: 0}}
    expected_people_one_year: {expected}
    necessity: {{contract_with_individual: false, cross_border_hr: false, emergency: false, statutory_duty: false,
                truly_needed: false}}
"""
HEAD = """
handler: {name: x, established_in: CN, ciio: false, state_organ: false, authorised_public_body: false, zone: none,
          people_processed: 10}
recipients: [{id: r, territory: FR}]
exports:
"""


def assessed(as_of: date, as_if: str | None = None, **numbers: tuple[int, int]) -> Assessment:
    since, expected = numbers.get("since", (1, 1)), numbers.get("expected", (1, 1))
    exports = "".join(EXPORT.format(id=f"e{at}", since=since[at], expected=expected[at]) for at in (0, 1))
    book, catalogues = load_book(), load_catalogues()
    declarations = read_declarations(HEAD + exports, "totals.yaml", book, catalogues)
    return assess(declarations, book, catalogues, as_of, as_if=as_if)[0]


@pytest.mark.parametrize(
    ("since", "pathway"), [(99_999, "contract_or_certification"), (100_000, "security_assessment")]
)
def test_a_small_export_beside_a_large_one_needs_what_the_total_asks(since: int, pathway: str) -> None:
    # e0 alone has one person since last year; the union with e1 lies between e1's number and the sum.
    found = assessed(date(2023, 7, 1), since=(1, since))
    possible = found.determination.possible
    expected = {pathway} if since >= 100_000 else {"contract_or_certification", "security_assessment"}
    assert {each.value for each in possible.exports[0].pathways} == expected
    assert possible.exports[0].pathways == possible.exports[1].pathways


def test_a_forecast_is_the_handlers_too() -> None:
    found = assessed(date(2026, 6, 30), as_if="CBDF-2023D", expected=(1, 10_000))
    assert found.as_if is not None
    draft = found.as_if.determination.possible
    assert [each.value for each in draft.overall] == ["contract_or_certification"]
    assert [[each.value for each in export.pathways] for export in draft.exports] == [["contract_or_certification"]] * 2
