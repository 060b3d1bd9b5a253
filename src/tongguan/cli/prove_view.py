"""Shows proofs: to people as tables and declarations, to programs as plain values."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tongguan.cli.words import prove as words
from tongguan.proof import Example, Instance, SpanProof, Verdict
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import PATHWAYS

if TYPE_CHECKING:
    from tongguan.cli.screen import Screen
    from tongguan.decision.consequences.flags import Flag
    from tongguan.law import Lawbook
    from tongguan.vocabulary import Phrase


def as_dict(
    book: "Lawbook",
    draft: str | None,
    proofs: Sequence[SpanProof],
    seconds: float,
    language: Language,
    *,
    decides: bool,
    flags: "Sequence[Flag]" = (),
) -> dict[str, Any]:
    """Give the whole answer as plain values."""
    return {
        "lawbook": {"edition": book.edition, "known_until": book.known_until.isoformat()},
        "as_if": {"draft": draft, "decides": decides} if draft else None,
        "proved": all(proof.proved for proof in proofs),
        "reproduced": all(proof.reproduced for proof in proofs),
        "seconds": round(seconds, 3),
        "spans": [_span(proof, language) for proof in proofs],
        "flags": [{"code": each.code, "message": each.says.in_language(language)} for each in flags],
    }


def _span(proof: SpanProof, language: Language) -> dict[str, Any]:
    return {
        "from": proof.first.isoformat(),
        "until": proof.last.isoformat() if proof.last else None,
        "rules": proof.rules,
        "proved": proof.proved,
        "seconds": round(proof.seconds, 3),
        "claims": [
            {
                "claim": verdict.claim,
                "says": verdict.says.in_language(language),
                "applies": verdict.applies,
                "proved": verdict.proved,
                "questions": verdict.asked,
                "seconds": round(verdict.seconds, 3),
                "refuted_by": [_instance(each, language) for each in verdict.refuted_by],
                "shown": [_instance(each, language) for each in verdict.shown],
            }
            for verdict in proof.verdicts
        ],
        "differences": [
            {"law": each.law.value, "draft": each.draft.value, **_example(each.example)} for each in proof.partings
        ],
    }


def _instance(instance: Instance, language: Language) -> dict[str, Any]:
    return {
        "says": instance.says.in_language(language),
        "rules": list(instance.rules),
        "example": _example(instance.example) if instance.example else None,
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "as_of": example.day.isoformat(),
        "readings": dict(example.readings),
        "declaration": example.declaration,
        "possible": [[[each.value for each in law] for law in handler] for handler in example.results],
        "decided_by": [[list(law) for law in handler] for handler in example.decided_by],
        "conflict": example.conflict,
        "reproduced": example.reproduced,
        "refused": example.refused,
    }


def show_undecided(draft: str, screen: "Screen") -> None:
    """Say that a draft has nothing to prove."""
    screen.line(screen.words(words.UNDECIDED).format(draft=draft))


def show(
    proofs: Sequence[SpanProof], draft: str | None, seconds: float, screen: "Screen", flags: "Sequence[Flag]" = ()
) -> None:
    """Write what was proved, then each counter-example in full, then where a draft parts from the law."""
    screen.table(
        (words.FROM, words.UNTIL, words.RULES, words.RESULT, words.SECONDS),
        [
            (
                proof.first.isoformat(),
                proof.last.isoformat() if proof.last else "",
                str(proof.rules),
                words.PROVED if proof.proved else words.REFUTED,
                f"{proof.seconds:.1f}",
            )
            for proof in proofs
        ],
    )
    screen.line()
    rows = [_row([proof.verdicts[place] for proof in proofs]) for place in range(len(proofs[0].verdicts))]
    screen.table(
        (words.CLAIM, words.RESULT, words.SPANS, words.QUESTIONS, words.EXAMPLES, words.SECONDS), rows, fixed=(1, 2)
    )
    refuted = [(proof, each) for proof in proofs for verdict in proof.verdicts for each in verdict.refuted_by]
    for proof, instance in refuted:
        _show_refutation(proof, instance, draft, screen)
    for proof in proofs:
        if proof.partings:
            _show_partings(proof, draft, screen)
    screen.line()
    closing = words.NOT_PROVED if refuted else words.ALL_PROVED
    screen.line(screen.words(closing).format(count=len(refuted), seconds=seconds))
    if not all(proof.reproduced for proof in proofs):
        screen.line(words.DISAGREES, style="red")
    for flag in flags:
        screen.line(f"⚑ {screen.words(flag.says)}", style="yellow")


def _row(verdicts: Sequence[Verdict]) -> "tuple[Phrase | str, ...]":
    applying = [verdict for verdict in verdicts if verdict.applies]
    proved = sum(verdict.proved for verdict in applying)
    result = words.NOTHING if not applying else words.PROVED if proved == len(applying) else words.REFUTED
    return (
        verdicts[0].says,
        result,
        f"{proved}/{len(applying)}",
        str(sum(verdict.asked for verdict in verdicts)),
        str(sum(len(verdict.shown) for verdict in verdicts)),
        f"{sum(verdict.seconds for verdict in verdicts):.1f}",
    )


def _show_refutation(proof: SpanProof, instance: Instance, draft: str | None, screen: "Screen") -> None:
    screen.line()
    screen.heading(f"{screen.words(words.REFUTED)} · {proof.first} · {screen.words(instance.says)}")
    if instance.rules:
        screen.pairs([(words.RULES, ", ".join(instance.rules))], indent=2)
    if instance.example is None:
        screen.line(words.WITHOUT, indent=2)
        return
    _show_example(instance.example, draft, screen)


def _show_partings(proof: SpanProof, draft: str | None, screen: "Screen") -> None:
    screen.line()
    screen.heading(f"{screen.words(words.PARTS)} · {proof.first} – {proof.last or ''}".rstrip(" –"))
    screen.table(
        (words.LAW, words.CITES, words.DRAFT, words.CITES),
        [
            (PATHWAYS[each.law], _cites(each.example, 0), PATHWAYS[each.draft], _cites(each.example, 1))
            for each in proof.partings
        ],
        fixed=(0, 2),
    )
    for parting in proof.partings:
        screen.line()
        screen.heading(" → ".join(screen.words(PATHWAYS[each]) for each in (parting.law, parting.draft)))
        _show_example(parting.example, draft, screen)


def _cites(example: Example, law: int) -> str:
    return ", ".join(example.decided_by[0][law]) if example.decided_by else ""


def _show_example(example: Example, draft: str | None, screen: "Screen") -> None:
    said = words.ON_DAY if draft is None else words.ON_DAY_AS_IF
    screen.line(screen.words(said).format(day=example.day, draft=draft), indent=2)
    if example.readings:
        chosen = ", ".join(f"{name}: {choice}" for name, choice in example.readings.items())
        screen.pairs([(words.READINGS, chosen)], indent=2)
    if not example.reproduced:
        screen.line(words.DISAGREES, style="red", indent=2)
    screen.line()
    sys.stdout.write(example.declaration)  # as it is: to be copied into a file
