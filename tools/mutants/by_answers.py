"""Kills by whole answers: the public conformance cases, and the shipped example companies."""

from collections.abc import Iterator

from tests.conformance import public_cases
from tests.examples import answers
from tools.mutants.killers import Killer, Suspect


def _public_cases(suspect: Suspect) -> Iterator[str]:
    for case in public_cases.CASES:
        found = public_cases.possible(case, suspect.book)
        if [pathway.value for pathway in found.overall] != case["overall"]:
            yield str(case["id"])


def _examples(suspect: Suspect) -> Iterator[str]:
    for declaration, expected in answers.PAIRS:
        found = (
            *answers.differences(declaration, expected, suspect.book),
            *answers.differences_on_other_days(declaration, expected, suspect.book),
        )
        yield from (f"{declaration.parent.name}/{declaration.stem}: {each}" for each in found)


PUBLIC_CASES = Killer("public cases", _public_cases)
EXAMPLES = Killer("examples", _examples)
