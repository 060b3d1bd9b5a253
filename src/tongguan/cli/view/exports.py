"""One export: why, how it stands, what to look at, what is owed."""

from collections.abc import Iterator
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tongguan.cli.view.overall import COLOURS
from tongguan.cli.view.speaking import Speaker, dim
from tongguan.vocabulary.terms import CHANGES, DUTIES, MECHANISMS, PATHWAYS, PRECEDES, STANDINGS, term

_OPERATORS = {"one_of": "∈", "at_least": "≥", "before": "<"}
_HOLDS = {True: "✓", False: "✗", None: "?"}


class ExportView:
    """Shows exports; flags in ``said`` were shown for all of them already."""

    def __init__(self, speaker: Speaker, said: set[tuple[str, str]], *, explain: bool) -> None:
        self.speaker = speaker
        self.said = said
        self.explain = explain

    def show(self, export: dict[str, Any]) -> RenderableType:
        """Give one export."""
        return Group("", Text(export["id"], style="bold underline"), *self._lines(export))

    def _lines(self, export: dict[str, Any]) -> Iterator[RenderableType]:
        yield from self._reasons(export)
        yield from self._standing(export)
        for flag in export["flags"]:
            if (flag["code"], flag["message"]) not in self.said:
                yield self.speaker.flag(flag)
        if export["duties"]:
            yield self._duties_in_full(export["duties"]) if self.explain else self._duties(export["duties"])
        if self.explain:
            for explained in export["explanation"]:
                yield self._tree(explained)

    def _reasons(self, export: dict[str, Any]) -> Iterator[RenderableType]:
        say, language = self.speaker.say, self.speaker.language
        for each in export["decided_by"]:
            pathway = "" if export["settled"] else f"{term(PATHWAYS, each['pathway'], language)}: "
            grade = "" if each["grade"] == "VERIFIED" else f"  [{each['grade']}]"
            yield Text.assemble("  ", pathway, each["says"], dim(each["cite"]), (grade, "yellow"))
        for each in export["freed_by"]:
            yield Text.assemble("  ", say("freed_rest"), each["says"], dim(each["cite"]))
        for each in export["displaced"]:
            yield Text.assemble("  ", (say("gives_way"), "dim"), each["says"], dim(each["cite"]))
        if export["superseded"]:
            ended = say("comma").join(f"{each['cite']} ({each['until']})" for each in export["superseded"])
            yield Text(f"  {say('ended')}{ended}", style="dim")
        for item in export["items"]:
            yield Text.assemble("  · ", item["item"], ": ", self.speaker.pathways(item), dim(*item["cites"]))

    def _standing(self, export: dict[str, Any]) -> Iterator[RenderableType]:
        say, language = self.speaker.say, self.speaker.language
        for recipient in export["recipients"]:
            standing = recipient["standing"]
            if standing == "free":
                continue
            who = recipient["recipient"] or say("recipient_unknown")
            words = (term(STANDINGS, standing, language), COLOURS[standing])
            for reason in recipient["reasons"] or [{"says": "", "cites": []}]:
                yield Text.assemble(f"  {who}: ", words, f"  {reason['says']}", dim(*reason["cites"]))
        for each in export["overdue"]:
            yield Text(f"  ! {say('overdue')}{each['says']} ({each['due']})  {', '.join(each['cites'])}", style="red")
        for each in export["refilings"]:
            between = f": {each['from']} → {each['to']}" if each["from"] or each["to"] else ""
            what = f"{term(CHANGES, each['change'], language)}{between}"
            yield Text(f"  ! {what}  {each['says']}  {', '.join(each['cites'])}", style="yellow")

    def _duties(self, duties: list[dict[str, Any]]) -> RenderableType:
        shown = []
        for duty in duties:
            sign = "✓" if duty["done"] else "" if duty["certain"] else "?"
            due = f" {duty['due']}" if duty["due"] else ""
            shown.append(f"{sign}{term(DUTIES, duty['code'], self.speaker.language)}{due}")
        words = self.speaker.say("comma").join(dict.fromkeys(shown))
        return Text.assemble("  ", (f"{self.speaker.say('duties')}: ", "dim"), words)

    def _duties_in_full(self, duties: list[dict[str, Any]]) -> RenderableType:
        language = self.speaker.language
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1, 0, 0))
        table.add_column(width=1)
        table.add_column(ratio=1, overflow="fold")
        table.add_column(overflow="fold", style="dim")
        for duty in duties:
            due = f" ({duty['due']})" if duty["due"] else ""
            before = f" ({term(PRECEDES, duty['before'], language)})" if duty["before"] else ""
            mechanism = f"{term(MECHANISMS, duty['mechanism'], language)}: " if duty["mechanism"] else ""
            sign = "✓" if duty["done"] else "□" if duty["certain"] else "?"
            table.add_row(sign, Text(f"{mechanism}{duty['says']}{due}{before}"), ", ".join(duty["cites"]))
        return Group(Text(f"  {self.speaker.say('duties')}", style="dim"), Padding(table, (0, 0, 0, 2)))

    def _tree(self, explained: dict[str, Any]) -> RenderableType:
        root = Tree(Text.assemble((explained["cite"], "bold"), f"  {explained['instrument']}"))
        self._branch(root, explained["why"])
        return Padding(root, (0, 0, 0, 2))

    def _branch(self, tree: Tree, why: dict[str, Any]) -> None:
        sign = _HOLDS[why["holds"]]
        if "parts" in why:
            branch = tree.add(Text(f"{sign} {why['asks']}"))
            for part in why["parts"]:
                self._branch(branch, part)
            return
        seen = self.speaker.say("not_known") if why["seen"] is None else self.speaker.value(why["seen"])
        wanted = "" if why["kind"] == "fact" else f" {_OPERATORS[why['kind']]} {self.speaker.value(why['wanted'])}"
        tree.add(Text.assemble(f"{sign} {why['asks']}{wanted}", (f"  {self.speaker.say('seen')} {seen}", "dim")))
