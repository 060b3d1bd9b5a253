"""The few facts without which nothing else can be asked: who exports, how many exports, and what each is."""

from collections.abc import Iterator, Mapping
from typing import Any

from tongguan.decision.interview import words
from tongguan.decision.interview.asked import Asked
from tongguan.decision.interview.content import NUMBER_OF_EXPORTS
from tongguan.decision.interview.state import State, Where
from tongguan.law import FactBook
from tongguan.vocabulary import Phrase

_OF_EXPORT = (("title", words.WHY_FIRST), ("recipients", words.WHY_RECIPIENTS), ("data_items", words.WHY_ITEMS))


def opening(state: State, facts: FactBook) -> Iterator[Asked]:
    """Yield the questions of the opening that have no answer yet, in order."""
    content, named = state.content, facts.named()
    handler, exports = content.get("handler") or {}, content.get("exports") or ()
    if not handler.get("name"):
        fact = named["handler.name"]
        yield Asked(
            ("handler", "name"),
            "handler",
            "handler",
            "",
            _question(fact.question),
            words.WHY_FIRST,
            "text",
            required=True,
        )
    if not exports:
        says, why = words.NUMBER_OF_EXPORTS, words.WHY_FIRST
        yield Asked(NUMBER_OF_EXPORTS, "handler", "handler", "", says, why, "number", required=True)
    named_here = any(each.where == NUMBER_OF_EXPORTS for each in state.given)
    for place, export in enumerate(exports, start=1):
        for name, why in _OF_EXPORT:
            where: Where = ("exports", str(export.get("id")), name)
            if where in state.not_known or not _wanted(name, export, named_here=named_here):
                continue
            fact = named[name]
            title = f"{place}/{len(exports)}" if name == "title" else str(export.get("title") or export.get("id"))
            yield Asked(
                where,
                "export",
                where[1],
                title,
                _question(fact.question),
                why,
                _KINDS.get(name, fact.kind),
                knower=fact.asks,
            )


_KINDS = {"recipients": "recipients"}


def _wanted(name: str, export: Mapping[str, Any], *, named_here: bool) -> bool:
    if export.get(name) is not None:
        return False
    contains = export.get("contains") or {}
    match name:
        case "title":
            return named_here  # an export of a file has an id that somebody chose
        case "data_items":
            return contains.get("personal_information") is not False and contains.get("sensitive") is None
        case _:
            return True


def _question(said: Phrase | None) -> Phrase:
    return said if said is not None else words.WHY_FIRST
