"""Drafts as if they were law: where they part from it, shown by declarations."""

import pytest

from tests.proof.books import BOOK, CATALOGUES, SPANS, TODAY, span_of
from tongguan.decision.assessment import assess
from tongguan.decision.declaration import read_declarations
from tongguan.proof.claims import CLAIMS
from tongguan.proof.proving import decides, prove_span, spans_of_draft
from tongguan.vocabulary import Pathway

FREE, CONTRACT, ASSESSMENT = Pathway.EXEMPT, Pathway.CONTRACT_OR_CERTIFICATION, Pathway.SECURITY_ASSESSMENT
OTHER, NO_EXPORT = Pathway.OTHER_LAW, Pathway.NOT_AN_EXPORT


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("CERT-2025D", {(ASSESSMENT, CONTRACT)}),
        (
            "CBDF-2023D",
            {
                (NO_EXPORT, OTHER),
                (FREE, CONTRACT),
                (FREE, ASSESSMENT),
                (FREE, OTHER),
                (CONTRACT, FREE),
                (CONTRACT, ASSESSMENT),
                (CONTRACT, OTHER),
                (ASSESSMENT, FREE),
                (ASSESSMENT, CONTRACT),
                (ASSESSMENT, OTHER),
            },
        ),
    ],
)
def test_every_way_in_which_a_draft_parts_from_the_law_has_a_declaration(
    draft: str, expected: set[tuple[Pathway, Pathway]]
) -> None:
    claims = [claim for claim in CLAIMS if claim.code != "no-conflict"]
    proof = prove_span(BOOK, CATALOGUES, span_of(TODAY), lambda: 0.0, draft=draft, claims=claims)
    assert {(each.law, each.draft) for each in proof.partings} == expected
    assert proof.proved
    assert proof.reproduced
    for parting in proof.partings:
        declarations = read_declarations(parting.example.declaration, "parting.yaml", BOOK, CATALOGUES)
        (assessment,) = assess(declarations, BOOK, CATALOGUES, parting.example.day, as_if=draft)
        assert assessment.determination.exports[0].pathway is parting.law
        assert assessment.as_if is not None
        assert assessment.as_if.determination.exports[0].pathway is parting.draft


def test_a_draft_is_compared_with_the_law_of_its_day_and_with_the_latest() -> None:
    assert [span.first for span in spans_of_draft(BOOK, "CERT-2025D", SPANS)] == [SPANS[5].first, SPANS[-1].first]
    assert SPANS[5].holds(BOOK.by_instrument["CERT-2025D"].published)  # type: ignore[arg-type]  # -- it has one


def test_a_draft_without_rules_decides_nothing() -> None:
    assert not decides(BOOK, "LARGE-2026D")
    assert decides(BOOK, "CERT-2025D")
