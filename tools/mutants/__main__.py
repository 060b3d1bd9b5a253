"""Tells how many mutants of the lawbook the cases and proofs kill, and writes the page about them.

Run as ``python -m tools.mutants [--only NAME]... [--json] [--jobs N]``. Fails where a survivor is not explained, and,
of the whole lawbook, where too few are killed or an explanation is of nothing that survived.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from tongguan.law import load_book
from tools.mutants.explanations import explanations
from tools.mutants.figures import complaints
from tools.mutants.judging import Verdict
from tools.mutants.making import mutants_of
from tools.mutants.model import Mutant
from tools.mutants.page import page_of
from tools.mutants.running import judged
from tools.mutants.showing import as_dict, show

PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "mutants.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Answer 0 when enough mutants are killed and every survivor is explained, else 1; 2 where none is meant."""
    asked = _parser().parse_args(arguments)
    law = load_book()
    every = mutants_of(law)
    for name in asked.only:
        if not any(mutant.is_of(name) for mutant in every):
            print(f"error: no mutant is of `{name}`", file=sys.stderr)
            return 2
    mutants = [mutant for mutant in every if not asked.only or any(map(mutant.is_of, asked.only))]
    started = time.monotonic()
    verdicts = sorted(_watched(mutants, asked.jobs), key=lambda verdict: verdict.id)
    seconds = time.monotonic() - started
    told, whole = explanations(), not asked.only
    wrong = complaints(verdicts, told, whole=whole)
    if asked.json:
        print(json.dumps(as_dict(verdicts, told, law.edition, seconds), ensure_ascii=False, indent=2))
    else:
        show(verdicts, told, seconds)
    if whole:
        PAGE.write_text(page_of(verdicts, told, law.edition), encoding="utf-8")
        print(f"wrote {os.path.relpath(PAGE)}", file=sys.stderr)
    for each in wrong:
        print(f"error: {each}", file=sys.stderr)
    return 1 if wrong else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "--only",
        metavar="NAME",
        action="append",
        default=[],
        help="only mutants of an instrument (CBDF-2024), a provision (CBDF-2024#5) or a rule "
        "(CBDF-2024:small-volume-is-free); may be given several times; writes no page",
    )
    parser.add_argument("--json", action="store_true", help="every verdict, and the figures, as JSON")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many at once (default: a core each)")
    return parser


def _watched(mutants: Sequence[Mutant], jobs: int) -> Iterator[Verdict]:
    """Judge, with a bar on standard error while someone watches it."""
    console = Console(stderr=True)
    columns = (TextColumn("mutants"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("mutants", total=len(mutants))
        for verdict in judged(mutants, jobs):
            progress.advance(task)
            yield verdict


if __name__ == "__main__":
    sys.exit(main())
