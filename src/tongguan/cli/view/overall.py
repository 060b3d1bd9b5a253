"""The head of an answer: the whole, the counts, the table of exports."""

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tongguan.cli.view.speaking import Speaker
from tongguan.cli.view.words import number, range_of
from tongguan.vocabulary.terms import MECHANISMS, PATHWAYS, STANDINGS, term

COLOURS = {
    "free": "default",
    "covered": "green",
    "expiring": "yellow",
    "uncovered": "red",
    "exceeded": "red",
    "lapsed": "red",
    "stopped": "bold red",
    "suspended": "red",
    "not_yet_effective": "blue",
    "pending": "blue",
    "unknown": "blue",
}
_SIGNS = {
    "free": "○",
    "covered": "✓",
    "expiring": "!",
    "uncovered": "✗",
    "exceeded": "✗",
    "lapsed": "✗",
    "stopped": "■",
    "suspended": "■",
    "not_yet_effective": "…",
    "pending": "…",
    "unknown": "?",
}
_WIDEST_ID = 20
_STANDING = 12


def overall(answer: dict[str, Any], shared: list[dict[str, Any]], speaker: Speaker) -> Iterator[RenderableType]:
    """Give the handler, its overall pathways, the counts with the next lines, and what concerns all exports."""
    book, whole = answer["lawbook"], answer["overall"]
    head = speaker.say("as_of", day=answer["as_of"], edition=book["edition"], known_until=book["known_until"])
    yield Text.assemble((answer["handler"], "bold"), (f"  {head}", "dim"))
    yield ""
    yield Text.assemble(
        (f"{speaker.say('overall')}  ", "dim"), (speaker.pathways(whole), "bold"), _open(whole, speaker)
    )
    for counter in ("ordinary", "sensitive"):
        yield _count(counter, whole, speaker)
    for flag in (*whole["flags"], *shared):
        yield speaker.flag(flag)
    yield ""


def table(exports: list[dict[str, Any]], speaker: Speaker) -> Table:
    """Give one row for each export: what it needs, by what, which mechanisms are open, how it stands."""
    found = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    widest = max(len(export["id"]) for export in exports)
    found.add_column(speaker.say("export"), overflow="fold", min_width=min(widest, _WIDEST_ID))
    for head in ("needs", "decided_by", "options"):
        found.add_column(speaker.say(head), overflow="fold")
    found.add_column(speaker.say("standing"), overflow="fold", min_width=_STANDING)
    for export in exports:
        title = Text(export["id"], style="bold")
        if export["title"] != export["id"]:
            title.append(f"\n{export['title']}", style="dim not bold")
        cites = dict.fromkeys(each["cite"] for each in (*export["freed_by"], *export["decided_by"]))
        options = ", ".join(term(MECHANISMS, each, speaker.language) for each in export["options"])
        standing = export["standing"]
        found.add_row(
            title,
            Text(speaker.pathways(export), style="" if export["settled"] else "blue"),
            Text("\n".join(cites)),
            Text(options or "–"),
            Text(f"{_SIGNS[standing]} {term(STANDINGS, standing, speaker.language)}", style=COLOURS[standing]),
        )
    return found


def shared_flags(exports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the flags that several exports raise in the same words, so that they are said once."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for export in exports:
        for flag in export["flags"]:
            found.setdefault((flag["code"], flag["message"]), []).append(flag)
    return [flags[0] for flags in found.values() if len(flags) > 1]


def _open(whole: dict[str, Any], speaker: Speaker) -> Text:
    if whole["settled"]:
        return Text("")
    return Text(f"  {speaker.say('not_settled' if whole['exact'] else 'not_settled_wide')}", style="blue")


def _count(counter: str, whole: dict[str, Any], speaker: Speaker) -> Text:
    counted = range_of(whole["counted"][counter], speaker.language)
    text = Text.assemble((f"{speaker.say(f'counted_{counter}')}  ", "dim"), (counted, "bold"))
    left_out = whole["left_out"][counter]
    if left_out != [0, 0]:
        text.append(f"  {speaker.say('left_out', people=range_of(left_out, speaker.language))}", "dim")
    for line in whole["headroom"]:
        if line["counter"] == counter:
            people = speaker.say("unknown_people") if line["people"] is None else number(line["people"])
            then = term(PATHWAYS, line["then"], speaker.language)
            words = speaker.say(
                "headroom", people=people, line=number(line["line"]), then=then, cites=", ".join(line["cites"])
            )
            text.append(f"  {words}")
    return text
