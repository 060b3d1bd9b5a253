"""``tongguan gate holds list``: what waits to be reviewed."""

from typing import TYPE_CHECKING, Any

import typer

from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import ledger_of
from tongguan.cli.gate.options import Configuration
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

if TYPE_CHECKING:
    from tongguan.gate.ledger import Ledger
    from tongguan.gate.ledger.matters import Matter
    from tongguan.vocabulary.phrase import Language

app = typer.Typer()


@app.command(
    name="list",
    help=words.HOLDS_LIST_HELP.en,
    epilog="tongguan gate holds list gate.yaml\ntongguan gate holds list gate.yaml --json",
)
def list_holds(config: Configuration, *, as_json: AsJson = False, lang: AskedLanguage = None) -> None:
    """List holds, and emergencies that nobody justified yet."""
    language = spoken(lang)
    with ledger_of(configured(config)) as ledger:
        found = [_told(ledger, each) for kind in ("hold", "emergency") for each in ledger.matters(kind)]
    if as_json:
        print_json({"matters": found})
        return
    screen = Screen(language)
    if not found:
        screen.line(words.NOTHING_HELD)
        return
    screen.table(
        (words.NUMBER_COLUMN, words.KIND, words.SINCE, words.EXPORT, words.PEOPLE, words.WHY),
        [
            (
                str(each["number"]),
                words.KINDS[each["kind"]],
                each["at"][:19],
                each["export"],
                f"{each['people']:,}",
                _why(each, language),
            )
            for each in found
        ],
    )


def _told(ledger: "Ledger", matter: "Matter") -> dict[str, Any]:
    from tongguan.gate.ledger.work import instant  # noqa: PLC0415 -- help must not wait for it

    entry = ledger.entries(matter.seq - 1, 1)[0].entry
    return {
        "number": matter.seq,
        "kind": matter.kind,
        "until": instant(matter.expires_at).isoformat() if matter.expires_at is not None else None,
        "at": entry.at,
        "export": entry.export,
        "recipient": entry.recipient,
        "people": entry.people,
        "caller": entry.caller,
        "clearance": entry.clearance,
        "by": entry.by,
        "note": entry.note,
        "reasons": [
            {"code": each.code, "zh": each.zh, "en": each.en, "cites": list(each.cites)} for each in entry.reasons
        ],
    }


def _why(told: dict[str, Any], language: "Language") -> str:
    return "; ".join(f"{each[language]} ({', '.join(each['cites'])})" for each in told["reasons"])
