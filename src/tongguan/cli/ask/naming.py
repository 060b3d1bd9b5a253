"""Names of questions, as ``--not-known`` gives them."""

from tongguan.cli.errors import BadValueError
from tongguan.decision.interview import State
from tongguan.law import Lawbook
from tongguan.vocabulary.nearest import nearest

_OF_PARTIES = ("recipients", "onward")


def where_of(name: str, state: State, book: Lawbook) -> tuple[str, ...]:
    """Give the place that a question asks about.

    Raises:
        BadValueError: No question about this declaration has that name.
    """
    where = tuple(name.split("/"))
    known = _names(state, book)
    asked = "/".join(step for step in where if not step.isdecimal()) if "onward" in where else name
    if asked not in known:
        raise BadValueError(
            f"`{name}` is no question about this declaration",
            help=nearest(name, sorted(known)) or "name it as `question.question` does, such as `handler/ciio`",
            field="--not-known",
        )
    return where


def _names(state: State, book: Lawbook) -> frozenset[str]:
    """Give all names; a third party's number is left out of them."""
    content, fields = state.content, list(book.facts.named())
    of_exports = [each for each in fields if each.partition(".")[0] not in ("handler", *_OF_PARTIES)]
    found = {"exports", "distinct_people"}
    found |= {each.replace(".", "/", 1) for each in fields if each.startswith("handler.")}
    for shape in ("exports", "recipients"):
        for entry in content.get(shape) or ():
            mine = [*of_exports, *_OF_PARTIES] if shape == "exports" else _of("recipients", fields)
            found |= {f"{shape}/{entry.get('id')}/{each}" for each in mine}
            found |= {f"{shape}/{entry.get('id')}/onward/{each}" for each in _of("onward", fields)}
    return frozenset(found)


def _of(shape: str, fields: list[str]) -> list[str]:
    return [each.partition(".")[2] for each in fields if each.startswith(f"{shape}.")]
