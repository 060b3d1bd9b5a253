"""Writes the page that tells which provisions work: the same data as ``tongguan trace``."""

from collections import Counter
from pathlib import Path

from tongguan.cli.provisions import Document, Provision, Provisions, load_provisions
from tongguan.cli.words.trace import ROOMS, STATES, STATUSES

PAGE = Path("docs/reference/coverage.md")

_HEAD = """\
# Coverage

Three documents set the task: a checklist with the 2023 draft on cross-border data flows (A),
the measures on the standard contract (B), and the 2025 draft on certification (C).
Every provision of them is listed here with the law that carries it and the command that shows it.
`tongguan trace` gives the same, `tongguan trace --json` for programs.

- **works**: what a user is to see can be seen now, on real input.
- **planned**: the part of the system named beside it is to carry it; what works already is given with its command.
- **draft only**: the final law dropped it or moved it elsewhere; it can be supposed with `--as-if`, never decided by.

Tests run every command of this page and hold every citation against the lawbook.
"""


def generate() -> dict[Path, str]:
    """Give the page by its path."""
    known = load_provisions()
    counted = Counter(each.state for each in known.provisions)
    parts = [
        _HEAD,
        f"Of {len(known.provisions)} provisions {counted['works']} work and {counted['planned']} are planned.\n",
        _rooms(known),
        *(_document(document, known) for document in known.documents),
    ]
    return {PAGE: "\n".join(parts)}


def _rooms(known: Provisions) -> str:
    carried = Counter(each.room for each in known.provisions if each.room is not None)
    rows = [f"| {ROOMS[room].en} | {carried[room]} |" for room in ROOMS if carried[room]]
    return "\n".join(["| carried by | planned |", "|---|---:|", *rows, ""])


def _document(document: Document, known: Provisions) -> str:
    became = "" if document.final == document.instrument else f", became law as `{document.final}`"
    return "\n".join(
        [
            f"## {document.id}. {document.title.en}",
            "",
            f"**{document.title.zh}**",
            "",
            f"{document.date}, {STATUSES[document.status].en}; in the lawbook as `{document.instrument}`{became}.",
            f"{document.note.en[0].upper()}{document.note.en[1:]}.",
            "",
            "| id | state | what | shown by | citations |",
            "|---|---|---|---|---|",
            *(_row(each) for each in known.of(document.id)),
            "",
        ]
    )


def _row(provision: Provision) -> str:
    state = STATES[provision.state].en
    carried = f"<br>{ROOMS[provision.room].en}" if provision.room else ""
    only = "<br>draft only" if provision.draft_only else ""
    what = [provision.says.en, provision.says.zh]
    what += [f"*now:* {provision.now.en}"] if provision.now else []
    what += [f"*limit:* {provision.limit.en}"] if provision.limit else []
    shown = "<br>".join(f"`{command}`" for command in provision.commands)
    cites = "<br>".join(f"`{cite}`" for cite in provision.cites)
    return f"| {provision.id} | **{state}**{carried}{only} | {'<br>'.join(what)} | {shown or '–'} | {cites} |"
