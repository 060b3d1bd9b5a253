"""``tongguan gate export``: write a year as a transfer log that the census reads."""

from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import handler_of, ledger_of
from tongguan.cli.gate.options import Configuration, HandlerOption, YearOption, year_of
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(help=words.EXPORT_HELP.en, epilog="tongguan gate export gate.yaml --out 2026.parquet")
def export(
    config: Configuration,
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help=words.EXPORT_OUT.en)],
    handler: HandlerOption = None,
    year: YearOption = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Write the file anew, whole or not at all."""
    from tongguan.cli.writing_files import check_writable  # noqa: PLC0415 -- help must not wait for it
    from tongguan.engines.requirement import require  # noqa: PLC0415 -- as above

    require("pyarrow", extra="gate")
    read = configured(config)
    name, of_year = handler_of(read, handler), year_of(year)
    check_writable(out)
    partial = out.with_name(f".{out.name}.partial")
    try:
        with ledger_of(read) as ledger:
            rows = ledger.write_transfer_log(name, of_year, partial)
        partial.replace(out)
    finally:
        partial.unlink(missing_ok=True)
    if as_json:
        print_json({"handler": name, "year": of_year, "rows": rows, "file": str(out)})
        return
    screen = Screen(spoken(lang))
    screen.line(screen.words(words.EXPORTED).format(rows=rows, file=out))
