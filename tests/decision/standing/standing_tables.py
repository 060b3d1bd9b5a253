"""The table of standings, and in what the standings under a lawbook differ from it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.decision.standing.building import AS_OF, mechanism, stand
from tongguan.decision.standing import ExportStanding
from tongguan.law import Lawbook
from tongguan.strict_yaml import load

TABLE = Path(__file__).with_name("cases.yaml")
CASES: list[dict[str, Any]] = load(TABLE.read_bytes(), TABLE.name)["cases"]
_GIVEN = {"export", "handler", "recipients", "as_of", "readings"}
_EXPECTED = {"standing", "per_recipient", "cites", "flags", "no_flags", "overdue", "refilings"}


def found(case: Mapping[str, Any], book: Lawbook) -> ExportStanding:
    """Give the standing of the one export of a case.

    Raises:
        AssertionError: The case has a key that nobody reads.
    """
    assert set(case) <= {"name", "mechanisms", *_GIVEN, *_EXPECTED}, case["name"]
    mechanisms = [
        mechanism(each["of"], {k: v for k, v in each.items() if k != "of"}) for each in case.get("mechanisms", [])
    ]
    given = {name: case[name] for name in _GIVEN if name in case}
    (standing,) = stand(mechanisms, book=book, **{"as_of": AS_OF, **given})
    return standing


def differences(case: Mapping[str, Any], book: Lawbook) -> Iterator[str]:
    """Yield each difference between the standing of a case and what the table says of it."""
    seen = found(case, book)
    first, codes = seen.per_recipient[0], {flag.code for flag in seen.flags}
    if seen.standing != case["standing"]:
        yield f"standing is {seen.standing}, not {case['standing']}: {seen.per_recipient}"
    uncited = set(case.get("cites", [])) - {cite for reason in first.reasons for cite in reason.cites}
    if uncited:
        yield f"nothing cites {sorted(uncited)}"
    standings = {each.recipient: each.standing for each in seen.per_recipient}
    for recipient, standing in case.get("per_recipient", {}).items():
        if standings[recipient] != standing:
            yield f"standing for {recipient} is {standings[recipient]}, not {standing}"
    yield from _flags(case, codes)
    overdue, refilings = [each.code for each in seen.overdue], sorted(each.what for each in seen.refilings)
    if "overdue" in case and overdue != case["overdue"]:
        yield f"overdue are {overdue}, not {case['overdue']}"
    if "refilings" in case and refilings != sorted(case["refilings"]):
        yield f"refilings are {refilings}, not {sorted(case['refilings'])}"


def _flags(case: Mapping[str, Any], codes: set[str]) -> Iterator[str]:
    unraised = set(case.get("flags", [])) - codes
    if unraised:
        yield f"nothing raises {sorted(unraised)}"
    if case.get("no_flags") and codes:
        yield f"flags are raised: {sorted(codes)}"
    if "flags" in case and not case["flags"] and "transition-period" in codes:
        yield "the flag `transition-period` is raised"
