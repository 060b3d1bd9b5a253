"""What the memo shows, decided before anything is rendered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from tongguan.cli.report.common_entries import Common, Entry, own_flags, register_of, shared_flags, to_do
from tongguan.cli.report.figures import Bar, Mark, bar_of, people_of
from tongguan.cli.report.library import Library
from tongguan.cli.report.trees import Node, TreeReader
from tongguan.cli.report.words import WORDS
from tongguan.law import Instrument
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import PATHWAYS, STANDINGS, term

Answer = Mapping[str, Any]

# What an answer may leave out, so that the templates need not ask.
_OF_A_FILE: Answer = {"known_on": None}
_OF_A_HANDLER: Answer = {"questions": [], "readings": [], "changes": [], "assumptions": [], "as_if": None}
_OF_AN_EXPORT: Answer = {
    "title": None, "exact": True, "standing": None, "freed_by": [], "displaced": [], "superseded": [], "items": [],
    "recipients": [], "refilings": [], "overdue": [], "flags": [], "duties": [], "explanation": [],
}  # fmt: skip
_OF_A_DUTY: Answer = {"due": None, "before": None, "mechanism": None, "certain": True, "done": None}


@dataclass(frozen=True, slots=True)
class CounterView:
    """One total of people: its words, its bar, and a sentence for those who do not see the bar."""

    name: str
    says: str
    people: str
    known: bool
    bar: Bar
    described: str
    headroom: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class WhyView:
    """A rule that decides or frees, with its conditions."""

    rule: Answer
    conditions: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ExportView:
    """One export. ``flags`` leaves out those told once for all; ``duties`` has those with a day or an order."""

    anchor: str
    answer: Answer
    decided: tuple[WhyView, ...]
    freed: tuple[WhyView, ...]
    flags: tuple[Entry, ...]
    duties: tuple[Entry, ...]
    dated: tuple[Entry, ...]
    before_export: tuple[Entry, ...]
    extensions: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A question of law and its other answers; ``rows`` are what the answers give for the whole and by export."""

    question: Answer
    alternatives: tuple[Answer, ...]
    rows: tuple[tuple[str | None, tuple[Sequence[str], ...]], ...]


@dataclass(frozen=True, slots=True)
class HandlerView:
    """One handler. ``titles`` gives the title of an export by its id."""

    anchor: str
    answer: Answer
    standing: str | None
    counters: tuple[CounterView, ...]
    exports: tuple[ExportView, ...]
    shared_flags: tuple[Common, ...]
    overdue: int
    duties: tuple[Common, ...]
    readings: tuple[ReadingView, ...]
    readings_same: tuple[str, ...]
    titles: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Memo:
    """The whole memo: one handler, or those of a group."""

    head: Answer
    handlers: tuple[HandlerView, ...]
    sources: tuple[Instrument, ...]


def memo_of(answer: Answer, language: Language, library: Library) -> Memo:
    """Decide what the memo of ``answer`` shows."""
    handlers = [_whole(each) for each in answer.get("handlers") or [answer]]
    as_of, known_on = date.fromisoformat(answer["as_of"]), answer.get("known_on")
    day = date.fromisoformat(known_on) if known_on else None
    views = tuple(
        _handler(f"h{place}", each, _Maker(library, language, as_of, day))
        for place, each in enumerate(handlers, start=1)
    )
    return Memo({**_OF_A_FILE, **answer}, views, library.cited(answer))


