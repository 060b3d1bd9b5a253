"""Shows an answer to a person at a terminal."""

from collections.abc import Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from tongguan.cli.assess_words import WORDS, number, range_of
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import CHANGES, DUTIES, MECHANISMS, PATHWAYS, PRECEDES, STANDINGS, term

_COLOURS = {
    "free": "default", "covered": "green", "expiring": "yellow", "uncovered": "red", "exceeded": "red", "lapsed": "red",
    "stopped": "bold red", "suspended": "red", "not_yet_effective": "blue", "pending": "blue", "unknown": "blue",
}  # fmt: skip
_SIGNS = {
    "free": "○", "covered": "✓", "expiring": "!", "uncovered": "✗", "exceeded": "✗", "lapsed": "✗", "stopped": "■",
    "suspended": "■", "not_yet_effective": "…", "pending": "…", "unknown": "?",
}  # fmt: skip


def show(answer: dict[str, Any], language: Language, *, explain: bool) -> None:
    """Print an answer, of one handler or of a group."""
    console = Console(highlight=False, soft_wrap=False)
    view = _View(language, explain=explain)
    for handler in answer.get("handlers", [answer]):
        console.print(view.handler({**answer, **handler}))


class _View:
    def __init__(self, language: Language, *, explain: bool) -> None:
        self.language: Language = language
        self.explain = explain
        self._said: set[tuple[str, str]] = set()

    def say(self, word: str, **values: object) -> str:
        """Give a word of the interface in the language of the answer."""
        return WORDS[word].in_language(self.language).format(**values)

    def handler(self, answer: dict[str, Any]) -> RenderableType:
        """Give one handler's answer."""
        return Group(*self._parts(answer))

    def _parts(self, answer: dict[str, Any]) -> Iterator[RenderableType]:
        overall, book = answer["overall"], answer["lawbook"]
        yield Text.assemble(
            (answer["handler"], "bold"),
            "  ",
            (self.say("as_of", day=answer["as_of"], edition=book["edition"], known_until=book["known_until"]), "dim"),
        )
        yield Text("")
        yield Text.assemble(
            (f"{self.say('overall')}  ", "dim"), (self._pathways(overall), "bold"), self._settled(overall)
        )
        yield Padding(self._counts(overall), (0, 0, 0, 0))
        shared = _shared_flags(answer["exports"])
        for flag in (*overall["flags"], *shared):
            yield self._flag(flag)
        self._said = {(flag["code"], flag["message"]) for flag in shared}
        yield Text("")
        yield self._exports(answer["exports"])
        for export in answer["exports"]:
            yield self._export(export)
        yield from self._alternatives(answer)
        yield Text("")

    def _pathways(self, holder: dict[str, Any]) -> str:
        joiner = self.say("or")
        return joiner.join(PATHWAYS[each].in_language(self.language) for each in holder["possible"])

    def _settled(self, holder: dict[str, Any]) -> Text:
        if holder["settled"]:
            return Text("")
        note = self.say("not_settled") if holder["exact"] else self.say("not_settled_wide")
        return Text(f"  {note}", style="blue")

    def _counts(self, overall: dict[str, Any]) -> RenderableType:
        lines = []
        for counter in ("ordinary", "sensitive"):
            counted = range_of(overall["counted"][counter], self.language)
            left_out = overall["left_out"][counter]
            text = Text.assemble((f"{self.say(f'counted_{counter}')}  ", "dim"), (counted, "bold"))
            if left_out != [0, 0]:
                text.append(f"  {self.say('left_out', people=range_of(left_out, self.language))}", "dim")
            for line in overall["headroom"]:
                if line["counter"] == counter:
                    people = self.say("unknown_people") if line["people"] is None else number(line["people"])
                    text.append(
                        "  "
                        + self.say(
                            "headroom",
                            people=people,
                            line=number(line["line"]),
                            then=PATHWAYS[line["then"]].in_language(self.language),
                            cites=", ".join(line["cites"]),
                        )
                    )
            lines.append(text)
        return Group(*lines)

    def _exports(self, exports: list[dict[str, Any]]) -> Table:
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
        widest = max(len(export["id"]) for export in exports)
        table.add_column(self.say("export"), overflow="fold", min_width=min(widest, 24))
        for head in ("needs", "decided_by", "options", "standing"):
            table.add_column(self.say(head), overflow="fold")
        for export in exports:
            options = ", ".join(MECHANISMS[each].in_language(self.language) for each in export["options"])
            standing = export["standing"]
            title = Text(export["id"], style="bold")
            if export["title"] != export["id"]:
                title.append(f"\n{export['title']}", style="dim not bold")
            table.add_row(
                title,
                Text(self._pathways(export), style="blue" if not export["settled"] else ""),
                Text("\n".join(dict.fromkeys(each["cite"] for each in (*export["freed_by"], *export["decided_by"])))),
                Text(options or "–"),
                Text(f"{_SIGNS[standing]} {STANDINGS[standing].in_language(self.language)}", style=_COLOURS[standing]),
            )
        return table

    def _export(self, export: dict[str, Any]) -> RenderableType:
        lines: list[RenderableType] = [Text(""), Text(export["id"], style="bold underline")]
        for each in export["decided_by"]:
            mark = "" if export["settled"] else f"{PATHWAYS[each['pathway']].in_language(self.language)}: "
            lines.append(Text.assemble(("  ", ""), mark, each["says"], (f"  {each['cite']}", "dim"), self._grade(each)))
        for each in export["freed_by"]:
            lines.append(Text.assemble("  ", self.say("freed_rest"), each["says"], (f"  {each['cite']}", "dim")))
        for each in export["displaced"]:
            lines.append(
                Text.assemble(("  ", ""), (self.say("gives_way"), "dim"), each["says"], (f"  {each['cite']}", "dim"))
            )
        if export["superseded"]:
            ended = self.say("comma").join(f"{each['cite']} ({each['until']})" for each in export["superseded"])
            lines.append(Text(f"  {self.say('ended')}{ended}", style="dim"))
        for item in export["items"]:
            pathways = self.say("or").join(PATHWAYS[each].in_language(self.language) for each in item["possible"])
            lines.append(Text.assemble("  · ", item["item"], ": ", pathways, (f"  {', '.join(item['cites'])}", "dim")))
        lines += self._standing(export)
        lines += [self._flag(flag) for flag in export["flags"] if (flag["code"], flag["message"]) not in self._said]
        if export["duties"]:
            lines.append(self._duties(export["duties"]))
        if self.explain:
            lines += [self._tree(tree) for tree in export["explanation"]]
        return Group(*lines)

    def _grade(self, each: dict[str, Any]) -> Text:
        return Text("") if each["grade"] == "VERIFIED" else Text(f"  [{each['grade']}]", style="yellow")

    def _standing(self, export: dict[str, Any]) -> list[RenderableType]:
        lines: list[RenderableType] = []
        for recipient in export["recipients"]:
            if recipient["standing"] == "free":
                continue
            who = recipient["recipient"] or self.say("recipient_unknown")
            words = STANDINGS[recipient["standing"]].in_language(self.language)
            for reason in recipient["reasons"] or [{"says": "", "cites": []}]:
                lines.append(
                    Text.assemble(
                        f"  {who}: ",
                        (words, _COLOURS[recipient["standing"]]),
                        f"  {reason['says']}",
                        (f"  {', '.join(reason['cites'])}", "dim"),
                    )
                )
        for each in export["overdue"]:
            lines.append(
                Text(
                    f"  ! {self.say('overdue')}{each['says']} ({each['due']})  {', '.join(each['cites'])}", style="red"
                )
            )
        for each in export["refilings"]:
            what = term(CHANGES, each["change"], self.language)
            between = f": {each['from']} → {each['to']}" if each["from"] or each["to"] else ""
            lines.append(Text(f"  ! {what}{between}  {each['says']}  {', '.join(each['cites'])}", style="yellow"))
        return lines

    def _flag(self, flag: dict[str, Any]) -> Text:
        return Text.assemble(
            ("  ⚑ ", "yellow"), flag["message"], (f"  {flag['code']} {', '.join(flag['cites'])}", "dim")
        )

    def _duties(self, duties: list[dict[str, Any]]) -> RenderableType:
        if self.explain:
            return self._duties_in_full(duties)
        shown = []
        for duty in duties:
            sign = "✓" if duty["done"] else "" if duty["certain"] else "?"
            due = f" {duty['due']}" if duty["due"] else ""
            shown.append(f"{sign}{term(DUTIES, duty['code'], self.language)}{due}")
        return Text.assemble(
            ("  ", ""), (f"{self.say('duties')}: ", "dim"), self.say("comma").join(dict.fromkeys(shown))
        )

    def _duties_in_full(self, duties: list[dict[str, Any]]) -> RenderableType:
        table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1, 0, 0))
        table.add_column(width=1)
        table.add_column(ratio=1, overflow="fold")
        table.add_column(overflow="fold", style="dim")
        for duty in duties:
            due = f" ({duty['due']})" if duty["due"] else ""
            before = f" ({PRECEDES[duty['before']].in_language(self.language)})" if duty["before"] else ""
            mechanism = f"{MECHANISMS[duty['mechanism']].in_language(self.language)}: " if duty["mechanism"] else ""
            sign = "✓" if duty["done"] else "□" if duty["certain"] else "?"
            table.add_row(sign, Text(f"{mechanism}{duty['says']}{due}{before}"), ", ".join(duty["cites"]))
        return Group(Text(f"  {self.say('duties')}", style="dim"), Padding(table, (0, 0, 0, 2)))

    def _tree(self, explained: dict[str, Any]) -> RenderableType:
        root = Tree(Text.assemble((explained["cite"], "bold"), f"  {explained['instrument']}"))
        self._branch(root, explained["why"])
        return Padding(root, (0, 0, 0, 2))

    def _branch(self, tree: Tree, why: dict[str, Any]) -> None:
        sign = {True: "✓", False: "✗", None: "?"}[why["holds"]]
        if "parts" in why:
            branch = tree.add(Text(f"{sign} {why['asks']}"))
            for part in why["parts"]:
                self._branch(branch, part)
            return
        seen = self.say("not_known") if why.get("seen") is None else _value(why["seen"], self.language)
        wanted = "" if why["kind"] == "fact" else f" {_OPERATORS[why['kind']]} {_value(why['wanted'], self.language)}"
        tree.add(
            Text.assemble(
                f"{sign} {why.get('asks') or self.say('always')}{wanted}", (f"  {self.say('seen')} {seen}", "dim")
            )
        )

    def _alternatives(self, answer: dict[str, Any]) -> Iterator[RenderableType]:
        if answer["questions"]:
            yield self._head("questions")
            for each in answer["questions"]:
                yield Text.assemble("  ? ", (f"{each['of']}  ", "dim"), each["question"], (f"  {each['fact']}", "dim"))
        differing = [each for each in answer["readings"] if each["differs"]]
        if differing:
            yield self._head("readings")
            for each in differing:
                yield Text.assemble(
                    "  ", (each["id"], "bold"), f"  {each['question']} ",
                    self.say("reading_gives", used=each["used"], alternative=each["alternative"], pathways=self._pathways(each)),
                    (f"  {', '.join(each['cites'])}", "dim"),
                )  # fmt: skip
                for name, pathways in each["exports"].items():
                    mine = next(export["possible"] for export in answer["exports"] if export["id"] == name)
                    if mine != pathways:
                        yield Text(f"    {name}: {self._pathways({'possible': pathways})}")
        if answer["changes"]:
            yield self._head("changes")
            for each in answer["changes"]:
                steps = self.say("and").join(step["says"] for step in each["steps"])
                pathway = PATHWAYS[each["pathway"]].in_language(self.language)
                yield Text.assemble(
                    "  ", (each["export"], "bold"), f"  {steps} → {pathway}", (f"  {', '.join(each['cites'])}", "dim")
                )
        if "as_if" in answer:
            yield from self._as_if(answer["as_if"])
        if answer["assumptions"]:
            yield self._head("assumptions")
            by_fact: dict[str, list[dict[str, Any]]] = {}
            for each in answer["assumptions"]:
                by_fact.setdefault(f"{each['fact']} = {_value(each['value'], self.language)}", []).append(each)
            for fact, uses in by_fact.items():
                yield Text.assemble("  ", fact, (f"  {uses[0]['reason']}  {', '.join(uses[0]['cites'])}", "dim"))

    def _as_if(self, as_if: dict[str, Any]) -> Iterator[RenderableType]:
        yield Text("")
        yield Text(self.say("as_if", draft=as_if["draft"]), style="bold")
        table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
        for head in ("export", "by_law", "by_draft"):
            table.add_column(self.say(head), overflow="fold")
        for each in as_if["exports"]:
            style = "yellow" if each["differs"] else ""
            table.add_row(
                each["id"],
                Text(f"{self._pathways({'possible': each['law']})}\n{', '.join(dict.fromkeys(each['law_cites']))}"),
                Text(
                    f"{self._pathways({'possible': each['draft']})}\n{', '.join(dict.fromkeys(each['draft_cites']))}",
                    style=style,
                ),
            )
        overall = as_if["overall"]
        table.add_row(
            self.say("overall"),
            self._pathways({"possible": overall["law"]}),
            self._pathways({"possible": overall["draft"]}),
        )
        yield table

    def _head(self, word: str) -> RenderableType:
        return Group(Text(""), Text(self.say(word), style="bold"))


def _shared_flags(exports: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the flags that several exports raise in the same words, so that they are said once."""
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for export in exports:
        for flag in export["flags"]:
            found.setdefault((flag["code"], flag["message"]), []).append(flag)
    return [flags[0] for flags in found.values() if len(flags) > 1]


_OPERATORS = {"one_of": "∈", "at_least": "≥", "before": "<"}


def _value(value: Any, language: Language) -> str:  # noqa: ANN401 -- plain values of any kind
    if value is True:
        return WORDS["yes"].in_language(language)
    if value is False:
        return WORDS["no"].in_language(language)
    if isinstance(value, list):
        if len(value) == 2 and all(each is None or isinstance(each, int) for each in value):  # noqa: PLR2004 -- a range of people
            return range_of(value, language)
        return ", ".join(_value(each, language) for each in value)
    return number(value) if isinstance(value, int) else str(value)
