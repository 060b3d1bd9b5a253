"""``tongguan gate backup``: copy a ledger while gates go on counting in it."""

from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.options import Configuration
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(help=words.BACKUP_HELP.en, epilog="tongguan gate backup gate.yaml --out gate-copy.ledger")
def backup(
    config: Configuration,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=words.BACKUP_OUT.en)],
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Copy and prove the copy."""
    from tongguan.cli.writing_files import check_writable  # noqa: PLC0415 -- help must not wait for it
    from tongguan.gate.ledger.copying import back_up  # noqa: PLC0415 -- as above
    from tongguan.gate.service.reading import ledger_address  # noqa: PLC0415 -- as above

    read = configured(config)
    check_writable(out)
    number, hash_ = back_up(ledger_address(read.settings.ledger, read.folder), out)
    if as_json:
        print_json({"file": str(out), "entries": number, "hash": hash_.hex()})
        return
    screen = Screen(spoken(lang))
    screen.line(screen.words(words.BACKED_UP).format(file=out, entries=number, hash=hash_.hex()))
