"""The shipped companies: what a lawbook answers for each, and in what it differs from what was written from the law."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tongguan.decision.answer import answers_of
from tongguan.decision.assessment import assess
from tongguan.decision.declaration import read_declarations
from tongguan.law import Lawbook, load_catalogues
from tongguan.strict_yaml import load

EXAMPLES = Path(__file__).parents[2] / "examples"
PAIRS = [
    (EXAMPLES / "retailer" / "declaration.yaml", EXAMPLES / "retailer" / "expected.yaml"),
    (EXAMPLES / "retailer" / "one-export.yaml", EXAMPLES / "retailer" / "one-export.expected.yaml"),
    (EXAMPLES / "hotel-group" / "declaration.yaml", EXAMPLES / "hotel-group" / "expected.yaml"),
    (EXAMPLES / "drug-maker" / "declaration.yaml", EXAMPLES / "drug-maker" / "expected.yaml"),
]
_MISSING = object()


@cache
def expected_of(path: Path) -> Any:
    """Read what is expected of an example."""
    return load(path.read_bytes(), path.name)


def answered(path: Path, as_of: date, book: Lawbook, *, alternatives: bool = True) -> list[dict[str, Any]]:
    """Give the answer for each handler of a file."""
    catalogues = load_catalogues()
    declarations = read_declarations(path.read_bytes(), path.name, book, catalogues)
    answer = answers_of(assess(declarations, book, catalogues, as_of, alternatives=alternatives), "en")
    handlers: list[dict[str, Any]] = answer.get("handlers", [answer])
    return handlers


def differences(declaration: Path, expected: Path, book: Lawbook, *, alternatives: bool = True) -> Iterator[str]:
    """Yield each difference between the answer and what is expected; readings only with ``alternatives``."""
    wanted = expected_of(expected)
    handlers = answered(declaration, wanted["as_of"], book, alternatives=alternatives)
    names, want_names = [handler["handler"] for handler in handlers], [each["name"] for each in wanted["handlers"]]
    if names != want_names:
        yield f"handlers: {names}, not {want_names}"
        return
    for handler, want in zip(handlers, wanted["handlers"], strict=True):
        yield from _unlike(handler["overall"], want["overall"], ("possible", "settled"), "overall")
        declared = [key for key in ("counted", "left_out") if key in want["overall"]]
        yield from _unlike(handler["overall"], want["overall"], declared, "overall")
        for export, its in zip(handler["exports"], want["exports"], strict=True):
            yield from _of_export(export, its)
        if alternatives:
            yield from _of_readings(handler, want)


def differences_on_other_days(declaration: Path, expected: Path, book: Lawbook) -> Iterator[str]:
    """Yield each difference on the other days for which an example says what is expected."""
    for other in expected_of(expected).get("other_days", ()):
        handlers = {
            each["handler"]: each for each in answered(declaration, other["as_of"], book, alternatives=False)
        }  # fmt: skip
        exports = {each["id"]: each for each in handlers[other["handler"]]["exports"]}
        for want in other["exports"]:
            found = exports[want["id"]]
            yield from _unlike(found, want, ("possible",), f"{other['as_of']}: {want['id']}")
            yield from _not_cited(want, {each["cite"] for each in found["decided_by"]}, str(other["as_of"]))


def _of_export(export: dict[str, Any], want: dict[str, Any]) -> Iterator[str]:
    yield from _unlike(export, want, ("id", "possible", "options", "standing"), want["id"])
    yield from _not_cited(want, {each["cite"] for each in (*export["decided_by"], *export["freed_by"])}, "the day")


def _not_cited(want: dict[str, Any], cites: set[str], when: str) -> Iterator[str]:
    missing = set(want["decided_by"]) - cites
    if missing:
        yield f"{want['id']} on {when}: decided by {sorted(cites)}, without {sorted(missing)}"


def _of_readings(handler: dict[str, Any], want: dict[str, Any]) -> Iterator[str]:
    possible = {export["id"]: export["possible"] for export in handler["exports"]}
    differing = {
        (each["id"], each["alternative"]): {
            name: pathways for name, pathways in each["exports"].items() if pathways != possible[name]
        }
        for each in handler["readings"]
        if each["differs"]
    }
    for reading in want.get("readings") or []:
        if reading.get("exports"):
            found = differing.get((reading["id"], reading["alternative"]))
            if found != reading["exports"]:
                yield f"reading {reading['id']}: {found}, not {reading['exports']}"


def _unlike(found: dict[str, Any], want: dict[str, Any], keys: Any, where: str) -> Iterator[str]:
    for key in keys:
        if found.get(key, _MISSING) != want[key]:
            yield f"{where}: {key} is {found.get(key)}, not {want[key]}"
