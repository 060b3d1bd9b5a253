"""The figures of the gate as a section of the page."""

from collections.abc import Mapping
from statistics import median

from benchmarks.gate.batches import Batches
from benchmarks.gate.requests import Requests

TITLE = "The gate"
_MB = 1_000_000
_MOST = {"SQLite": 120, "PostgreSQL": 400}


def section(
    machine: Mapping[str, str],
    batches: Mapping[str, Batches],
    requests: Mapping[str, list[Requests]],
    sizes: Mapping[str, int],
) -> str:
    """Give the section."""
    lines = [
        f"## {TITLE}",
        "",
        "Every commit is synced to the disk; the client runs on the same machine and takes part of its cores.",
        "The plain service is `benchmarks/gate/plain.py`: the same server and drivers, 16 connections,",
        "one transaction a request, the row of the counter locked; it writes no receipts and remembers no keys.",
        f"Measured on {machine['day']}: {machine['processor']}, {machine['cores']} cores, {machine['memory']},",
        f"{machine['python']}; load {machine['load']} at the start.",
        "Every figure is the median of its rounds; what is compared runs in turn.",
        "",
        "| batches of 10,000 new people | stored before | people a second | bare driver | ratio | wanted |",
        "|---|--:|--:|--:|--:|---|",
    ]
    lines += [
        f"| {name} | {each.stored:,} | {median(each.gate):,.0f} | {median(each.bare):,.0f}"
        f" | {median(each.ratios):.2f} | at least 0.7 |"
        for name, each in batches.items()
    ]
    lines += [
        "",
        "| single people, new | processes | a second | plain service | ratio | wanted |",
        "|---|--:|--:|--:|--:|---|",
    ]
    together = [(name, each) for name, found in requests.items() for each in found]
    lines += [
        f"| {name} | {each.processes} | {median(each.gate):,.0f} | {median(each.plain):,.0f}"
        f" | {median(each.ratios):.1f} | at least 3 |"
        for name, each in together
    ]
    lines += [
        "",
        "| at 80 % of that rate | processes | a second | median | 99 % within | wanted |",
        "|---|--:|--:|--:|--:|---|",
    ]
    lines += [
        f"| {name} | {each.processes} | {each.at_rate:,.0f} | {each.median_at_rate * 1000:.1f} ms"
        f" | {each.p99_at_rate * 1000:.1f} ms | 25 ms |"
        for name, each in together
    ]
    lines += [
        "",
        "| single people, already known | processes | a second | time of the client for one | wanted |",
        "|---|--:|--:|--:|---|",
    ]
    lines += [
        f"| {name} | {each.processes} | {median(each.known):,.0f} | {each.client_seconds * 1e6:.0f} µs | 6,000 |"
        for name, each in together
    ]
    lines += ["", "| a million people | takes | wanted |", "|---|--:|---|"]
    lines += [f"| {name} | {size / _MB:,.0f} MB | at most {_MOST[name]} MB |" for name, size in sizes.items()]
    return "\n".join(lines) + "\n"
