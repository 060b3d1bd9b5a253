"""``tongguan schema``: the JSON Schema of declarations, for editors."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.options import AskedLanguage
from tongguan.cli.words import schema as words
from tongguan.cli.words import table as table_words

app = typer.Typer()


@app.command(
    help=words.HELP.en,
    epilog="tongguan schema\ntongguan schema --out declaration.schema.json\ntongguan schema --table",
)
def schema(
    table: Annotated[bool, typer.Option("--table", help=table_words.SCHEMA.en)] = False,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=words.OUT.en)] = None,
    lang: AskedLanguage = None,  # noqa: ARG001 -- the schema speaks both languages; help and mistakes speak this one
) -> None:
    """Print the schema, or write it to a file."""
    from tongguan.decision.declaration.schema import json_schema  # noqa: PLC0415 -- help must not wait for it
    from tongguan.law import load_catalogues  # noqa: PLC0415 -- as above

    said = _columns() if table else json_schema(lawbook(), load_catalogues())
    text = json.dumps(said, ensure_ascii=False, indent=2) + "\n"
    if out is None:
        sys.stdout.write(text)
        return
    from tongguan.cli.writing_files import write_text  # noqa: PLC0415 -- only for --out

    write_text(out, text, replace=True)


def _columns() -> dict[str, Any]:
    """Give the columns of a table of exports."""
    from tongguan.decision.table.describing import describe  # noqa: PLC0415 -- as above

    return {
        "columns": [
            {
                "name": each.name,
                "type": each.type,
                "required": each.required,
                "values": list(each.values),
                "fact": each.fact,
                "read": each.read,
                "says": each.says.as_dict(),
            }
            for each in describe(lawbook())
        ]
    }
