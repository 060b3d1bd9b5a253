"""Judges many mutants at once, one process a core."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from multiprocessing import get_context

from tongguan.law import Lawbook, load_book, load_catalogues
from tools.mutants.judging import KILLERS, Verdict, judge
from tools.mutants.killers import Suspect
from tools.mutants.making import mutants_of
from tools.mutants.model import Mutant


class LawItselfFailsError(Exception):
    """A killer kills the law as it is: then it can tell nothing from it."""


def check_the_law(law: Lawbook) -> None:
    """See that every killer lets the law itself live.

    Raises:
        LawItselfFailsError: One does not; says by which case.
    """
    for mutant in mutants_of(law)[:1]:
        itself = Suspect(Mutant("the law", mutant.kind, mutant.rule, mutant.rule), law, law, load_catalogues())
        for killer in KILLERS:
            by = next(killer.failing(itself), None)
            if by is not None:
                raise LawItselfFailsError(f"the law itself fails the {killer.name}: {by}")


def judged(mutants: Sequence[Mutant], jobs: int) -> Iterator[Verdict]:
    """Yield the verdicts on mutants of this installation's lawbook, as they are reached, in no order."""
    if jobs == 1:
        yield from map(_judge, mutants)
        return
    _prepared()  # before the processes part, so that each has it
    with ProcessPoolExecutor(jobs, mp_context=get_context("fork")) as pool:
        found = [pool.submit(_judge, mutant) for mutant in mutants]
        yield from (each.result() for each in as_completed(found))


@cache
def _prepared() -> Lawbook:
    law = load_book()
    check_the_law(law)
    return law


def _judge(mutant: Mutant) -> Verdict:
    law = _prepared()
    return judge(Suspect(mutant, mutant.book(law), law, load_catalogues()))
