"""``tongguan law export``: the case tables, for any other implementation."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.errors import MissingParameterError
from tongguan.cli.language import spoken
from tongguan.cli.options import AskedLanguage
from tongguan.cli.words import export as words

app = typer.Typer()


@app.command(help=words.HELP.en, epilog="tongguan law export --cases\ntongguan law export --cases --out cases.json")
def export(
    *,
    cases: Annotated[bool, typer.Option("--cases", help=words.CASES.en)] = False,
    rules: Annotated[bool, typer.Option("--rules", help=words.RULES.en)] = False,
    schema: Annotated[bool, typer.Option("--schema", help=words.SCHEMA.en)] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=words.OUT.en)] = None,
    as_json: Annotated[bool, typer.Option("--json", help=words.AS_JSON.en)] = True,  # noqa: ARG001 -- it is JSON in any case
    lang: AskedLanguage = None,
) -> None:
    """Write the document, or its schema."""
    if not (cases or rules or schema):
        raise MissingParameterError("nothing was asked for", help=words.NAME_ONE.in_language(spoken(lang)))
    found = _schema() if schema else _document(with_cases=cases)
    if out is None:
        for piece in found:
            sys.stdout.write(piece)
        return
    from tongguan.cli.writing_files import write_text  # noqa: PLC0415 -- only for --out

    text = "".join(found)
    write_text(out, text, replace=True)
    told = words.EXPORTED.in_language(spoken(lang))
    sys.stderr.write(told.format(file=out, cases=f"{text.count(_CASE):,}") + "\n")


_CASE = '\n{"sort": '


def _document(*, with_cases: bool) -> Iterator[str]:
    from tongguan.decision.conformance import pieces  # noqa: PLC0415 -- help must not wait for it
    from tongguan.law.case_tables import load_case_tables  # noqa: PLC0415 -- as above

    return pieces(lawbook(), load_case_tables(), with_cases=with_cases)


def _schema() -> Iterator[str]:
    from tongguan.decision.conformance import json_schema  # noqa: PLC0415 -- as above

    yield json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
