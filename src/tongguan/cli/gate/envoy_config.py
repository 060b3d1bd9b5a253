"""``tongguan gate envoy-config``: the configuration of an Envoy that lets nothing pass without the gate."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongguan.cli.errors import BadValueError
from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.options import Configuration
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import envoy as words

if TYPE_CHECKING:
    from tongguan.gate.envoy.configuring import Place

app = typer.Typer()
_MOST_PORT = 65535


@app.command(
    name="envoy-config",
    help=words.ENVOY_HELP.en,
    epilog="tongguan gate envoy-config gate.yaml --upstream crm.example:443 --token-file envoy.token --out envoy.yaml",
)
def envoy_config(
    config: Configuration,
    *,
    upstream: Annotated[str, typer.Option("--upstream", metavar="HOST:PORT", help=words.UPSTREAM.en)],
    listen: Annotated[str, typer.Option("--listen", metavar="HOST:PORT", help=words.LISTEN.en)] = "127.0.0.1:10000",
    gate: Annotated[str | None, typer.Option("--gate", metavar="HOST:PORT", help=words.GATE.en)] = None,
    token_file: Annotated[Path | None, typer.Option("--token-file", metavar="FILE", help=words.TOKEN_FILE.en)] = None,
    authority: Annotated[Path | None, typer.Option("--authority", metavar="FILE", help=words.AUTHORITY.en)] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help=words.CERTIFICATE.en)
    ] = None,
    certificate_key: Annotated[
        Path | None, typer.Option("--certificate-key", metavar="FILE", help=words.CERTIFICATE_KEY.en)
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=words.OUT.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Write the configuration, once the rules were found in order."""
    from tongguan.cli.writing_files import write_text  # noqa: PLC0415 -- help must not wait for it
    from tongguan.gate.envoy.compiling import make_ready  # noqa: PLC0415 -- as above
    from tongguan.gate.envoy.configuring import Wanted, envoy_configuration  # noqa: PLC0415 -- as above
    from tongguan.gate.envoy.extraction import Extraction  # noqa: PLC0415 -- as above
    from tongguan.gate.service.errors import ConfigurationError  # noqa: PLC0415 -- as above

    read = configured(config)
    settings = read.settings
    if not isinstance(settings.envoy, Extraction):
        raise read.placed(
            ConfigurationError(
                "the configuration says nothing about Envoy", help="envoy: extraction.yaml", field="envoy"
            )
        )
    try:
        make_ready(settings.envoy)
    except ConfigurationError as error:
        raise read.placed(error) from error
    if (certificate is None) is not (certificate_key is None):
        raise BadValueError("a certificate and its key go together", field="--certificate")
    if settings.listen.tls is not None and authority is None:
        raise BadValueError(
            "the gate is asked over TLS", help="name the certificates of its authority", field="--authority"
        )
    wanted = Wanted(
        listen=_place(listen, "--listen"),
        upstream=_place(upstream, "--upstream"),
        gate=_place(gate or f"{settings.listen.address}:{settings.listen.port}", "--gate"),
        token=token_file.absolute() if token_file is not None else None,
        authority=authority.absolute() if authority is not None else None,
        certificate=(certificate.absolute(), certificate_key.absolute()) if certificate and certificate_key else None,
    )
    text = envoy_configuration(settings, settings.envoy, wanted)
    if out is not None:
        write_text(out, text, replace=False)
    if as_json:
        print_json({"file": str(out)} if out is not None else {"yaml": text})
    elif out is None:
        typer.echo(text, nl=False)
    else:
        screen = Screen(spoken(lang))
        screen.line(screen.words(words.WRITTEN).format(file=out))


def _place(text: str, field: str) -> "Place":
    from tongguan.gate.envoy.configuring import Place  # noqa: PLC0415 -- help must not wait for it

    host, _, port = text.rpartition(":")
    number = int(port) if port.isascii() and port.isdigit() and len(port) <= len(str(_MOST_PORT)) else 0
    if not host or not 0 < number <= _MOST_PORT:
        raise BadValueError(f"`{text}` is no host with a port", help="such as crm.example:443", field=field)
    return Place(host.removeprefix("[").removesuffix("]"), number)
