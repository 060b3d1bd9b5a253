"""``tongguan clearance stop``: an authority ordered the export to stop."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tongguan.cli.clearance.issuer_folder import IssuerFolder, password_of
from tongguan.cli.clearance.options import DEFAULT_MAX_AGE, ISSUER, IssuerOption, MaxAge, PasswordFile, instant, seconds
from tongguan.cli.errors import MissingParameterError, UsageError
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import clearance as words
from tongguan.vocabulary import Citation

if TYPE_CHECKING:
    from tongguan.clearance.journal import IssuerJournal, Lifted, Stopped

app = typer.Typer()


@app.command(
    help=words.STOP_HELP.en,
    epilog="tongguan clearance stop --handler Yunfan --export loyalty-crm --order 2026-1 "
    "--cite DESA-2022#17\n"
    "tongguan clearance stop --lift STOP-000003 --reason 'the authority lifted it on 2026-09-01'",
)
def stop(
    *,
    handler: Annotated[str | None, typer.Option("--handler", metavar="NAME", help=words.STOP_HANDLER.en)] = None,
    export: Annotated[list[str] | None, typer.Option("--export", metavar="ID", help=words.STOP_EXPORT.en)] = None,
    recipient: Annotated[
        list[str] | None, typer.Option("--recipient", metavar="ID", help=words.STOP_RECIPIENT.en)
    ] = None,
    order: Annotated[str | None, typer.Option("--order", metavar="NUMBER", help=words.ORDER.en)] = None,
    authority: Annotated[str, typer.Option("--authority", metavar="NAME", help=words.AUTHORITY.en)] = "",
    cite: Annotated[list[str] | None, typer.Option("--cite", metavar="CITATION", help=words.CITE.en)] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="INSTANT", help=words.AT.en)] = None,
    lift: Annotated[str | None, typer.Option("--lift", metavar="ID", help=words.LIFT.en)] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help=words.REASON.en)] = "",
    issuer: IssuerOption = ISSUER,
    password_file: PasswordFile = None,
    max_age: MaxAge = DEFAULT_MAX_AGE,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Enter or lift an order and sign the feed."""
    if lift is None and (handler is None or order is None):
        raise MissingParameterError("an order names whom it stops and its number", help="add --handler and --order")
    if lift is not None and (handler or order or export or recipient):
        raise UsageError("`--lift` lifts an order as a whole", help="leave out the handler, export and recipient")
    folder, age = IssuerFolder(issuer), seconds(max_age, "--max-age")
    key = folder.signing_key(password_of(password_file))
    with folder.writing() as journal:
        record = (
            _lifted(journal, lift, reason)
            if lift is not None
            else _stopped(journal, str(handler), str(order), authority, export, recipient, cite, since)
        )
        unseen = _unseen(journal, handler, export, recipient)
        folder.append(journal, record)
        feed = folder.feed(journal, key, age)
    name = lift or f"STOP-{len(journal.records) - 1:06d}"
    if as_json:
        print_json(
            {
                "stop": name,
                "lifted": lift is not None,
                "feed": feed.sequence,
                "file": str(folder.feed_file),
                "not_in_any_clearance": unseen,
            }
        )
    else:
        screen = Screen(spoken(lang))
        said = words.LIFTED if lift is not None else words.STOPPED
        screen.line(screen.words(said).format(id=name, sequence=feed.sequence))
        if unseen:
            names = ", ".join(unseen)
            screen.line(screen.words(words.UNSEEN).format(names=names), style="yellow")


def _stopped(
    journal: "IssuerJournal",
    handler: str,
    order: str,
    authority: str,
    exports: list[str] | None,
    recipients: list[str] | None,
    cites: list[str] | None,
    since: str | None,
) -> "Stopped":
    from tongguan.clearance import StopOrder  # noqa: PLC0415 -- help must not wait for it
    from tongguan.clearance.journal import BEGINNING, Stopped  # noqa: PLC0415 -- as above

    found = StopOrder(
        id=f"STOP-{len(journal.records) + 1:06d}",
        handler=handler,
        since=instant(since, "--since"),
        order=order,
        authority=authority,
        exports=tuple(exports or ()),
        recipients=tuple(recipients or ()),
        cites=tuple(str(Citation.parse(each)) for each in cites or ("PIPL-2021#66.1",)),
    )
    return Stopped(number=1, at=datetime.now(UTC), previous=BEGINNING, stop=found)


def _unseen(
    journal: "IssuerJournal", handler: str | None, exports: list[str] | None, recipients: list[str] | None
) -> list[str]:
    """Give the names that no clearance issued here holds: an order with a misspelt name would stop nothing."""
    if handler is None:
        return []
    mine = [each for each in journal.issued if each.handler == handler]
    if not mine:
        return [handler]
    known = {each.export for each in mine} | {name for each in mine for name in each.recipients}
    return [name for name in (*(exports or ()), *(recipients or ())) if name not in known]


def _lifted(journal: "IssuerJournal", name: str, reason: str) -> "Lifted":
    from tongguan.clearance.errors import UnknownClearanceError  # noqa: PLC0415 -- help must not wait for it
    from tongguan.clearance.journal import BEGINNING, Lifted  # noqa: PLC0415 -- as above

    if name not in {each.id for each in journal.standing_stops}:
        standing = ", ".join(f"`{each.id}`" for each in journal.standing_stops) or "none"
        raise UnknownClearanceError(f"no order `{name}` stands", help=f"those that stand: {standing}")
    return Lifted(number=1, at=datetime.now(UTC), previous=BEGINNING, stop=name, reason=reason)
