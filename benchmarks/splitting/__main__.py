"""``python -m benchmarks.splitting``: scores the detector and writes the figures into the documentation."""

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.splitting.scoring import SEEDS, Look, look_at_all
from benchmarks.splitting.worlds import KINDS
from tongguan.engines import open_engine

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "splitting.md"
BEGINS, ENDS = "<!-- measured: written by `python -m benchmarks.splitting` -->", "<!-- end of what was measured -->"


def main() -> None:
    """Score every kind, print it and write the page."""
    with open_engine("duckdb") as engine:
        section = section_of(list(look_at_all(engine)))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    PAGE.write_text(f"{before}{BEGINS}\n\n{section}\n{ENDS}{after}", encoding="utf-8")
    sys.stdout.write(section)


def section_of(looks: Sequence[Look]) -> str:
    """Give the table, and precision and recall over all and without the hard kinds."""
    rows = [
        "| what was drawn | splits | suspected | by the sign that ought to show | other signs |",
        "|---|---|--:|--:|---|",
    ]
    for kind, (splits, sign, _) in KINDS.items():
        mine = [look for look in looks if look.world.kind == kind]
        suspected = sum(look.suspected for look in mine)
        by_sign = f"{sum(look.by_its_sign for look in mine)} of {len(mine)} `{sign}`" if sign else ""
        others = sorted({each.sign for look in mine for each in look.found} - {sign})
        named = ", ".join(f"`{each}`" for each in others)
        rows.append(f"| {kind} | {'yes' if splits else 'no'} | {suspected} of {len(mine)} | {by_sign} | {named} |")
    easy = [look for look in looks if "hard" not in look.world.kind]
    return (
        "\n".join(
            [
                f"{SEEDS} worlds of each kind.",
                "",
                *rows,
                "",
                _scores("All kinds", looks),
                _scores("Without the hard kinds", easy),
            ]
        )
        + "\n"
    )


def _scores(name: str, looks: Sequence[Look]) -> str:
    right = sum(look.suspected and look.world.splits for look in looks)
    suspected, splitting = sum(look.suspected for look in looks), sum(look.world.splits for look in looks)
    return f"{name}: precision {right / suspected:.2f}, recall {right / splitting:.2f}.\n"


if __name__ == "__main__":
    main()
