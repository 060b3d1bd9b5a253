"""``tongguan prove``: is the lawbook sound, over all facts?"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.days import read_day
from tongguan.cli.errors import BadValueError
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import prove as words
from tongguan.law import load_catalogues
from tongguan.proof import SpanProof, require_z3
from tongguan.vocabulary.phrase import Language

if TYPE_CHECKING:
    from tongguan.law import Lawbook
    from tongguan.proof.spans import Span

app = typer.Typer()

PROVED, DISAGREES, REFUTED = 0, 1, 4


@app.command(
    help=words.HELP.en,
    epilog="tongguan prove\ntongguan prove --on 2024-03-22 --on 2026-06-30 --json\ntongguan prove --as-if CERT-2025D",
)
def prove(
    *,
    on: Annotated[list[str] | None, typer.Option("--on", metavar="DATE", help=words.ON.en)] = None,
    as_if: Annotated[str | None, typer.Option("--as-if", metavar="DRAFT", help=words.AS_IF.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Prove the law since the first measures, or that of some days, or a draft."""
    require_z3()

    from tongguan.cli.prove_view import as_dict, show, show_undecided  # noqa: PLC0415 -- only after z3 is known to be there
    from tongguan.decision.assessment import book_flags  # noqa: PLC0415 -- as above
    from tongguan.decision.regime import make_regime  # noqa: PLC0415 -- as above
    from tongguan.proof.proving import decides  # noqa: PLC0415 -- as above

    started = time.perf_counter()
    book, language = lawbook(), spoken(lang)
    days = [read_day(text, "--on") for text in on or ()]
    if as_if is not None:
        make_regime(book, book.known_until, as_if=as_if)  # refuses what is not a draft
        if not decides(book, as_if):
            if as_json:
                print_json(as_dict(book, as_if, (), 0.0, language, decides=False))
            else:
                show_undecided(as_if, Screen(language))
            return
    proofs = _prove(book, days, as_if, language)
    seconds = time.perf_counter() - started
    flags = book_flags(book, max(days)) if days else ()
    if as_json:
        print_json(as_dict(book, as_if, proofs, seconds, language, decides=True, flags=flags))
    else:
        show(proofs, as_if, seconds, Screen(language), flags)
    raise typer.Exit(exit_code(proofs))


def exit_code(proofs: Sequence[SpanProof]) -> int:
    """Give 1 where the engine disagrees with the prover, else 4 where a claim is refuted, else 0."""
    if not all(proof.reproduced for proof in proofs):
        return DISAGREES
    return PROVED if all(proof.proved for proof in proofs) else REFUTED


def _prove(book: "Lawbook", days: Sequence[date], draft: str | None, language: Language) -> tuple[SpanProof, ...]:
    from tongguan.proof.proving import prove_span, spans_of_draft  # noqa: PLC0415 -- brings z3 with it
    from tongguan.proof.spans import spans_of  # noqa: PLC0415 -- only here

    catalogues = load_catalogues()
    spans = spans_of(book, catalogues)
    whole = spans if draft is None else spans_of_draft(book, draft, spans)
    asked = _asked(spans, days) if days else whole
    proofs = []
    with _progress(len(asked), language) as bar:
        for span in asked:
            bar.advance_to(span.first)
            proofs.append(prove_span(book, catalogues, span, time.perf_counter, draft=draft))
    return tuple(proofs)


def _asked(spans: Sequence["Span"], days: Sequence[date]) -> tuple["Span", ...]:
    for day in days:
        if day < spans[0].first:
            raise BadValueError(
                f"`{day}` is before {spans[0].first}, from which on the law is proved",
                help="exporting had no procedure before the first measures",
                field="--on",
            )
    return tuple(span for span in spans if any(span.holds(day) for day in days))


class Bar(Protocol):
    """What shows how far the proof has come."""

    def advance_to(self, first: date) -> None:
        """Say that the span that begins on ``first`` is being proved."""


class _NoBar:
    def advance_to(self, first: date) -> None:
        """Show nothing: nobody watches."""


@contextmanager
def _progress(total: int, language: Language) -> Iterator[Bar]:
    """Show a bar on standard error while someone watches it."""
    from rich.console import Console  # noqa: PLC0415 -- only for people
    from rich.progress import Progress  # noqa: PLC0415 -- as above

    console = Console(stderr=True)
    if not console.is_terminal:
        yield _NoBar()
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(words.PROVING.in_language(language), total=total)

        class Shown:
            begun = 0

            def advance_to(self, first: date) -> None:
                said = f"{words.PROVING.in_language(language)} {first}"
                progress.update(task, completed=self.begun, description=said)
                self.begun += 1

        yield Shown()
