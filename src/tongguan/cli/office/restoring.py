"""``tongguan office restore``: an office brought back."""

from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.language import spoken
from tongguan.cli.office.options import DATA, DataOption, require_office
from tongguan.cli.office.telling import tell
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.words import office as words

app = typer.Typer()


@app.command(help=words.RESTORE_HELP.en, epilog="tongguan office restore office-2026-11-22.tar.gz --data restored")
def restore(
    file: Annotated[Path, typer.Argument(help=words.BACKUP_FILE.en, metavar="FILE.tar.gz")],
    data: DataOption = DATA,
    *,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Bring back what a backup holds."""
    require_office()
    from tongguan.office.running.opening import open_new  # noqa: PLC0415 -- help must not wait for it

    place = open_new(data)
    from tongguan.office.running.backing_up import restore as bring_back  # noqa: PLC0415 -- needs Django set up

    tell(bring_back(place, file), spoken(lang), words.RESTORED, as_json=as_json)
