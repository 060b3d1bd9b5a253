"""Tells what becomes of a mutant: killed, proved equal to the law, or alive."""

from dataclasses import dataclass
from enum import StrEnum

from tools.mutants.by_answers import EXAMPLES, PUBLIC_CASES
from tools.mutants.by_exhaustion import runs_alike
from tools.mutants.by_proof import PROOFS, is_proved_alike, is_same_law, parting
from tools.mutants.by_tables import CLOCK_TABLES, DAY_TABLES, RULE_TABLES, STANDING_TABLE
from tools.mutants.killers import Killed, Killer, Suspect, killed

KILLERS: tuple[Killer, ...] = (
    RULE_TABLES,
    DAY_TABLES,
    CLOCK_TABLES,
    PUBLIC_CASES,
    STANDING_TABLE,
    EXAMPLES,
    PROOFS,
)
"""What tells mutants from the law, the cheapest first."""


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    EQUIVALENT = "equivalent"
    SURVIVED = "survived"


class Proof(StrEnum):
    """How it is known that a mutant is equal to the law."""

    BY_Z3 = "by z3"
    BY_EXHAUSTION = "by trying every day"
    BY_ORDER = "by the order of rules"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant: what killed it, what proves it equal to the law, or an export that it decides unlike."""

    id: str
    kind: str
    of: str
    fate: Fate
    killer: str | None = None
    by: str | None = None
    proof: Proof | None = None
    parting: str | None = None


def judge(suspect: Suspect) -> Verdict:
    """Ask everything that could tell a suspect from the law.

    Raises:
        TongguanError: The rules of the suspect cannot be compared with the law.
    """
    mutant = suspect.mutant
    found: Killed | None = killed(suspect, KILLERS)
    if found is not None:
        return Verdict(mutant.id, mutant.kind, mutant.of, Fate.KILLED, killer=found.killer, by=found.by)
    proof = _proof(suspect)
    if proof is not None:
        return Verdict(mutant.id, mutant.kind, mutant.of, Fate.EQUIVALENT, proof=proof)
    world = parting(suspect)
    shown = None if world is None else f"{world.day}, read otherwise {dict(world.readings)}: {dict(world.facts)}"
    return Verdict(mutant.id, mutant.kind, mutant.of, Fate.SURVIVED, parting=shown)


def _proof(suspect: Suspect) -> Proof | None:
    if is_proved_alike(suspect):
        return Proof.BY_Z3
    if is_same_law(suspect):
        return Proof.BY_ORDER
    return Proof.BY_EXHAUSTION if runs_alike(suspect) else None
