"""``tongguan gate status``: how the years of a ledger stand, and what waits for somebody."""

from typing import TYPE_CHECKING, Any

import typer

from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import ledger_of
from tongguan.cli.gate.options import Configuration
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

if TYPE_CHECKING:
    from tongguan.gate.ledger import Ledger

app = typer.Typer()


@app.command(help=words.STATUS_HELP.en, epilog="tongguan gate status gate.yaml\ntongguan gate status gate.yaml --json")
def status(config: Configuration, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """Tell how the ledger stands."""
    with ledger_of(configured(config)) as ledger:
        found = _standing(ledger)
    if as_json:
        print_json(found)
        return
    screen = Screen(spoken(lang))
    screen.pairs(
        [
            (words.LEDGER, found["ledger"]),
            (words.ENTRIES, f"{found['entries']:,}"),
            (words.LAST_ENTRY, f"{found['at']}  {found['hash'][:16]}…"),
            (words.SIZE, f"{found['bytes'] / 1024 / 1024:,.1f} MiB"),
            *((words.WAITING[kind], f"{number:,}") for kind, number in found["waiting"].items()),
        ]
    )
    for year in found["years"]:
        screen.line()
        screen.heading(f"{year['year']}  {year['handler']}  ({screen.words(words.YEAR_STATES[year['state']])})")
        rows = [
            (each["counter"], f"{each['people']:,}", f"{each['reserved']:,}", f"{each['seeded']:,}")
            for each in year["counters"]
        ]
        screen.table((words.COUNTER, words.PEOPLE, words.RESERVED, words.OF_SEED), rows)


def _standing(ledger: "Ledger") -> dict[str, Any]:
    number, hash_, at = ledger.head()
    years = []
    for handler, year, state in ledger.years():
        totals = ledger.totals(handler, year).items()
        counters = [
            {"counter": name, "people": each.people, "reserved": each.open, "seeded": each.seeded}
            for name, each in sorted(totals)
        ]
        years.append({"handler": handler, "year": year, "state": state, "counters": counters})
    return {
        "ledger": ledger.id,
        "entries": number,
        "hash": hash_.hex(),
        "at": at.isoformat(timespec="seconds"),
        "bytes": ledger.size(),
        "waiting": {
            "holds": len(ledger.matters("hold")),
            "reservations": len(ledger.matters("reservation")),
            "emergencies": len(ledger.matters("emergency")),
        },
        "years": years,
    }
