"""``tongguan reconcile``: hold what a gate counted against what a census counted, and name the differences."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tongguan.cli.errors import UsageError
from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import handler_of, ledger_of
from tongguan.cli.gate.options import Configuration, HandlerOption
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.reading_files import read_bytes, shown_name
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

if TYPE_CHECKING:
    from tongguan.census.file.model import Census
    from tongguan.gate.ledger import Ledger
    from tongguan.gate.reconciling import Compared, Range

app = typer.Typer()
_DIFFERENT = 4
_CLASSES = ("ordinary", "sensitive")
_MOST_BYTES = 256 * 1024 * 1024
_COUNTED = "counted"


@app.command(
    help=words.RECONCILE_HELP.en,
    epilog="tongguan reconcile gate.yaml --census census\n"
    "tongguan reconcile gate.yaml --census census/census.json --json",
)
def reconcile(
    config: Configuration,
    *,
    census: Annotated[Path, typer.Option("--census", metavar="FILE", help=words.CENSUS_FILE.en)],
    handler: HandlerOption = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Compare the totals and every export, and find the first day on which they part."""
    from tongguan.gate.reconciling import compare  # noqa: PLC0415 -- help must not wait for it

    read = configured(config)
    name = handler_of(read, handler)
    counted = _census_of(census, name)
    with ledger_of(read) as ledger:
        ours = _of_gate(ledger, name, counted.year)
        by_day = ledger.added_by_day(name, counted.year)
        seeded = _seeded_to(ledger, name, counted.year)
    compared = compare(ours, _of_census(counted))
    days = {of_class: _first_day(by_day.get(of_class, {}), counted, of_class, seeded) for of_class in _CLASSES}
    differ = [each for each in compared if each.verdict != "equal"]
    if as_json:
        told = [_told(each, days) for each in compared]
        print_json(
            {"handler": name, "year": counted.year, "until": str(counted.until), "equal": not differ, "compared": told}
        )
    else:
        _show(Screen(spoken(lang)), compared, days)
    if differ:
        raise typer.Exit(_DIFFERENT)


def _census_of(path: Path, handler: str) -> "Census":
    from tongguan.census.file import read_censuses  # noqa: PLC0415 -- help must not wait for it

    file = path / "census.json" if path.is_dir() else path
    found = read_censuses(read_bytes(file, _MOST_BYTES), shown_name(file))
    for each in found:
        if each.handler == handler:
            return each
    raise UsageError(
        f"the census does not count for `{handler}`", help=f"handlers: {', '.join(each.handler for each in found)}"
    )


def _of_gate(ledger: "Ledger", handler: str, year: int) -> dict[tuple[str, str], int]:
    from tongguan.gate.scope import PRESENCE  # noqa: PLC0415 -- help must not wait for it

    found: dict[tuple[str, str], int] = {}
    for name, total in ledger.totals(handler, year).items():
        if name in _CLASSES:
            found[_COUNTED, name] = total.people
        elif name.startswith(PRESENCE):
            export, _, of_class = name.removeprefix(PRESENCE).rpartition(":")
            found[export, of_class] = total.people
    return found


def _of_census(census: "Census") -> "dict[tuple[str, str], Range]":
    found: dict[tuple[str, str], Range] = {}
    for of_class in _CLASSES:
        found[_COUNTED, of_class] = getattr(census.counted, of_class)
        for export in census.exports:
            found[export.id, of_class] = getattr(export, of_class)
    return found


def _seeded_to(ledger: "Ledger", handler: str, year: int) -> date:
    """Give the day to which the year was seeded: what the gate has of the days before is one number."""
    found, after = date.min, 0
    while entries := ledger.entries(after):
        after = entries[-1].entry.seq
        for each in (entry.entry for entry in entries if entry.entry.kind == "seeded"):
            if (each.handler, each.year) == (handler, year):
                found = max(found, date.fromisoformat(each.until))
    return found


def _first_day(added: dict[date, int], census: "Census", of_class: str, seeded: date) -> date | None:
    """Give the first day on which the handler's totals part; unknown where the census has no curve."""
    from tongguan.gate.reconciling import first_difference  # noqa: PLC0415 -- help must not wait for it

    if census.curve is None:
        return None
    from_then: dict[date, int] = {}
    for day, people in added.items():
        from_then[max(day, seeded)] = from_then.get(max(day, seeded), 0) + people
    curve = zip(census.curve.days, getattr(census.curve, of_class), strict=True)
    return first_difference(from_then, ((max(day, seeded), total) for day, total in curve), census.until)


def _told(compared: "Compared", days: dict[str, date | None]) -> dict[str, Any]:
    first = days[compared.of_class] if compared.what == _COUNTED and compared.verdict != "equal" else None
    return {
        "what": compared.what,
        "class": compared.of_class,
        "gate": compared.gate,
        "census": list(compared.census),
        "verdict": compared.verdict,
        "difference": compared.difference,
        "first_day": str(first) if first is not None else None,
    }


def _show(screen: Screen, compared: "tuple[Compared, ...]", days: dict[str, date | None]) -> None:
    rows = []
    for each in compared:
        low, high = each.census
        first = days[each.of_class] if each.what == _COUNTED and each.verdict != "equal" else None
        rows.append(
            (
                screen.words(words.COUNTED) if each.what == _COUNTED else each.what,
                words.CLASSES[each.of_class],
                f"{each.gate:,}",
                f"{low:,}" if low == high else f"{low:,}–{high:,}",
                words.VERDICTS[each.verdict],
                str(first or ""),
            )
        )
    heads = (words.WHAT, words.CLASS, words.GATE_HAS, words.CENSUS_HAS, words.VERDICT, words.FIRST_DAY)
    screen.table(heads, rows)
