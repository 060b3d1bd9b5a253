"""The figures of the census as a section of the page."""

from collections.abc import Mapping

TITLE = "A census of a year of transfers"

_NAMES = {
    "scan": "bare scan of the three columns",
    "totals": "plain `count(distinct …)` of the two totals",
    "by-person": "hand-written `GROUP BY` person that gives totals, profile and curve",
    "census": "`tongguan census`: the same, every export, crossing days, and what became of every row",
    "identified": "the same from raw identifiers in three columns, hashed and resolved",
    "state-built": "building a state from nothing",
    "state-added": "adding a file to the state",
    "recounted": "counting all of it anew in one pass, without a state",
}
_WANTED = (
    ("census", "totals", "at most 2.5"),
    ("census", "by-person", "at most 1.3"),
    ("identified", "totals", "at most 8"),
    ("recounted", "state-added", "at least 20"),
    ("census", "scan", "to be stated"),
    ("state-built", "state-added", "to be stated"),
    ("state-built", "census", "to be stated"),
)
_GIB = 1 << 30


def section(
    machine: Mapping[str, str], rows: int, people: int, added: int, figures: Mapping[str, Mapping[str, float]]
) -> str:
    """Give the section: what each task took, and how they compare."""
    rounds = int(max(figure["rounds"] for figure in figures.values()))
    lines = [
        f"## {TITLE}",
        "",
        f"{rows:,} rows about {people:,} people and 40 exports; {added:,} rows are added to the state.",
        f"Every task runs in a process of its own with two threads; imports are not part of it. {_shown(rounds)}",
        (
            f"Measured on {machine['day']}: {machine['processor']}, {machine['cores']} cores, {machine['memory']},"
            f" {machine['python']}; load {machine['load']} at the start."
        ),
        "Wanted: the ratios below, and a peak of at most 8 GiB.",
        f"Measured: a peak of **{max(figure['peak'] for figure in figures.values()) / _GIB:.1f} GiB**.",
        "",
        "| | seconds on the wall | seconds of all cores | peak memory |",
        "|---|--:|--:|--:|",
    ]
    lines += [
        f"| {_NAMES[name]} | {figure['wall']:.1f} | {figure['cpu']:.1f} | {figure['peak'] / _GIB:.2f} GiB |"
        for name, figure in figures.items()
    ]
    lines += ["", "| ratio | on the wall | of processor time | wanted |", "|---|--:|--:|---|"]
    lines += [
        f"| {_NAMES[one]} : {_NAMES[other]} | {figures[one]['wall'] / figures[other]['wall']:.2f}"
        f" | {figures[one]['cpu'] / figures[other]['cpu']:.2f} | {wanted} |"
        for one, other, wanted in _WANTED
        if one in figures and other in figures
    ]
    return "\n".join(lines) + "\n"


def _shown(rounds: int) -> str:
    if rounds == 1:
        return "Each ran once."
    return f"Shown is the median, of {rounds} rounds for the first four tasks and of one for the others."
