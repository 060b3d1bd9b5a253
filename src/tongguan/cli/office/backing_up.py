"""``tongguan office backup``: the whole office in one file."""

from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.language import spoken
from tongguan.cli.office.options import DATA, DataOption, require_office
from tongguan.cli.office.telling import tell
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.words import office as words

app = typer.Typer()


@app.command(help=words.BACKUP_HELP.en, epilog="tongguan office backup office-2026-11-22.tar.gz --data office")
def backup(
    file: Annotated[Path, typer.Argument(help=words.BACKUP_FILE.en, metavar="FILE.tar.gz")],
    data: DataOption = DATA,
    *,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Write a backup."""
    require_office()
    from tongguan.office.running.opening import open_existing  # noqa: PLC0415 -- help must not wait for it

    place = open_existing(data)
    from tongguan.office.running.backing_up import back_up  # noqa: PLC0415 -- needs Django set up

    tell(back_up(place, file), spoken(lang), words.BACKED_UP, as_json=as_json)
