"""``tongguan clearance verify``: is it genuine, for this ledger, and does it hold now?"""

from pathlib import Path
from typing import Annotated

import typer

from tongguan.cli.clearance.options import instant
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.reading_files import read_bytes
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import clearance as words

app = typer.Typer()


@app.command(
    help=words.VERIFY_HELP.en,
    epilog="tongguan clearance verify issuer/clearances/CLR-2026-000001.json --keys issuer/keys.json\n"
    "tongguan clearance verify clearance.json --keys keys.json --ledger shanghai --feed feed.json",
)
def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=words.FILE.en)],
    *,
    keys: Annotated[Path, typer.Option("--keys", metavar="FILE", help=words.KEYS.en)],
    feed: Annotated[Path | None, typer.Option("--feed", metavar="FILE", help=words.FEED.en)] = None,
    ledger: Annotated[str | None, typer.Option("--ledger", metavar="ID", help=words.ON_LEDGER.en)] = None,
    at: Annotated[str | None, typer.Option("--at", metavar="INSTANT", help=words.AT.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Verify, without any network."""
    from tongguan.clearance import KeySet, believed, check_days, read_feed  # noqa: PLC0415 -- as above
    from tongguan.clearance import verify as verify_token  # noqa: PLC0415 -- as above
    from tongguan.clearance.feed import check_orders  # noqa: PLC0415 -- as above
    from tongguan.clearance.files import token_of  # noqa: PLC0415 -- as above
    from tongguan.cli.clearance.view import as_dict  # noqa: PLC0415 -- help must not wait for it

    now = instant(at, "--at")
    known = KeySet.read(read_bytes(keys))
    news = read_feed(token_of(read_bytes(feed)), known, now) if feed is not None else None
    if news is not None:
        news.check_fresh(now)
        known = believed(known, news)
    verified = verify_token(token_of(read_bytes(file)), known, now, ledger)
    check_days(verified.clearance, now)
    if news is not None:
        check_orders(verified.clearance, news, now)
    if as_json:
        print_json(
            {"kid": verified.kid, "feed": news.sequence if news else None, "clearance": as_dict(verified.clearance)}
        )
        return
    screen = Screen(spoken(lang))
    clearance = verified.clearance
    screen.heading(f"{clearance.id}  {screen.words(words.GOOD)}")
    screen.pairs(
        [
            (words.HANDLER_COLUMN, clearance.handler),
            (words.EXPORT_COLUMN, clearance.export.id),
            (words.LEDGER_COLUMN, clearance.ledger),
            (words.VALID, f"{clearance.valid_from} – {clearance.valid_until}"),
            (words.KEY, verified.kid),
        ],
        indent=2,
    )
