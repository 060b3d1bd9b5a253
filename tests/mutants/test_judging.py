"""Cases kill what they can tell from the law, proofs tell what is equal, and nothing is killed for nothing."""

import pytest

from tests.law.case_tables import Case, rule_cases
from tongguan.law import load_book, load_catalogues
from tongguan.proof.setting import ProverGaveUpError
from tongguan.vocabulary import Bounds
from tools.mutants import by_tables
from tools.mutants.by_proof import PROOFS
from tools.mutants.by_tables import CLOCK_TABLES, DAY_TABLES, RULE_TABLES
from tools.mutants.judging import Fate, Proof, judge
from tools.mutants.killers import Killer, Suspect, killed
from tools.mutants.making import mutants_of
from tools.mutants.model import Mutant

LAW = load_book()
MUTANTS = {mutant.id: mutant for mutant in mutants_of(LAW)}
SMALL_VOLUME = "CBDF-2024#5.1.4/small-volume-is-free"
ONE_MORE = f"{SMALL_VOLUME}:threshold+1@people.ordinary>=100_000"


def suspect(name: str) -> Suspect:
    mutant = MUTANTS[name]
    return Suspect(mutant, mutant.book(LAW), LAW, load_catalogues())


def itself() -> Suspect:
    mutant = MUTANTS[ONE_MORE]
    return Suspect(Mutant("the law", mutant.kind, mutant.rule, mutant.rule), LAW, LAW, load_catalogues())


@pytest.mark.parametrize("killer", [RULE_TABLES, DAY_TABLES, CLOCK_TABLES, PROOFS], ids=lambda killer: killer.name)
def test_the_law_itself_lives(killer: Killer) -> None:
    assert list(killer.failing(itself())) == []


def test_a_number_moved_by_one_is_killed_by_the_case_at_the_number() -> None:
    cases = set(RULE_TABLES.failing(suspect(ONE_MORE)))
    at_the_line = {str(case) for case in of_small_volume() if stands_at(case, 100_000)}
    assert at_the_line
    assert at_the_line <= cases


def test_without_the_case_at_the_number_the_rule_table_lets_it_live(monkeypatch: pytest.MonkeyPatch) -> None:
    told = set(RULE_TABLES.failing(suspect(ONE_MORE)))
    left = [case for case in of_small_volume() if str(case) not in told]
    monkeypatch.setattr(by_tables, "_cases_of_rules", lambda: {left[0].rule.name: left})
    assert list(RULE_TABLES.failing(suspect(ONE_MORE))) == []


def of_small_volume() -> list[Case]:
    return [case for case in rule_cases() if case.rule.name == "CBDF-2024:small-volume-is-free"]


def stands_at(case: Case, people: int) -> bool:
    return case.facts.get("people.ordinary") == Bounds.exactly(people)


def test_a_rule_that_is_gone_is_told_by_what_comes_of_it_and_not_by_its_own_table() -> None:
    gone = suspect(f"{SMALL_VOLUME}:removed")
    assert list(RULE_TABLES.failing(gone)) == []
    assert next(DAY_TABLES.failing(gone), None) is not None


def test_a_verdict_says_what_killed() -> None:
    verdict = judge(suspect(ONE_MORE))
    assert verdict.fate is Fate.KILLED
    assert verdict.killer == RULE_TABLES.name
    assert verdict.by is not None
    assert verdict.by.startswith("CBDF-2024:small-volume-is-free: ")


def test_a_precedence_between_rules_that_never_meet_is_proved_equal() -> None:
    name = "CBDF-2024#7.1.2/important-data-calls-for-security-assessment:yields-to-without@CBDF-2024#3"
    verdict = judge(suspect(name))
    assert (verdict.fate, verdict.proof) == (Fate.EQUIVALENT, Proof.BY_Z3)


def test_working_days_never_roll_which_every_day_shows() -> None:
    verdict = judge(suspect("AUDIT-2025#11/rectification-report-within-fifteen-working-days:rolls=none"))
    assert (verdict.fate, verdict.proof) == (Fate.EQUIVALENT, Proof.BY_EXHAUSTION)


def test_a_prover_that_gives_up_kills_nothing() -> None:
    def give_up(_: Suspect) -> list[str]:
        raise ProverGaveUpError("took too long")

    assert killed(itself(), [Killer("tired", lambda each: iter(give_up(each)))]) is None


def test_a_book_that_cannot_be_asked_is_told_from_the_law() -> None:
    def fail(_: Suspect) -> list[str]:
        raise KeyError("gone")

    found = killed(itself(), [Killer("asking", lambda each: iter(fail(each)))])
    assert found is not None
    assert found.by == "KeyError: 'gone'"
