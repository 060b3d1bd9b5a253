"""``tongguan clearance issue``: a signed permit from a determination."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tongguan.cli.book import lawbook
from tongguan.cli.clearance.issuer_folder import IssuerFolder, password_of
from tongguan.cli.clearance.options import ISSUER, IssuerOption, PasswordFile, people_by_counter, percents
from tongguan.cli.days import maybe_day
from tongguan.cli.errors import FileExistsAlreadyError, MissingParameterError
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedDay, AskedLanguage
from tongguan.cli.reading_files import read_bytes, shown_name
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.today import today_in_shanghai
from tongguan.cli.words import clearance as words
from tongguan.law import load_catalogues

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tongguan.clearance import Clearance
    from tongguan.clearance.journal import IssuerJournal
    from tongguan.decision.assessment import Assessment
    from tongguan.decision.clearing import Cleared, Terms

app = typer.Typer()


@app.command(
    help=words.ISSUE_HELP.en,
    epilog="tongguan clearance issue declaration.yaml --export loyalty-crm\n"
    "tongguan clearance issue declaration.yaml --export loyalty-crm --ledger shanghai --allotment ordinary=5000\n"
    "tongguan clearance issue declaration.yaml --export loyalty-crm --recipient hq --ceiling ordinary=95000 --json",
)
def issue(
    declaration: Annotated[Path, typer.Argument(metavar="FILE", help=words.DECLARATION.en)],
    *,
    export: Annotated[str, typer.Option("--export", metavar="ID", help=words.EXPORT.en)],
    handler: Annotated[str | None, typer.Option("--handler", metavar="NAME", help=words.HANDLER.en)] = None,
    recipient: Annotated[list[str] | None, typer.Option("--recipient", metavar="ID", help=words.RECIPIENT.en)] = None,
    ledger: Annotated[str, typer.Option("--ledger", metavar="ID", help=words.LEDGER.en)] = "gate",
    as_of: AskedDay = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help=words.FROM.en)] = None,
    last: Annotated[str | None, typer.Option("--until", metavar="DATE", help=words.UNTIL.en)] = None,
    ceiling: Annotated[list[str] | None, typer.Option("--ceiling", metavar="C=N", help=words.CEILING.en)] = None,
    allotment: Annotated[list[str] | None, typer.Option("--allotment", metavar="C=N", help=words.ALLOTMENT.en)] = None,
    counted: Annotated[list[str] | None, typer.Option("--counted", metavar="C=N", help=words.COUNTED.en)] = None,
    warn: Annotated[str, typer.Option("--warn", metavar="PERCENTS", help=words.WARN.en)] = "80,90,95",
    issuer: IssuerOption = ISSUER,
    password_file: PasswordFile = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help=words.OUT.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Determine, sign, enter into the journal, write."""
    from tongguan.decision.clearing import Terms, clear  # noqa: PLC0415 -- help must not wait for it

    language = spoken(lang)
    content = read_bytes(declaration)
    folder = IssuerFolder(issuer)
    terms = Terms(
        issuer=folder.keys().issuer,
        ledger=ledger,
        issued_at=datetime.now(UTC),
        declaration=hashlib.sha256(content).hexdigest(),
        valid_from=maybe_day(first, "--from"),
        valid_until=maybe_day(last, "--until"),
        ceilings=people_by_counter(ceiling, "--ceiling"),
        allotments=people_by_counter(allotment, "--allotment"),
        counted=people_by_counter(counted, "--counted"),
        warn_at=percents(warn, "--warn"),
    )
    day = maybe_day(as_of, "--as-of") or today_in_shanghai()
    assessment = assessment_of(content, shown_name(declaration), day, handler)
    cleared = clear(assessment, export, load_catalogues(), recipient)
    clearance, file = _sign(folder, cleared, assessment, terms, password_of(password_file), out)
    if as_json:
        from tongguan.cli.clearance.view import as_dict  # noqa: PLC0415 -- only here

        print_json({"file": str(file), "clearance": as_dict(clearance)})
        return
    from tongguan.cli.clearance.view import show  # noqa: PLC0415 -- only for people

    screen = Screen(language)
    show(clearance, screen, language)
    screen.line()
    screen.line(screen.words(words.WRITTEN).format(file=file))


def assessment_of(content: bytes, source: str, day: "date", handler: str | None) -> "Assessment":
    """Assess a declaration for one of its handlers.

    Raises:
        MissingParameterError: It holds several and none is named.
        NoSuchExportError: It holds none of that name.
    """
    from tongguan.decision.assessment import assess  # noqa: PLC0415 -- help must not wait for it
    from tongguan.decision.clearing import NoSuchExportError  # noqa: PLC0415 -- as above
    from tongguan.decision.declaration import read_declarations  # noqa: PLC0415 -- as above

    book, catalogues = lawbook(), load_catalogues()
    declarations = read_declarations(content, source, book, catalogues)
    names = [each.name for each in declarations]
    if handler is None and len(names) > 1:
        raise MissingParameterError(
            "the file holds several handlers", help=f"add --handler with one of: {_listed(names)}"
        )
    assessments: Sequence[Assessment] = assess(declarations, book, catalogues, day, alternatives=False)
    for each in assessments:
        if handler in (None, each.ground.declaration.name):
            return each
    raise NoSuchExportError(f"the declaration has no handler `{handler}`", help=f"it has {_listed(names)}")


def _sign(
    folder: IssuerFolder,
    cleared: "Cleared",
    assessment: "Assessment",
    terms: "Terms",
    password: bytes | None,
    out: Path | None,
) -> "tuple[Clearance, Path]":
    from tongguan.clearance import sign_clearance  # noqa: PLC0415 -- help must not wait for it
    from tongguan.clearance.files import file_text  # noqa: PLC0415 -- as above
    from tongguan.clearance.journal import issued_record  # noqa: PLC0415 -- as above
    from tongguan.cli.writing_files import check_writable, write_text  # noqa: PLC0415 -- only once it is signed
    from tongguan.decision.clearing import write_clearance  # noqa: PLC0415 -- as above

    key = folder.signing_key(password)
    with folder.writing() as journal:
        locked: IssuerJournal = journal
        clearance = write_clearance(cleared, assessment, terms, locked)
        token = sign_clearance(clearance, key)
        file = out or folder.clearance_file(clearance.id)
        check_writable(file)
        if file.exists():
            raise FileExistsAlreadyError(f"`{file}` is there already", help="name another file with --out")
        # First the journal: an allotment that is entered and never used is safe, the other way round is not.
        folder.append(locked, issued_record(clearance, key.kid, token))
    write_text(file, file_text(token), replace=False)
    return clearance, file


def _listed(names: "Sequence[str]") -> str:
    return ", ".join(f"`{name}`" for name in names)
