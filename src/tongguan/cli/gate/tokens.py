"""``tongguan gate token``: a token by which a gate knows a caller."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.clearance.issuer_folder import IssuerFolder, password_of
from tongguan.cli.clearance.options import PasswordFile
from tongguan.cli.errors import BadValueError
from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.options import Configuration
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(
    help=words.TOKEN_HELP.en,
    epilog="tongguan gate token gate.yaml --caller crm\n"
    "tongguan gate token gate.yaml --caller crm --signer callers --days 30 --out crm.token",
)
def token(
    config: Configuration,
    *,
    caller: Annotated[str, typer.Option("--caller", metavar="NAME", help=words.CALLER.en)],
    signer: Annotated[Path, typer.Option("--signer", metavar="FOLDER", help=words.SIGNER.en)] = Path("callers"),
    days: Annotated[str, typer.Option("--days", metavar="DAYS", help=words.DAYS.en)] = "90",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=words.TOKEN_OUT.en)] = None,
    password_file: PasswordFile = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Sign a token for a caller that the configuration knows."""
    from tongguan.cli.writing_files import write_text  # noqa: PLC0415 -- help must not wait for it
    from tongguan.gate.service.caller_tokens import MOST_DAYS, sign_caller_token  # noqa: PLC0415 -- as above

    if not (days.isascii() and days.isdigit() and 1 <= int(days) <= MOST_DAYS):
        raise BadValueError(f"`{days}` is not a number of days up to {MOST_DAYS}", field="--days")
    settings = configured(config).settings
    known = [each.name for each in settings.callers.known]
    if caller not in known:
        raise BadValueError(
            f"the configuration knows no caller `{caller}`", help=f"callers: {', '.join(known)}", field="--caller"
        )
    folder = IssuerFolder(signer)
    key, issuer = folder.signing_key(password_of(password_file)), folder.keys().issuer
    signed = sign_caller_token(key, issuer, caller, settings.audience, datetime.now(UTC), int(days))
    if out is not None:
        write_text(out, signed, replace=False)  # Envoy reads the file as it is
        out.chmod(0o600)
    if as_json:
        written = {"file": str(out)} if out is not None else {"token": signed}
        print_json({"caller": caller, "audience": settings.audience, "days": int(days), **written})
    elif out is None:
        typer.echo(signed)
    else:
        screen = Screen(spoken(lang))
        screen.line(screen.words(words.TOKEN_WRITTEN).format(caller=caller, file=out))
