"""Counts what became of mutants, by sort of mistake and by killer, and says whether that is enough."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.mutants.judging import KILLERS, Fate, Verdict
from tools.mutants.model import Kind

ENOUGH = 0.98
"""The share of mutants, but for those proved equal to the law, that has to be killed."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some mutants there are, were killed, are proved equal to the law, and live."""

    mutants: int
    killed: int
    equivalent: int
    survived: int

    @property
    def of_all(self) -> float:
        """The share of all that was killed; 1 of none."""
        return self.killed / self.mutants if self.mutants else 1.0

    @property
    def of_different(self) -> float:
        """The share that was killed of those not proved equal to the law; 1 of none."""
        different = self.mutants - self.equivalent
        return self.killed / different if different else 1.0


def tally(verdicts: Sequence[Verdict]) -> Tally:
    """Count verdicts."""
    fates = [verdict.fate for verdict in verdicts]
    return Tally(len(fates), *(fates.count(fate) for fate in (Fate.KILLED, Fate.EQUIVALENT, Fate.SURVIVED)))


def by_kind(verdicts: Sequence[Verdict]) -> dict[Kind, Tally]:
    """Count the verdicts of each sort of mistake; sorts that were not made are left out."""
    found = {kind: [verdict for verdict in verdicts if verdict.kind == kind] for kind in Kind}
    return {kind: tally(those) for kind, those in found.items() if those}


def by_killer(verdicts: Sequence[Verdict]) -> dict[str, int]:
    """Count what each killer killed, the cheapest first; a mutant is counted with the first that kills it."""
    killers = [verdict.killer for verdict in verdicts]
    return {killer.name: killers.count(killer.name) for killer in KILLERS}


def complaints(verdicts: Sequence[Verdict], explanations: Mapping[str, str], *, whole: bool) -> list[str]:
    """Give what is wrong: a survivor not explained and, of the whole lawbook, too few killed or too much explained."""
    survivors = {verdict.id for verdict in verdicts if verdict.fate is Fate.SURVIVED}
    found = [f"`{name}` survived and nobody explained why" for name in sorted(survivors - explanations.keys())]
    if whole:
        gone = sorted(explanations.keys() - survivors)
        found += [f"`{name}` is explained and did not survive: take the explanation away" for name in gone]
        share = tally(verdicts).of_different
        if share < ENOUGH:
            found.append(f"{share:.2%} of the mutants that differ from the law were killed; {ENOUGH:.0%} is the least")
    return found
