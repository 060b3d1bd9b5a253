"""``tongguan gate restore``: put a copy in the place of a ledger that was lost."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.errors import FileError, FileExistsAlreadyError, NotWrittenError, UsageError
from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import confirm
from tongguan.cli.gate.options import Configuration, Yes
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()


@app.command(help=words.RESTORE_HELP.en, epilog="tongguan gate restore gate.yaml --from gate-copy.ledger --yes")
def restore(
    config: Configuration,
    *,
    source: Annotated[Path, typer.Option("--from", metavar="FILE", help=words.RESTORE_FROM.en)],
    yes: Yes = False,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Prove the copy, then put it where the ledger was."""
    from tongguan.gate.errors import LedgerDamagedError  # noqa: PLC0415 -- help must not wait for it
    from tongguan.gate.ledger import open_ledger  # noqa: PLC0415 -- as above
    from tongguan.gate.service.reading import ledger_address  # noqa: PLC0415 -- as above

    read, language = configured(config), spoken(lang)
    address = ledger_address(read.settings.ledger, read.folder)
    if "://" in address or "dbname=" in address:
        raise UsageError("a ledger in PostgreSQL is restored by the database", help="use `pg_restore`")
    target = Path(address)
    if target.exists():
        raise FileExistsAlreadyError(f"`{target}` is there already", help="move it away first, and keep it")
    if not source.is_file():
        raise FileError(f"there is no file `{source}`")
    copy = open_ledger(str(source))
    try:
        proof = copy.prove()
        if copy.id != read.settings.ledger.id:
            raise UsageError(f"the copy is of the ledger `{copy.id}`, not of `{read.settings.ledger.id}`")
    finally:
        copy.close()
    if not proof.holds:
        raise LedgerDamagedError(f"the copy does not hold: {proof.problems[0].says}", help="take an earlier one")
    confirm(words.RESTORE_QUESTION.in_language(language).format(entries=proof.entries), yes=yes)
    partial = target.with_name(f".{target.name}.partial")
    try:
        shutil.copyfile(source, partial)
        partial.rename(target)
    except OSError as error:
        raise NotWrittenError(f"`{target}` cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        partial.unlink(missing_ok=True)
    if as_json:
        print_json({"ledger": proof.ledger, "entries": proof.entries, "hash": proof.hash.hex(), "file": str(target)})
        return
    screen = Screen(language)
    screen.line(screen.words(words.RESTORED).format(file=target, entries=proof.entries))
    screen.line(words.RESTORED_THEN, style="yellow")
