"""``tongguan gate init``: make the ledger that a configuration names."""

import typer

from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import ledger_of
from tongguan.cli.gate.options import Configuration
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(help=words.INIT_HELP.en, epilog="tongguan gate init gate.yaml")
def init(config: Configuration, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """Make an empty ledger; one that is there already is left as it is."""
    from tongguan.gate.errors import NotALedgerError  # noqa: PLC0415 -- help must not wait for it
    from tongguan.gate.ledger import create_ledger  # noqa: PLC0415 -- as above
    from tongguan.gate.service.errors import ConfigurationError  # noqa: PLC0415 -- as above
    from tongguan.gate.service.reading import ledger_address, read_seal  # noqa: PLC0415 -- as above

    read = configured(config)
    place = read.settings.ledger
    try:
        with ledger_of(read):
            made = False
    except NotALedgerError:
        try:
            seal = read_seal(place, read.folder)
            address = ledger_address(place, read.folder)
        except ConfigurationError as error:
            raise read.placed(error) from error
        create_ledger(address, place.id, seal.seal if seal is not None else None).close()
        made = True
    if as_json:
        print_json({"ledger": place.id, "made": made})
        return
    Screen(spoken(lang)).line(
        Screen(spoken(lang)).words(words.MADE if made else words.THERE_ALREADY).format(ledger=place.id)
    )
