"""``tongguan trace``: which provisions work, what shows each, and what proves it."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from tongguan.cli.language import spoken
from tongguan.cli.options import AsJson, AskedLanguage
from tongguan.cli.provisions import STATES, Document, Provision, Provisions, State, load_provisions
from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import trace as words
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

app = typer.Typer()


def _ids() -> list[str]:
    known = load_provisions()
    return [*(each.id for each in known.documents), *(each.id for each in known.provisions)]


@app.command(
    help=words.HELP.en,
    epilog="tongguan trace\ntongguan trace A-L4\ntongguan trace C --state works\ntongguan trace --json",
)
def trace(
    provision: Annotated[str | None, typer.Argument(metavar="ID", help=words.ID.en, autocompletion=_ids)] = None,
    state: Annotated[State | None, typer.Option("--state", help=words.STATE_OPTION.en)] = None,
    as_json: AsJson = False,
    lang: AskedLanguage = None,
) -> None:
    """List the provisions, or show one in full."""
    known, language = load_provisions(), spoken(lang)
    asked = known.provisions if provision is None else known.found(provision)
    found = [each for each in asked if state in (None, each.state)]
    if as_json:
        print_json(_answer(known, found, language))
    elif provision is not None and len(asked) == 1:
        for each in found:
            _show(each, known, Screen(language))
    else:
        _list(known, found, Screen(language))


def _answer(known: Provisions, found: Sequence[Provision], language: Language) -> dict[str, object]:
    return {
        "documents": [_document(each, language) for each in known.documents],
        "counts": _counts(found),
        "provisions": [_provision(each, language) for each in found],
    }


def _document(document: Document, language: Language) -> dict[str, object]:
    return {
        "id": document.id,
        "title": document.title.in_language(language),
        "date": document.date.isoformat(),
        "status": document.status,
        "instrument": document.instrument,
        "final": document.final,
        "note": document.note.in_language(language),
    }


def _provision(provision: Provision, language: Language) -> dict[str, object]:
    return {
        "id": provision.id,
        "document": provision.document,
        "summary": provision.says.in_language(language),
        "draft_only": provision.draft_only,
        "state": provision.state,
        "cites": list(provision.cites),
        "shown_by": provision.shown_by,
        "also": list(provision.also),
        "tests": list(provision.tests),
        "room": provision.room,
        "now": _words(provision.now, language),
        "limit": _words(provision.limit, language),
    }


def _words(said: Phrase | None, language: Language) -> str | None:
    return None if said is None else said.in_language(language)


def _counts(found: Sequence[Provision]) -> dict[str, int]:
    counted = Counter(each.state for each in found)
    return {"all": len(found), **{state: counted[state] for state in STATES}}


def _list(known: Provisions, found: Sequence[Provision], screen: Screen) -> None:
    for document in known.documents:
        rows = [each for each in found if each.document == document.id]
        if not rows:
            continue
        screen.heading(f"{document.id}  {screen.words(document.title)}")
        screen.line(_standing(document, screen))
        screen.line()
        screen.table(
            (words.PROVISION, words.STATE, words.SAYS, words.CITES, words.SHOWN_BY),
            [_row(each, screen) for each in rows],
            fixed=(0, 1),
        )
        screen.line()
    screen.line(screen.words(words.COUNTS).format(**_counts(found)))


def _row(provision: Provision, screen: Screen) -> tuple[str, ...]:
    says = screen.words(provision.says)
    return (
        provision.id,
        screen.words(words.STATES[provision.state]),
        f"{says}{screen.words(words.DRAFT_MARK)}" if provision.draft_only else says,
        "\n".join(provision.cites),
        provision.shown_by if provision.state == "works" and provision.shown_by else _carried_by(provision, screen),
    )


def _show(provision: Provision, known: Provisions, screen: Screen) -> None:
    document = next(each for each in known.documents if each.id == provision.document)
    screen.heading(f"{provision.id}  {screen.words(provision.says)}")
    rows: list[tuple[Phrase | str, Phrase | str]] = [
        (words.DOCUMENT, document.title),
        ("", _standing(document, screen)),
        (words.STATE, words.STATES[provision.state]),
    ]
    if provision.draft_only:
        rows.append(("", words.DRAFT_ONLY))
    if provision.room:
        rows.append((words.ROOM, words.ROOMS[provision.room]))
    rows.extend((label, said) for label, said in ((words.NOW, provision.now), (words.LIMIT, provision.limit)) if said)
    rows.extend(_labelled(words.CITES, provision.cites))
    rows.extend(_labelled(words.SHOWN_BY, provision.commands))
    rows.extend(_labelled(words.TESTS, provision.tests))
    screen.pairs(rows, indent=2)


def _standing(document: Document, screen: Screen) -> str:
    status, note = screen.words(words.STATUSES[document.status]), screen.words(document.note)
    became = "" if document.final == document.instrument else f" → {document.final}"
    return f"{document.date} · {status} · {document.instrument}{became} · {note}"


def _labelled(label: Phrase, values: Sequence[str]) -> list[tuple[Phrase | str, Phrase | str]]:
    return [(label if place == 0 else "", value) for place, value in enumerate(values)]


def _carried_by(provision: Provision, screen: Screen) -> str:
    return f"→ {screen.words(words.ROOMS[provision.room])}" if provision.room else ""
