"""Writes the page with the figures, the survivors and their explanations, and what is proved equal to the law."""

from collections.abc import Mapping, Sequence

from tools import markdown
from tools.mutants.figures import Tally, by_killer, by_kind, tally
from tools.mutants.judging import Fate, Proof, Verdict
from tools.mutants.model import Kind
from tools.mutants.page_words import (
    ALIKE,
    ASKED,
    GENERATED,
    INTRO,
    KILLERS,
    LEFT_ALONE,
    MORE,
    NOT_COMPARED,
    ORDER_OF_KILLERS,
    SURVIVED,
)


def page_of(verdicts: Sequence[Verdict], explanations: Mapping[str, str], edition: str) -> str:
    """Give the whole page, alike for the same verdicts in any order."""
    found = sorted(verdicts, key=lambda verdict: verdict.id)
    survivors = [verdict.id for verdict in found if verdict.fate is Fate.SURVIVED]
    parts = [
        "# Mutants of the lawbook",
        GENERATED,
        INTRO,
        "## Figures",
        _summary(tally(found), edition),
        "The mistakes that the design asks for:",
        _kinds(found, ASKED),
        "Further ones:",
        _kinds(found, MORE),
        LEFT_ALONE,
        ORDER_OF_KILLERS,
        _killers(found),
        "## Survivors",
        SURVIVED if survivors else "None.",
        *(f"### {markdown.code(name)}\n\n{explanations.get(name, 'Not explained yet.').strip()}" for name in survivors),
        "## Proved equal to the law",
        NOT_COMPARED,
        *(part for proof in Proof for part in _alike(found, proof)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _summary(whole: Tally, edition: str) -> str:
    return (
        f"Of the {whole.mutants:,} mutants of edition `{edition}`, {whole.killed:,} were killed, {whole.equivalent:,} "
        f"are proved equal to the law, and {whole.survived:,} survived.\n"
        f"That is {whole.of_all:.2%} of all, and {whole.of_different:.2%} of those not proved equal."
    )


def _kinds(verdicts: Sequence[Verdict], said: Mapping[Kind, str]) -> str:
    counted = by_kind(verdicts)
    rows = [(markdown.code(kind), words, *_cells(counted[kind])) for kind, words in said.items() if kind in counted]
    return markdown.table(("sort", "mistake", "mutants", "killed", "proved equal", "survived"), rows)


def _cells(counted: Tally) -> tuple[str, ...]:
    return tuple(f"{number:,}" for number in (counted.mutants, counted.killed, counted.equivalent, counted.survived))


def _killers(verdicts: Sequence[Verdict]) -> str:
    rows = [(name, KILLERS[name], f"{number:,}") for name, number in by_killer(verdicts).items()]
    return markdown.table(("killer", "what it is", "killed"), rows)


def _alike(verdicts: Sequence[Verdict], proof: Proof) -> tuple[str, ...]:
    names = [verdict.id for verdict in verdicts if verdict.proof is proof]
    if not names:
        return ()
    return f"### {proof.value.capitalize()}", ALIKE[proof], "\n".join(f"- {markdown.code(name)}" for name in names)
