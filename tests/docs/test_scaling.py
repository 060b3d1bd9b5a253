"""The estimate in the note on scaling is what the script reckons, and the script reckons right."""

from math import exp, isclose
from pathlib import Path

from benchmarks.cluster.estimate import Assumed, estimate, page

NOTE = Path(__file__).parents[2] / "docs" / "explanation" / "scaling.md"


def test_the_note_holds_what_the_script_prints() -> None:
    assert page(Assumed()) in NOTE.read_text(encoding="utf-8")


def test_the_arithmetic() -> None:
    """By hand, on round numbers."""
    assumed = Assumed(
        people=1e6, transfers=1e9, bytes_of_row=10, shuffled_of_row=50, row_in_memory=100, rows_of_core=1e6,
        task_bytes=1e7, scans=2, machines=10, cores=10, disk=1e9, network=1e9, skew=2,
    )  # fmt: skip
    found = estimate(assumed)
    assert found.scanned == 2e10
    assert (found.rows_of_task, found.tasks) == (1e6, 1e3)
    assert isclose(found.combined, 1e6 * (1 - exp(-1)))
    assert isclose(found.shuffled, 1e3 * found.combined * 50)
    assert found.person_memory == 1e7
    assert found.compute == 10
    assert found.reading == 2
    moved = found.shuffled / 1e10
    assert isclose(found.moving, moved * 2 + moved * 0.9)
    assert isclose(found.wall, 2 * (10 + 2 + found.moving))


def test_more_of_anything_costs_no_less() -> None:
    before = estimate(Assumed())
    assert estimate(Assumed(transfers=2e11)).wall > before.wall
    assert estimate(Assumed(machines=100)).wall < before.wall
    assert estimate(Assumed(people=1e8)).shuffled < before.shuffled
