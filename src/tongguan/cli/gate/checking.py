"""``tongguan gate check``: whether a gate would start."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import typer

from tongguan.cli.failing import headlines
from tongguan.cli.gate.configuring import Configured, configured
from tongguan.cli.gate.options import Configuration
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

if TYPE_CHECKING:
    from tongguan.gate.ledger import Ledger

app = typer.Typer()


@app.command(help=words.CHECK_HELP.en, epilog="tongguan gate check gate.yaml\ntongguan gate check gate.yaml --json")
def check(config: Configuration, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """Open everything that the configuration names, and close it again."""
    read = configured(config)
    found = would_start(read)
    if as_json:
        print_json(found)
        return
    screen = Screen(spoken(lang))
    screen.line(words.IN_ORDER, style="green")
    screen.pairs([(words.LEDGER, str(found["ledger"])), (words.HANDLERS, ", ".join(_names(read)))], indent=2)
    if found["missing"]:
        screen.line(
            screen.words(words.NOT_READY_YET).format(what=", ".join(str(each) for each in _listed(found["missing"])))
        )


def would_start(read: Configured) -> dict[str, object]:
    """Give what a gate with this configuration would start with.

    Raises:
        ConfigurationError: It would not; says where.
        LedgerError: Its ledger cannot be used, or nobody said from where this year counts.
    """
    import asyncio  # noqa: PLC0415 -- help must not wait for it

    from tongguan.gate.service.desk import open_desk  # noqa: PLC0415 -- as above
    from tongguan.gate.service.errors import ConfigurationError  # noqa: PLC0415 -- as above
    from tongguan.gate.service.logs import Log  # noqa: PLC0415 -- as above

    try:
        desk = open_desk(read.settings, read.folder, headlines(), log=Log(write=lambda _: None))
    except ConfigurationError as error:
        raise read.placed(error) from error

    async def look() -> tuple[str, ...]:
        await desk.watch.look()
        missing = desk.missing(datetime.now(UTC))
        await desk.close()
        return missing

    not_open = years_not_open(read, desk.beside)
    missing = asyncio.run(look())
    return {
        "ledger": read.settings.ledger.id,
        "handlers": _names(read),
        "observe": read.settings.observe,
        "missing": [*missing, *(f"year: {each}" for each in not_open)],
    }


def years_not_open(read: Configured, ledger: "Ledger") -> list[str]:
    """Give the handlers of whom nobody said from where this year counts."""
    from tongguan.clearance import legal_day  # noqa: PLC0415 -- help must not wait for it

    year = legal_day(datetime.now(UTC)).year
    there = {(handler, of) for handler, of, state in ledger.years() if state == "open"}
    return [name for name in _names(read) if (name, year) not in there and (name, year - 1) not in there]


def _names(read: Configured) -> list[str]:
    return [each.name for each in read.settings.handlers]


def _listed(found: object) -> list[object]:
    return list(found) if isinstance(found, list) else []
