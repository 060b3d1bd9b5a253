"""What the page of the interview shows, decided before it is drawn."""

from dataclasses import dataclass

from tongguan.decision.interview import NOT_KNOWN, Asked, Choice, Ended, State, ToFindOut
from tongguan.decision.interview.plain import leads, named, plain
from tongguan.decision.interview.reading import AnswerError
from tongguan.decision.interview.writing import flow
from tongguan.office.desk.problems import sentence_of
from tongguan.office.determinations import words
from tongguan.office.determinations.naming import Namer
from tongguan.vocabulary.terms import KNOWERS, term

_YES_OR_NO = {True: "yes", False: "no"}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: what is sent for it, its words, and what could come out with it."""

    sent: str
    says: str
    leads: str
    picked: bool


@dataclass(frozen=True, slots=True)
class Question:
    """One question; without ``options`` the answer is typed. ``examples`` tell what some answers would lead to."""

    name: str
    scope: str
    members: str
    says: str
    why: str
    cites: tuple[str, ...]
    knower: str | None
    required: bool
    hint: str
    options: tuple[Option, ...]
    examples: tuple[Option, ...]
    possible: str
    typed: str
    kept: str
    problem: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """An export and the pathways that are left."""

    title: str
    possible: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """Nothing is left to ask: the result, and what must be found out."""

    settled: bool
    results: tuple[Result, ...]
    to_find_out: tuple[tuple[str, str, str | None, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class InterviewPage:
    """A question or the end; ``answered`` counts the answers that are not in the declaration yet."""

    question: Question | None
    ending: Ending | None
    answered: int
    at_most: int | None


def interview_page(found: Asked | Ended, state: State, namer: Namer) -> InterviewPage:
    """Decide the page from what the interview asks next."""
    if isinstance(found, Ended):
        return InterviewPage(None, _ending(found, state, namer), len(state.given), found.progress.at_most)
    return InterviewPage(_question(found, namer), None, len(state.given), found.progress.at_most)


def _question(asked: Asked, namer: Namer) -> Question:
    problem, language = asked.problem, namer.language
    typed = str(problem.typed) if problem is not None else ""
    options = tuple(
        _option(place, each, asked, namer) for place, each in enumerate(asked.choices, start=1) if _offered(each)
    )
    if not options and asked.kind == "boolean":
        options = (
            Option("yes", namer.say(words.YES), "", picked=False),
            Option("no", namer.say(words.NO), "", picked=False),
        )
    hint = words.HINTS.get(asked.kind, words.HINTS["text"])
    return Question(
        asked.name,
        namer.say(words.SCOPES[asked.scope], title=asked.title or asked.of),
        asked.of if asked.where == ("distinct_people",) else "",
        asked.says.in_language(language),
        asked.why.in_language(language),
        asked.cites,
        term(KNOWERS, asked.knower, language) if asked.knower else None,
        asked.required,
        namer.say(hint),
        options,
        tuple(_option(0, each, asked, namer) for each in asked.choices if each.example),
        named(asked.possible, language) if asked.possible else "",
        typed or _typed(asked),
        _kept(asked, namer),
        _problem(asked, namer),
        tuple(
            namer.say(words.NEAREST, typed=each.typed, found=namer.say(words.COMMA).join(map(namer.item, each.ids)))
            for each in (problem.suggestions if problem is not None else ())
            if each.ids
        ),
    )


def _offered(choice: Choice) -> bool:
    return not choice.example and choice.value is not None


def _option(place: int, choice: Choice, asked: Asked, namer: Namer) -> Option:
    sent = _YES_OR_NO[choice.value] if isinstance(choice.value, bool) else str(place)
    said = leads(asked, choice, namer.language) if choice.leads_to else ""
    return Option(
        sent, choice.says.in_language(namer.language), said, asked.kept is not None and choice.value == asked.kept
    )


def _typed(asked: Asked) -> str:
    if asked.kept is None or asked.kept == NOT_KNOWN:
        return ""
    kept = plain(asked.kept)
    if isinstance(kept, list) and all(isinstance(each, str) for each in kept):
        return ", ".join(kept)
    if isinstance(kept, dict):
        return " ".join(_amount(kept.get(part)) for part in ("ordinary", "sensitive"))
    return _amount(kept) if isinstance(kept, list) else str(kept)


def _amount(value: object) -> str:
    if isinstance(value, list):
        low, high = value
        return f"{low or 0}-{'' if high is None else high}"
    return "?" if value is None else str(value)


def _kept(asked: Asked, namer: Namer) -> str:
    if asked.kept is None:
        return ""
    if asked.kept == NOT_KNOWN:
        return namer.say(words.NOT_KNOWN)
    says = next((each.says for each in asked.choices if each.value == asked.kept), None)
    return says.in_language(namer.language) if says else flow(plain(asked.kept))


def _problem(asked: Asked, namer: Namer) -> str:
    if asked.problem is None:
        return ""
    error = asked.problem.error
    if isinstance(error, AnswerError):
        return " · ".join(each.in_language(namer.language) for each in (error.says, error.advice))
    return sentence_of(error)


def _ending(ended: Ended, state: State, namer: Namer) -> Ending:
    titles = {
        str(each.get("id")): str(each.get("title") or each.get("id")) for each in state.content.get("exports") or ()
    }
    return Ending(
        ended.settled,
        tuple(
            Result(titles.get(name, name), tuple(each.value for each in pathways))
            for name, pathways in ended.exports.items()
        ),
        tuple(_to_find_out(each, namer) for each in ended.to_find_out),
    )


def _to_find_out(each: ToFindOut, namer: Namer) -> tuple[str, str, str | None, tuple[str, ...]]:
    knower = term(KNOWERS, each.knower, namer.language) if each.knower else None
    return each.says.in_language(namer.language), each.title or namer.say(words.HANDLER), knower, each.cites
