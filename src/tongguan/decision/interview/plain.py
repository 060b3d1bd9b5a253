"""A state, a question and the end as plain values: for a file, for the machine protocol, for a page."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from tongguan.decision.interview.asked import Asked, Choice, Ended
from tongguan.decision.interview.state import NOT_KNOWN, Given, Problem, State
from tongguan.decision.interview.words import ALL_POSSIBLE
from tongguan.vocabulary import Pathway, TongguanError
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import PATHWAYS, term

FORMAT = "tongguan-interview/1"


class SavedInterviewError(TongguanError):
    """A saved interview cannot be read."""

    code: ClassVar[str] = "interview/saved-state"


def state_as_plain(state: State) -> dict[str, Any]:
    """Give a state as plain values; what went wrong last is left out."""
    return {
        "interview": FORMAT,
        "began_with": plain(state.base),
        "answers": [_given(each) for each in state.given],
        "taken_back": [_given(each) for each in state.ahead],
    }


def state_from_plain(saved: object) -> State:
    """Read a state as ``state_as_plain`` gives it.

    Raises:
        SavedInterviewError: It is none.
    """
    if (
        not isinstance(saved, Mapping)
        or saved.get("interview") != FORMAT
        or not isinstance(saved.get("began_with"), Mapping)
    ):
        raise SavedInterviewError("this is no saved interview", help=f"one begins with `interview: {FORMAT}`")
    state = State(saved["began_with"], _all_given(saved, "answers"), _all_given(saved, "taken_back"))
    try:
        _ = state.content
    except (ValueError, TypeError, AttributeError, IndexError) as error:
        raise SavedInterviewError("an answer of the saved interview fits nowhere in a declaration") from error
    return state


def asked_as_plain(asked: Asked, language: Language) -> dict[str, Any]:
    """Give a question as plain values, words in one language."""
    return {
        "question": asked.name,
        "where": list(asked.where),
        "scope": asked.scope,
        "of": asked.of,
        "title": asked.title,
        "text": asked.says.in_language(language),
        "kind": asked.kind,
        "possible": [pathway.value for pathway in asked.possible],
        "choices": [
            {
                "value": plain(each.value),
                "says": each.says.in_language(language),
                "example": each.example,
                "leads_to": [pathway.value for pathway in each.leads_to],
            }
            for each in asked.choices
        ],
        "why": {"says": why(asked, language), "cites": list(asked.cites)},
        "knower": asked.knower,
        "required": asked.required,
        "kept": plain(asked.kept) if asked.kept != NOT_KNOWN else None,
        "problem": None if asked.problem is None else _problem(asked.problem),
        "progress": {"answered": asked.progress.answered, "at_most": asked.progress.at_most},
    }


def ended_as_plain(ended: Ended, language: Language) -> dict[str, Any]:
    """Give the end as plain values, words in one language."""
    return {
        "settled": ended.settled,
        "exports": [
            {"id": name, "possible": [pathway.value for pathway in pathways]}
            for name, pathways in ended.exports.items()
        ],
        "to_find_out": [
            {
                "question": "/".join(each.where),
                "where": list(each.where),
                "scope": each.scope,
                "of": each.of,
                "title": each.title,
                "text": each.says.in_language(language),
                "knower": each.knower,
                "cites": list(each.cites),
            }
            for each in ended.to_find_out
        ],
        "progress": {"answered": ended.progress.answered, "at_most": ended.progress.at_most},
    }


def why(asked: Asked, language: Language) -> str:
    """Tell why a question is asked: what can still come out with each answer."""
    says = asked.why.in_language(language)
    told = [
        f"{each.says.in_language(language)} → {leads(asked, each, language)}" for each in asked.choices if each.leads_to
    ]
    between, colon = ("；", "：") if language == "zh" else ("; ", ": ")
    return f"{says}{colon}{between.join(told)}" if told else says


def leads(asked: Asked, choice: Choice, language: Language) -> str:
    """Tell what can still come out with an answer."""
    if choice.leads_to == asked.possible:
        return ALL_POSSIBLE.in_language(language)
    return named(choice.leads_to, language)


def named(pathways: tuple[Pathway, ...], language: Language) -> str:
    """Name the pathways that can still come out."""
    words = [term(PATHWAYS, pathway, language) for pathway in pathways]
    if language == "zh":
        return words[0] if len(words) == 1 else f"{'、'.join(words[:-1])}，或者{words[-1]}"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])}, or {words[-1]}"


def plain(value: Any) -> Any:  # noqa: ANN401 -- plain values of any kind
    """Give a value as JSON has it."""
    match value:
        case date():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(each) for key, each in value.items()}
        case list() | tuple():
            return [plain(each) for each in value]
        case _:
            return value


def _given(given: Given) -> dict[str, Any]:
    where = list(given.where)
    return (
        {"where": where, "not_known": True}
        if given.value == NOT_KNOWN
        else {"where": where, "value": plain(given.value)}
    )


def _all_given(saved: Mapping[str, Any], name: str) -> tuple[Given, ...]:
    found = []
    for each in saved.get(name) or ():
        if not isinstance(each, Mapping) or not isinstance(each.get("where"), list):
            raise SavedInterviewError(f"an entry of `{name}` says not where it belongs")
        where = tuple(str(step) for step in each["where"])
        found.append(Given(where, NOT_KNOWN if each.get("not_known") else each.get("value")))
    return tuple(found)


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.error.code,
        "detail": problem.error.message,
        "help": problem.error.help,
        "field": problem.error.field,
        "typed": plain(problem.typed),
        "suggestions": [{"typed": each.typed, "ids": list(each.ids)} for each in problem.suggestions],
    }
