"""How long ``tongguan prove`` takes over all regimes."""

import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

ROUNDS = 3

_SECTION = """## Proving the lawbook

`tongguan prove`, the whole command in a new process, {rounds} times: {claims} claims over all facts,
on every span of days since 2022-09-01 ({spans} sets of deciding rules); every claim is proved.
Wanted: at most 60 s.
Measured: **{median:.1f} s** at the median, {worst:.1f} s at worst.
"""


@dataclass
class ProofFigure:
    """Seconds on the wall, and what was proved."""

    claims: int = 0
    spans: int = 0
    seconds: list[float] = field(default_factory=list)


class NotProvedError(Exception):
    """The command did not prove every claim, so its time says nothing."""


def measure(rounds: int = ROUNDS) -> ProofFigure:
    """Time the command.

    Raises:
        NotProvedError: A claim is refuted, or the command failed.
    """
    command = [str(Path(sys.executable).with_name("tongguan")), "prove", "--json"]
    figure = ProofFigure()
    for _ in range(rounds):
        before = time.perf_counter()
        run = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 -- our own command
        figure.seconds.append(time.perf_counter() - before)
        if run.returncode != 0:
            raise NotProvedError(run.stderr.decode(errors="replace"))
        proofs = json.loads(run.stdout)["spans"]
        figure.spans, figure.claims = len(proofs), len({claim["claim"] for each in proofs for claim in each["claims"]})
    return figure


def section(figure: ProofFigure) -> str:
    """Give the section of the page."""
    return _SECTION.format(
        claims=figure.claims,
        spans=figure.spans,
        rounds=len(figure.seconds),
        median=median(figure.seconds),
        worst=max(figure.seconds),
    )
