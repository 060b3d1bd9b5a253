"""``tongguan gate holds release``: admit what was held, on someone's word; never past a ceiling."""

from datetime import UTC, datetime

import typer

from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import ledger_of, trust_of
from tongguan.cli.gate.options import By, Configuration, Note, Number, number_of
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

app = typer.Typer()
_NOT_RELEASED = 4


@app.command(
    help=words.HOLDS_RELEASE_HELP.en,
    epilog="tongguan gate holds release gate.yaml 17 --by 'Li Wei' --note 'consent given again'",
)
def release(
    config: Configuration,
    number: Number,
    *,
    by: By,
    note: Note,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Release a hold under the clearance that stands today."""
    import msgspec  # noqa: PLC0415 -- help must not wait for it

    from tongguan.cli.failing import headlines  # noqa: PLC0415 -- as above
    from tongguan.gate.errors import NoSuchMatterError  # noqa: PLC0415 -- as above
    from tongguan.gate.model import Refused  # noqa: PLC0415 -- as above
    from tongguan.gate.reasons import Reason  # noqa: PLC0415 -- as above
    from tongguan.gate.service.telling import tell  # noqa: PLC0415 -- as above

    asked, read, now = number_of(number), configured(config), datetime.now(UTC)
    trust, clearances = trust_of(read)
    with ledger_of(read) as ledger:
        entries = ledger.entries(asked - 1, 1)
        if not entries or entries[0].entry.seq != asked:
            raise NoSuchMatterError(f"there is no hold {asked}")
        held = entries[0].entry
        found = clearances.find(held.clearance or None, held.export, held.recipient, now)
        if isinstance(found, Reason):
            found = clearances.find(None, held.export, held.recipient, now)
        if isinstance(found, Reason):
            outcome = tell(Refused((found,)), headlines(), "")
        else:
            feed = trust.fresh_feed(now)
            outcome = tell(ledger.release(asked, found.clearance, feed, by=by, note=note), headlines(), "")
    if as_json:
        print_json(msgspec.to_builtins(outcome))
    else:
        screen = Screen(spoken(lang))
        screen.line(screen.words(words.RELEASED[outcome.outcome]).format(number=asked))
        for each in outcome.reasons:
            screen.line(each.zh if spoken(lang) == "zh" else each.en, indent=2)
    if outcome.outcome != "admitted":
        raise typer.Exit(_NOT_RELEASED)
