"""What was done to the gate and what came of it, as a page of the documentation."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

SCALE: Final = max(1, int(os.environ.get("GATE_SCALE", "1")))
"""How many times as much is done as in the tests that everybody runs."""

_HEAD = """# What the gate withstands

<!-- Written by the tests in tests/gate/reliability. Do not edit: run `make reliability`. -->

What was done to real gates, as processes, on real ledgers, and what was counted afterwards.
{how_much}
After each of them the ledger is proved: chain, people, rows and counters say the same as the receipts callers hold.
"""


_AS_ALWAYS = (
    "These are the numbers of the tests that run with every change; "
    "`make reliability` does several times as much and writes this page anew."
)
_MORE = "The same tests run with every change; here {scale} times as much was done."


class Reported(NamedTuple):
    """What was done, and what was counted."""

    what: str
    counted: Mapping[str, Any]

    def __str__(self) -> str:
        """Give it in one line."""
        return f"{self.what}: " + ", ".join(f"{name} {value}" for name, value in self.counted.items())


def write_page(page: Path, reported: Sequence[Reported]) -> None:
    """Write the page."""
    lines = [_HEAD.format(how_much=_AS_ALWAYS if SCALE == 1 else _MORE.format(scale=SCALE))]
    for what in dict.fromkeys(each.what for each in reported):
        together = [each.counted for each in reported if each.what == what]
        names = list(dict.fromkeys(name for counted in together for name in counted))
        lines += [f"## {what}", "", f"| {' | '.join(names)} |", f"|{'---|' * len(names)}"]
        lines += [f"| {' | '.join(_said(counted.get(name, '')) for name in names)} |" for counted in together]
        lines.append("")
    page.write_text("\n".join(lines), encoding="utf-8")


def _said(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)
