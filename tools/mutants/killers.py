"""A killer is a way to tell a mutant from the law: it asks the runner of a test, and has no logic of its own."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.proof.setting import ProverGaveUpError
from tools.mutants.model import Mutant


@dataclass(frozen=True, slots=True, eq=False)
class Suspect:
    """A mutant with its lawbook, beside the law that it is to be told from; equal to no other."""

    mutant: Mutant
    book: Lawbook
    law: Lawbook
    catalogues: Catalogues


@dataclass(frozen=True, slots=True)
class Killer:
    """One way to tell mutants from the law: ``failing`` yields the cases of which a suspect gives something else."""

    name: str
    failing: Callable[[Suspect], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Killed:
    """Which killer told a mutant from the law, and by which case or claim."""

    killer: str
    by: str


def killed(suspect: Suspect, killers: Sequence[Killer]) -> Killed | None:
    """Ask the killers in turn, and give the first that tells the suspect from the law.

    A lawbook that cannot even be asked is told from the law as well; a prover that takes too long tells nothing.
    """
    for killer in killers:
        try:
            by = next(killer.failing(suspect), None)
        except ProverGaveUpError:
            continue
        except Exception as error:  # noqa: BLE001 -- whatever a mutant breaks; that the law passes is asked before
            by = f"{type(error).__name__}: {error}"
        if by is not None:
            return Killed(killer.name, by)
    return None
