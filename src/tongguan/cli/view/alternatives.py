"""What else the answer could be: questions, readings, changes, a draft, assumptions."""

from collections.abc import Iterator
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tongguan.cli.view.speaking import Speaker, dim
from tongguan.vocabulary.terms import PATHWAYS, term


def alternatives(answer: dict[str, Any], speaker: Speaker) -> Iterator[RenderableType]:
    """Give what would change the answer, and what it takes for granted."""
    for part in (_questions, _readings, _changes, _as_if, _assumptions):
        yield from part(answer, speaker)


def _questions(answer: dict[str, Any], speaker: Speaker) -> Iterator[RenderableType]:
    if answer["questions"]:
        yield from _head("questions", speaker)
    for each in answer["questions"]:
        yield Text.assemble("  ? ", (f"{each['of']}  ", "dim"), each["question"], dim(each["fact"]))


def _readings(answer: dict[str, Any], speaker: Speaker) -> Iterator[RenderableType]:
    differing = [each for each in answer["readings"] if each["differs"]]
    if differing:
        yield from _head("readings", speaker)
    possible = {export["id"]: export["possible"] for export in answer["exports"]}
    for each in differing:
        gives = speaker.say(
            "reading_gives",
            used=each["used_says"],
            alternative=each["alternative_says"],
            pathways=speaker.pathways(each),
        )
        yield Text.assemble("  ", (each["id"], "bold"), f"  {each['question']} {gives}", dim(*each["cites"]))
        for name, pathways in each["exports"].items():
            if possible[name] != pathways:
                yield Text(f"    {name}: {speaker.pathways({'possible': pathways})}")


def _changes(answer: dict[str, Any], speaker: Speaker) -> Iterator[RenderableType]:
    if answer["changes"]:
        yield from _head("changes", speaker)
    for each in answer["changes"]:
        steps = speaker.say("and").join(step["says"] for step in each["steps"])
        pathway = term(PATHWAYS, each["pathway"], speaker.language)
        yield Text.assemble("  ", (each["export"], "bold"), f"  {steps} → {pathway}", dim(*each["cites"]))


def _as_if(answer: dict[str, Any], speaker: Speaker) -> Iterator[RenderableType]:
    as_if = answer.get("as_if")
    if as_if is None:
        return
    yield from (Text(""), Text(speaker.say("as_if", draft=as_if["draft"]), style="bold"))
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for head in ("export", "by_law", "by_draft"):
        table.add_column(speaker.say(head), overflow="fold")
    for each in as_if["exports"]:
        law, draft = (
            f"{speaker.pathways({'possible': each[side]})}\n{', '.join(dict.fromkeys(each[f'{side}_cites']))}"
            for side in ("law", "draft")
        )
        table.add_row(each["id"], Text(law), Text(draft, style="yellow" if each["differs"] else ""))
    whole = as_if["overall"]
    sides = (speaker.pathways({"possible": whole[side]}) for side in ("law", "draft"))
    table.add_row(speaker.say("overall"), *sides)
    yield table


def _assumptions(answer: dict[str, Any], speaker: Speaker) -> Iterator[RenderableType]:
    if answer["assumptions"]:
        yield from _head("assumptions", speaker)
    seen: set[str] = set()
    for each in answer["assumptions"]:
        fact = f"{each['fact']} = {speaker.value(each['value'])}"
        if fact not in seen:
            seen.add(fact)
            yield Text.assemble("  ", fact, (f"  {each['reason']}", "dim"), dim(*each["cites"]))


def _head(word: str, speaker: Speaker) -> Iterator[RenderableType]:
    yield from (Text(""), Text(speaker.say(word), style="bold"))
