"""``tongguan gate serve``: admit, hold and refuse over HTTP until a signal ends it."""

import sys
from typing import Annotated

import typer

from tongguan.cli.failing import headlines
from tongguan.cli.gate.checking import would_start, years_not_open
from tongguan.cli.gate.configuring import Configured, configured
from tongguan.cli.gate.opening import ledger_of
from tongguan.cli.gate.options import By, Configuration, year_of
from tongguan.cli.language import spoken
from tongguan.cli.listening import require_free
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(
    help=words.SERVE_HELP.en,
    epilog="tongguan gate serve gate.yaml\n"
    "tongguan gate serve gate.yaml --from-zero\n"
    "tongguan gate serve gate.yaml --observe",
)
def serve(
    config: Configuration,
    *,
    from_zero: Annotated[bool, typer.Option("--from-zero", help=words.FROM_ZERO.en)] = False,
    observe: Annotated[bool, typer.Option("--observe", help=words.OBSERVE.en)] = False,
    by: By = "tongguan gate",
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Check the configuration, open the year, serve."""
    import msgspec  # noqa: PLC0415 -- help must not wait for it

    from tongguan.engines.requirement import require  # noqa: PLC0415 -- as above
    from tongguan.gate.service.serving import serve as run  # noqa: PLC0415 -- as above

    require("granian", "prometheus_client", "joserfc", extra="gate")
    read = configured(config)
    require_free(read.settings.listen.address, read.settings.listen.port)
    _open_years(read, from_zero=from_zero, by=by)
    would_start(read)
    settings = msgspec.structs.replace(read.settings, observe=read.settings.observe or observe)
    listen = settings.listen
    address = f"{'https' if listen.tls is not None else 'http'}://{listen.address}:{listen.port}"
    if as_json:
        print_json({"listening": address, "ledger": settings.ledger.id, "observe": settings.observe})
    else:
        screen = Screen(spoken(lang))
        screen.line(screen.words(words.LISTENING).format(address=address, ledger=settings.ledger.id))
        if settings.observe:
            screen.line(words.OBSERVING, style="yellow")
    sys.stdout.flush()
    run(settings, read.folder, headlines())


def _open_years(read: Configured, *, from_zero: bool, by: str) -> None:
    """Refuse to start where nobody said from where this year counts, unless somebody says that it is from zero.

    Raises:
        YearNotOpenError: Nobody did.
    """
    from tongguan.gate.errors import YearNotOpenError  # noqa: PLC0415 -- help must not wait for it

    with ledger_of(read) as ledger:
        for handler in years_not_open(read, ledger):
            if not from_zero:
                raise YearNotOpenError(
                    f"nobody said from where {year_of(None)} counts for `{handler}`",
                    help=f"`tongguan gate seed {read.path} --census PLAN` counts who went out before; "
                    "--from-zero says that nobody did",
                )
            ledger.open_from_zero(handler, year_of(None), by)
