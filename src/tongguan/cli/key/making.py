"""``tongguan key new``: a key for the pseudonyms of a handler's year."""

import secrets
from pathlib import Path
from typing import Annotated, Literal

import typer

from tongguan.cli.errors import BadValueError
from tongguan.cli.key.key_files import write_key
from tongguan.cli.key.view import as_dict, show
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import key as words

app = typer.Typer()

AlgorithmName = Literal["hmac-sha256", "hmac-sm3"]


@app.command(
    help=words.NEW_HELP.en,
    epilog="tongguan key new --handler Yunfan --year 2026 --out 2026.key\n"
    "tongguan key new --handler Yunfan --year 2026 --algorithm hmac-sm3 --out 2026.key --json\n"
    "tongguan key new --handler Yunfan --handler Haitong --year 2026 --out joint.key",
)
def new(
    *,
    handler: Annotated[list[str], typer.Option("--handler", metavar="NAME", help=words.HANDLER.en)],
    year: Annotated[str, typer.Option("--year", metavar="YEAR", help=words.YEAR.en)],
    out: Annotated[str, typer.Option("--out", metavar="FILE", help=words.OUT.en)],
    algorithm: Annotated[AlgorithmName, typer.Option("--algorithm", help=words.ALGORITHM.en)] = "hmac-sha256",
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Draw a secret and write it."""
    from tongguan.identity import SECRET_BYTES, Algorithm, Key  # noqa: PLC0415 -- help must not wait for it

    if not (year.isascii() and year.isdigit()):
        raise BadValueError(f"`{year}` is no calendar year", help="such as 2026", field="--year")
    whose = handler if len(handler) > 1 else handler[0]
    key = Key(whose, int(year), secrets.token_bytes(SECRET_BYTES), Algorithm(algorithm))
    write_key(Path(out), key)
    if as_json:
        print_json(as_dict(key, out))
        return
    screen = Screen(spoken(lang))
    show(key, out, screen)
    screen.line(words.KEEP_JOINT if key.is_joint else words.KEEP)