@dataclass(frozen=True, slots=True)
class _Maker:
    library: Library
    language: Language
    as_of: date
    known_on: date | None

    def counter(self, name: str, bounds: Sequence[int | None], headroom: Sequence[Answer]) -> CounterView:
        bar = bar_of(bounds, self.library.lines(name, self.as_of, self.known_on))
        says, people = self.library.counter(name, self.language), people_of(bounds, self.language)
        lines = "; ".join(self._described(mark) for mark in bar.marks)
        described = self._word("bar_says").format(counter=says, people=people, lines=lines)
        mine = tuple(each for each in headroom if each["counter"] in {name, name.removeprefix("people.")})
        return CounterView(name, says, people, bounds[0] == bounds[1], bar, described, mine)

    def why(self, tree: Answer) -> WhyView:
        node = TreeReader(self.library, self.language).node(tree["why"])
        return WhyView(tree, node.parts if tree["why"]["kind"] == "all" else (node,))

    def _described(self, mark: Mark) -> str:
        route = term(PATHWAYS, mark.line.pathway, self.language)
        state = {True: "reached", False: "not_reached", None: "perhaps_reached"}[mark.reached]
        line = self._word("line_from").format(people=f"{mark.line.people:,}", route=route)
        return f"{line} ({self._word(state)})"

    def _word(self, name: str) -> str:
        return WORDS[name].in_language(self.language)


def _handler(anchor: str, answer: Answer, maker: _Maker) -> HandlerView:
    overall, exports = answer["overall"], answer["exports"]
    counters = overall.get("counters") or {f"people.{name}": each for name, each in overall["counted"].items()}
    headroom = overall["headroom"]
    flags = shared_flags(exports)
    readings = answer["readings"]
    parting = [each for each in readings if each.get("differs")]
    return HandlerView(
        anchor,
        answer,
        overall["standing"] or _worst(exports),
        tuple(maker.counter(name, bounds, headroom) for name, bounds in counters.items()),
        tuple(_export(f"{anchor}-{place}", export, maker, flags) for place, export in enumerate(exports, start=1)),
        flags,
        sum(len(export["overdue"]) for export in exports),
        register_of(exports),
        tuple(_reading(list(group), answer) for _, group in groupby(parting, key=lambda each: each["id"])),
        tuple(dict.fromkeys(each["id"] for each in readings if not each.get("differs"))),
        {export["id"]: export["title"] or export["id"] for export in exports},
    )


def _export(anchor: str, export: Answer, maker: _Maker, flags: Sequence[Common]) -> ExportView:
    freeing = {each["cite"] for each in export["freed_by"]} - {each["cite"] for each in export["decided_by"]}
    trees = [maker.why(tree) for tree in export["explanation"]]
    mine = export["duties"]
    extension = export.get("extensions") or export.get("extension") or []
    return ExportView(
        anchor,
        export,
        tuple(each for each in trees if each.rule["cite"] not in freeing),
        tuple(each for each in trees if each.rule["cite"] in freeing),
        own_flags(export, flags),
        to_do(mine),
        tuple(sorted((duty for duty in mine if duty["due"]), key=lambda duty: str(duty["due"]))),
        tuple(duty for duty in mine if duty["before"] == "export" and not duty["mechanism"]),
        tuple([extension] if isinstance(extension, Mapping) else extension),
    )


def _reading(readings: list[Answer], answer: Answer) -> ReadingView:
    rows: list[tuple[str | None, tuple[Sequence[str], ...]]] = [
        (None, (answer["overall"]["possible"], *(each["possible"] for each in readings)))
    ]
    for export in answer["exports"]:
        name, mine = export["id"], export["possible"]
        others = tuple((each.get("exports") or {}).get(name, mine) for each in readings)
        if any(other != mine for other in others):
            rows.append((name, (mine, *others)))
    if all(each == columns[0] for _, columns in rows for each in columns):
        rows = []
    return ReadingView(readings[0], tuple(readings), tuple(rows))


def _whole(answer: Answer) -> Answer:
    """Give a handler's answer with everything that it leaves out."""
    exports = [
        {**_OF_AN_EXPORT, **each, "duties": [{**_OF_A_DUTY, **duty} for duty in each.get("duties") or []]}
        for each in answer["exports"]
    ]
    overall = {"exact": True, "headroom": [], "flags": [], "standing": None, **answer["overall"]}
    return {**_OF_A_HANDLER, **answer, "overall": overall, "exports": exports}


def _worst(exports: Sequence[Answer]) -> str | None:
    order = {code: place for place, code in enumerate(STANDINGS)}
    found = [export["standing"] for export in exports if export["standing"]]
    return min(found, key=lambda code: order.get(code, len(order)), default=None)
