"""Takes an answer: into the declaration, or back beside the question with what is wrong."""

from tongguan.decision.declaration import ContradictionError
from tongguan.decision.interview import words
from tongguan.decision.interview.asked import Asked
from tongguan.decision.interview.content import DISTINCT_PEOPLE
from tongguan.decision.interview.next_question import members_counted
from tongguan.decision.interview.reading import AnswerError, read
from tongguan.decision.interview.setting import Setting
from tongguan.decision.interview.state import NOT_KNOWN, Problem, State
from tongguan.vocabulary import TongguanError


def answer(state: State, asked: Asked, typed: object, setting: Setting) -> State:
    """Give the state after an answer to ``asked``; a refused one leaves all as it was, with the problem beside it.

    Args:
        state: The interview so far.
        asked: What ``next_question`` gave for it.
        typed: A value as the declaration holds it, what a person typed, the number of a choice, or ``NOT_KNOWN``.
        setting: The law of the day.
    """
    try:
        if typed == NOT_KNOWN:
            if asked.required:
                raise AnswerError(words.NEEDED, words.ANY_ANSWER)
            return state.gives(asked.where, NOT_KNOWN)
        value = read(asked, typed, setting.catalogues, setting.as_of)
        if asked.where == DISTINCT_PEOPLE:
            value = {"exports": _members(state, setting), **value}
        changed = state.gives(asked.where, value)
        _check(changed, setting)
    except TongguanError as error:
        suggestions = error.suggestions if isinstance(error, AnswerError) else ()
        return state.refuses(Problem(asked.where, typed, error, suggestions))
    return changed


def _check(state: State, setting: Setting) -> None:
    """Refuse what contradicts.

    Raises:
        DeclarationError: The declaration cannot be read with this answer.
    """
    content = state.content
    if not content.get("exports") or not (content.get("handler") or {}).get("name"):
        content = {"handler": {"name": "-", **(content.get("handler") or {})}, "exports": [{"id": "export-1"}]}
    declaration = setting.read(content)
    if declaration.overlaps and not all(setting.open_facts(declaration).field.left.pathways):
        raise ContradictionError(
            "the numbers of distinct people cannot all be true together",
            help="compare them with the people of each export",
            field="distinct_people",
        )


def _members(state: State, setting: Setting) -> list[str]:
    return members_counted(setting.open_facts(setting.read(state.content)).field)
