"""``tongguan clearance show``: what a clearance says."""

from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.reading_files import read_bytes
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(
    help=words.SHOW_HELP.en,
    epilog="tongguan clearance show issuer/clearances/CLR-2026-000001.json\ntongguan clearance show - --json",
)
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words.FILE.en)],
    *,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Read without believing, and show."""
    from tongguan.clearance.files import token_of  # noqa: PLC0415 -- as above
    from tongguan.clearance.verifying import contents_unverified  # noqa: PLC0415 -- as above
    from tongguan.cli.clearance import view  # noqa: PLC0415 -- help must not wait for it

    language = spoken(lang)
    clearance = contents_unverified(token_of(read_bytes(file)))
    if as_json:
        print_json({"verified": False, "clearance": view.as_dict(clearance)})
        return
    screen = Screen(language)
    view.show(clearance, screen, language)
    screen.line()
    screen.line(words.NOT_VERIFIED, style="yellow")
