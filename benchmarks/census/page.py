"""The figures of the census as Markdown."""

from collections.abc import Mapping

_NAMES = {
    "scan": "bare scan of the three columns",
    "totals": "plain `count(distinct)` of the two totals",
    "by-person": "hand-written `GROUP BY` person that gives totals, profile and curve",
    "census": "`tongguan census`: the same, every export, crossing days, and what became of every row",
    "identified": "the same from raw identifiers in three columns, hashed and resolved",
    "state-built": "building a state",
    "state-added": "adding a file to the state",
    "recounted": "counting all of it anew instead",
}
_WANTED = (
    ("census", "totals", "at most 2.5"),
    ("census", "by-person", "at most 1.3"),
    ("identified", "totals", "at most 8"),
    ("recounted", "state-added", "at least 20"),
    ("census", "scan", "for orientation"),
    ("state-built", "census", "for orientation"),
)
_GIB = 1 << 30


def page(
    machine: Mapping[str, str], rows: int, people: int, added: int, figures: Mapping[str, Mapping[str, float]]
) -> str:
    """Give the page: what each task took, and how they compare."""
    lines = [
        "# Census",
        "",
        f"{rows:,} rows about {people:,} people and 40 exports; {added:,} rows are added to the state.",
        (
            f"{machine['processor']}, {machine['cores']} cores, {machine['memory']}, Python {machine['python']},"
            f" load {machine['load']}, {machine['day']}."
        ),
        (
            "Every task runs in a process of its own with two threads; the median of the rounds is shown."
            " Imports are not part of it."
        ),
        "",
        "| task | seconds | processor seconds | peak memory |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {_NAMES[name]} | {figure['wall']:.2f} | {figure['cpu']:.2f} | {figure['peak'] / _GIB:.2f} GiB |"
        for name, figure in figures.items()
    ]
    lines += ["", "| ratio | on the wall | of processor time | wanted |", "|---|---|---|---|"]
    lines += [
        f"| {one} : {other} | {figures[one]['wall'] / figures[other]['wall']:.2f}"
        f" | {figures[one]['cpu'] / figures[other]['cpu']:.2f} | {wanted} |"
        for one, other, wanted in _WANTED
    ]
    return "\n".join(lines) + "\n"
