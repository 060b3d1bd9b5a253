"""``tongguan gate verify``: prove that nothing in a ledger was altered or removed."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from tongguan.cli.errors import BadValueError
from tongguan.cli.gate.configuring import configured
from tongguan.cli.gate.opening import ledger_of
from tongguan.cli.gate.options import Configuration
from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import gate as words

if TYPE_CHECKING:
    from collections.abc import Sequence

app = typer.Typer()
_ANCHOR = re.compile(r"([1-9][0-9]{0,14})=([0-9a-f]{64})")
_NOT_PROVED = 2


@app.command(
    help=words.VERIFY_HELP.en,
    epilog="tongguan gate verify gate.yaml\n"
    "tongguan gate verify gate.yaml --receipt 2=a8d0902296d7a630cf05f8b9aeae82e49b0f34b917227883ccc711bc9ddcb5b4",
)
def verify(
    config: Configuration,
    *,
    receipt: Annotated[list[str] | None, typer.Option("--receipt", metavar="N=HASH", help=words.RECEIPT.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """Prove the chain, the people and the counters."""
    from tongguan.gate.service.reading import read_seal  # noqa: PLC0415 -- help must not wait for it

    anchors = _anchors(receipt or ())
    read = configured(config)
    seal = read_seal(read.settings.ledger, read.folder)
    with ledger_of(read) as ledger:
        proof = ledger.prove(anchors, seal.public(datetime.now(UTC)) if seal is not None else None)
    if as_json:
        print_json(
            {
                "holds": proof.holds,
                "ledger": proof.ledger,
                "entries": proof.entries,
                "hash": proof.hash.hex(),
                "people": proof.people,
                "sealed": proof.sealed,
                "problems": [{"code": each.code, "says": each.says, "entry": each.seq} for each in proof.problems],
            }
        )
    else:
        screen = Screen(spoken(lang))
        said = words.PROVED if proof.holds else words.NOT_PROVED
        screen.line(screen.words(said).format(entries=proof.entries, people=proof.people, hash=proof.hash.hex()))
        if not proof.holds:
            screen.table((words.PROBLEM, words.SAYS), [(each.code, each.says) for each in proof.problems])
    if not proof.holds:
        raise typer.Exit(_NOT_PROVED)


def _anchors(given: "Sequence[str]") -> dict[int, bytes]:
    found = {}
    for text in given:
        match = _ANCHOR.fullmatch(text)
        if match is None:
            raise BadValueError(
                f"`{text}` is not a receipt", help="write its number and hash as 17=a8d0…", field="--receipt"
            )
        found[int(match[1])] = bytes.fromhex(match[2])
    return found
