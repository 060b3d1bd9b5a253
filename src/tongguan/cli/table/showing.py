"""Shows on the terminal what a table's answers come to."""

from collections.abc import Sequence
from typing import Any

from tongguan.cli.book import lawbook
from tongguan.cli.screen import Screen
from tongguan.cli.words import table as words
from tongguan.law.telling.effects import filled
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import PATHWAYS, term

_MOST = 10
_LANGUAGES: tuple[Language, Language] = ("zh", "en")


def show(answer: dict[str, Any], screen: Screen) -> None:
    """Show the summary of an assessment."""
    exports, handlers, answered = answer["exports"], answer["handlers"], answer["answered"]
    book = answer["lawbook"]
    screen.heading(filled(words.HEAD, exports=f"{exports['total']:,}", handlers=f"{handlers['total']:,}",
                          day=answer["as_of"], edition=book["edition"]))  # fmt: skip
    screen.line()
    screen.table(
        (words.POSSIBLE, words.EXPORTS, words.HANDLERS),
        [(_routes(each["possible"]), f"{each['exports']:,}", f"{each['handlers']:,}") for each in exports["possible"]],
    )
    screen.line(filled(words.COUNTED, **{name: f"{count:,}" for name, count in exports["counted"].items()}))
    screen.line()
    screen.heading(words.DECIDED)
    screen.table(
        (words.CITES, words.POSSIBLE, words.GRADE, words.EXPORTS),
        [(" ".join(each["cites"]) or "–", _routes(each["possible"]), each["grade"] or "–", f"{each['exports']:,}")
         for each in exports["decided_by"][:_MOST]],
    )  # fmt: skip
    screen.line()
    screen.heading(words.OVERALL)
    screen.table(
        (words.POSSIBLE, words.HANDLERS),
        [(_routes(each["possible"]), f"{each['handlers']:,}") for each in handlers["possible"]],
    )
    if exports["not_settled"]:
        screen.line()
        screen.heading(filled(words.NOT_SETTLED, exports=f"{exports['not_settled']:,}"))
        screen.table(
            (words.MISSING, words.EXPORTS),
            [(_fact(each["fact"]), f"{each['exports']:,}") for each in answer["missing"][:_MOST]],
        )
    if "as_if" in answer:
        screen.line()
        screen.heading(filled(words.AS_IF, draft=answer["as_if"]["draft"], exports=f"{answer['as_if']['differs']:,}"))
        if answer["as_if"]["changes"]:
            show_changes(answer["as_if"]["changes"], screen)
    _show_flags(answer, screen)
    screen.line()
    screen.line(filled(words.ANSWERED, sql=f"{answered['by_sql']:,}", engine=f"{answered['by_engine']:,}",
                       handlers=f"{answered['handlers_by_engine']:,}"))  # fmt: skip


def show_difference(answer: dict[str, Any], screen: Screen) -> None:
    """Show who is affected when one law takes the place of another."""
    screen.heading(filled(words.DIFFERENCE, before=answer["from"], after=answer["until"],
                          exports=f"{answer['exports']['affected']:,}", of_exports=f"{answer['exports']['total']:,}",
                          handlers=f"{answer['handlers']['affected']:,}",
                          of_handlers=f"{answer['handlers']['total']:,}"))  # fmt: skip
    counts = {name: f"{answer['exports'][name]:,}" for name in ("pathway", "only_rule", "counting")}
    screen.line(filled(words.IN_WHAT, **counts, overall=f"{answer['handlers']['overall']:,}"))
    if answer["changes"]:
        screen.line()
        show_changes(answer["changes"], screen)
    _show_flags(answer, screen)


def _show_flags(answer: dict[str, Any], screen: Screen) -> None:
    for each in answer["flags"]:
        screen.line()
        screen.line(each["message"])


def show_changes(changes: Sequence[dict[str, Any]], screen: Screen) -> None:
    """Show what rows were and what they become."""
    screen.table(
        (words.BEFORE, words.AFTER, words.BY, words.COUNTS, words.EXPORTS, words.HANDLERS),
        [
            (_routes(each["before"]), _routes(each["after"]),
             f"{' '.join(each['decided_by_before']) or '–'} → {' '.join(each['decided_by_after']) or '–'}",
             f"{_yes_or_no(each['counted_before'], screen)} → {_yes_or_no(each['counted_after'], screen)}",
             f"{each['exports']:,}", f"{each['handlers']:,}")
            for each in changes[:_MOST]
        ],
        fixed=(3, 4, 5),
    )  # fmt: skip
    if len(changes) > _MOST:
        screen.line(filled(words.MORE, count=str(len(changes) - _MOST)))


def _yes_or_no(truth: bool | None, screen: Screen) -> str:  # noqa: FBT001 -- a value shown
    return screen.words(words.TRUTHS[truth])


def _fact(name: str) -> Phrase:
    """Give what a fact says, with its name."""
    fact = lawbook().facts.named().get(name)
    says = words.PEOPLE.get(name) if fact is None else fact.says
    return Phrase(name, name) if says is None else Phrase(f"{says.zh}（{name}）", f"{says.en} ({name})")


def _routes(pathways: Sequence[str]) -> Phrase:
    zh, en = (" / ".join(term(PATHWAYS, pathway, language) for pathway in pathways) for language in _LANGUAGES)
    return Phrase(zh, en)
