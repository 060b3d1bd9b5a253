"""A lawbook broken on purpose is refuted, and the declaration that is printed shows the failure to the engine."""

from collections.abc import Sequence
from datetime import date

import msgspec
import pytest

from tests.proof.books import BOOK, CATALOGUES, TODAY, Change, broken, condition, prove, rewritten
from tongguan.decision.assessment import Assessment, assess
from tongguan.decision.declaration import read_declarations
from tongguan.decision.regime import UnresolvedConflictError
from tongguan.law import Frees, Lawbook, Rule
from tongguan.proof import Example, Instance
from tongguan.vocabulary import Pathway

CONTRACT, ASSESSMENT, EXEMPT = Pathway.CONTRACT_OR_CERTIFICATION, Pathway.SECURITY_ASSESSMENT, Pathway.EXEMPT


def refuted(book: Lawbook, claim: str, day: date = TODAY) -> tuple[Instance, ...]:
    proof, verdict = prove(book, claim, day)
    assert not verdict.proved
    assert proof.reproduced
    return verdict.refuted_by


def assessed(example: Example | None, book: Lawbook) -> Sequence[Assessment]:
    """Feed a printed declaration to the reader and the engine, as ``assess`` does."""
    assert example is not None
    declarations = read_declarations(example.declaration, "printed.yaml", book, CATALOGUES)
    return assess(declarations, book, CATALOGUES, example.day)


def pathways(example: Example | None, book: Lawbook) -> list[Pathway | None]:
    return [each.determination.exports[0].pathway for each in assessed(example, book)]


def without(field: str) -> Change:
    return lambda rule: msgspec.structs.replace(rule, **{field: ()})


def test_a_threshold_that_no_longer_includes_its_number() -> None:
    book = broken(
        "CBDF-2024:ordinary-volume-calls-for-security-assessment",
        rewritten("people.ordinary >= 1_000_000", "people.ordinary > 1_000_000"),
    )
    (found,) = refuted(book, "thresholds")
    assert "1,000,000" in found.says.en
    # the middle range ends at a million, the assessment begins one person later: nothing changes at the line itself
    assert pathways(found.example, book) == [CONTRACT, CONTRACT]
    assert pathways(found.example, BOOK) == [CONTRACT, ASSESSMENT]


def test_a_threshold_shifted_by_one() -> None:
    book = broken("CBDF-2024:small-volume-is-free", rewritten("people.ordinary < 100_000", "people.ordinary < 100_001"))
    (found,) = refuted(book, "thresholds")
    assert "100,000" in found.says.en
    assert pathways(found.example, book) == [EXEMPT, EXEMPT]
    assert pathways(found.example, BOOK) == [EXEMPT, CONTRACT]


def test_an_exemption_that_forgets_critical_infrastructure() -> None:
    book = broken("CBDF-2024:small-volume-is-free", rewritten("not handler.ciio and ", ""))
    (found,) = refuted(book, "ciio")
    assert found.rules == ("CBDF-2024:small-volume-is-free",)
    (assessment,) = assessed(found.example, book)
    cites = [each.rule.cites for each in assessment.determination.exports[0].decided_by]
    displaced = [each.rule.cites for each in assessment.determination.exports[0].displaced]
    assert "CBDF-2024#5.1.4" in cites + displaced


def test_an_exemption_that_forgets_important_data() -> None:
    name = "CBDF-2024:contract-with-the-individual-is-free"
    book = broken(name, rewritten("contains.important_data != 'told_or_published' and ", ""))
    found = refuted(book, "important-data")
    assert found[0].rules == (name,)
    assert found[0].example is not None
    assert "important_data: told_or_published" in found[0].example.declaration


@pytest.mark.parametrize(
    "name",
    [
        "CBDF-2024:ordinary-volume-calls-for-security-assessment",
        "CBDF-2024:sensitive-volume-calls-for-security-assessment",
        "CBDF-2024:middle-volume-calls-for-contract-or-certification",
    ],
)
def test_a_precedence_that_was_taken_away(name: str) -> None:
    book = broken(name, without("yields_to"))
    found = refuted(book, "no-conflict")
    assert all(name in each.rules for each in found)
    shown = [each.example for each in found if each.example and each.example.conflict and not each.example.readings]
    assert shown
    for example in shown:
        with pytest.raises(UnresolvedConflictError):
            assessed(example, book)


def test_a_precedence_that_is_not_needed_is_not_missed() -> None:
    name = "CBDF-2024:important-data-calls-for-security-assessment"
    proof, verdict = prove(broken(name, without("yields_to")), "no-conflict")
    assert verdict.proved  # no exemption covers important data: there is nothing to yield to
    assert proof.reproduced


def test_a_law_without_its_fallback() -> None:
    book = broken("PIPL-2021:export-needs-one-of-four-conditions", lambda _: None)
    (found,) = refuted(book, "one-pathway", date(2023, 1, 1))
    (assessment,) = assessed(found.example, book)
    assert assessment.determination.exports[0].decided_by == ()


def test_a_gap_that_opens_only_under_another_reading() -> None:
    book = broken("PIPL-2021:export-needs-one-of-four-conditions", lambda _: None)
    (found,) = refuted(book, "one-pathway")
    assert found.example is not None
    assert found.example.readings == {"A4": "cumulative"}
    (assessment,) = assessed(found.example, book)
    assert any(each.reading.id == "A4" and each.differs for each in assessment.readings)


def test_an_exemption_of_crowds() -> None:
    book = broken(
        "CBDF-2024:small-volume-is-free",
        rewritten("people.ordinary < 100_000", "(people.ordinary < 100_000 or people.ordinary >= 5_000_000)"),
    )
    found = refuted(book, "more-people")
    lighter = [pathways(each.example, book) for each in found]
    assert [ASSESSMENT, EXEMPT] in lighter or [CONTRACT, EXEMPT] in lighter


def test_an_exemption_that_never_holds_and_one_that_always_gives_way() -> None:
    name = "CBDF-2024:emergency-is-free"
    impossible = rewritten("necessity.emergency", "necessity.emergency and handler.ciio and not handler.ciio")
    (never,) = refuted(broken(name, impossible), "reachable")
    assert never.rules == (name,)
    assert never.example is None
    same = "CBDF-2024:contract-with-the-individual-is-free"
    text = BOOK.by_name[same][0].when_text
    (displaced,) = refuted(
        broken(name, lambda rule: msgspec.structs.replace(rule, when=condition(text), when_text=text)), "reachable"
    )
    assert displaced.rules in {(name,), (same,)}
    assert displaced.example is not None


def test_a_draft_that_became_law_by_mistake() -> None:
    def as_law(rule: Rule) -> Rule:
        window = msgspec.structs.replace(rule.window, first=date(2024, 3, 22))
        return msgspec.structs.replace(rule, draft=False, window=window, effect=Frees("left_out"))

    (found,) = refuted(broken("CBDF-2023D:emergency-is-free", as_law), "drafts")
    assert found.rules == ("CBDF-2023D:emergency-is-free",)


def test_a_presumption_that_acts_behind_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """No lawbook can break this claim by itself, so the claim is told that no rule names anything."""
    monkeypatch.setattr("tongguan.proof.claims.presumptions.facts_in", lambda _: frozenset[str]())
    found = refuted(BOOK, "presumptions")
    assert any("foreign_authority.requested" in each.says.en for each in found)
    assert any("recipients.restricted" in each.says.en for each in found)
    assert all(each.example is not None and len(each.example.results) == 2 for each in found)
