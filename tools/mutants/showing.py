"""Shows what became of mutants: on the terminal, and as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from tools.mutants.figures import Tally, by_killer, by_kind, tally
from tools.mutants.judging import Fate, Verdict


def show(verdicts: Sequence[Verdict], told: Mapping[str, str], seconds: float) -> None:
    """Print the figures, and each survivor with why it survived."""
    whole = tally(verdicts)
    rows = [(kind.value, counted) for kind, counted in by_kind(verdicts).items()]
    print(f"{'':12}{'mutants':>9}{'killed':>9}{'equal':>9}{'survived':>10}")
    for name, counted in (*rows, ("all", whole)):
        print(f"{name:12}{counted.mutants:9,}{counted.killed:9,}{counted.equivalent:9,}{counted.survived:10,}")
    print("\nkilled by " + ", ".join(f"{name} {number:,}" for name, number in by_killer(verdicts).items()))
    print(f"killed: {whole.of_all:.2%} of all, {whole.of_different:.2%} of those not proved equal to the law")
    print(f"in {seconds:.0f} s")
    for verdict in verdicts:
        if verdict.fate is Fate.SURVIVED:
            print(f"\nsurvived: {verdict.id}\n  {told.get(verdict.id, 'not explained').strip()}")
            if verdict.parting is not None:
                print(f"  decides unlike the law on {verdict.parting}")


def as_dict(verdicts: Sequence[Verdict], told: Mapping[str, str], edition: str, seconds: float) -> dict[str, object]:
    """Give the figures and every verdict as JSON has them."""
    return {
        "edition": edition,
        "seconds": round(seconds, 1),
        "figures": _figures(tally(verdicts)),
        "kinds": {kind.value: _figures(counted) for kind, counted in by_kind(verdicts).items()},
        "killers": by_killer(verdicts),
        "verdicts": [{**asdict(verdict), "explanation": told.get(verdict.id)} for verdict in verdicts],
    }


def _figures(counted: Tally) -> dict[str, float]:
    return {**asdict(counted), "of_all": round(counted.of_all, 4), "of_different": round(counted.of_different, 4)}
