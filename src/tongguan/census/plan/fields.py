"""Takes fields out of parsed YAML, and says where in the file a wrong one stands."""

from collections.abc import Callable, Collection
from typing import Any, TypeVar

from tongguan.census.plan.errors import PlanError, PlanValueError, UnknownPlanFieldError
from tongguan.strict_yaml import Path, locate
from tongguan.vocabulary.nearest import nearest

_Value = TypeVar("_Value")


class Document:
    """The text of a plan, to find places in it."""

    def __init__(self, text: str | bytes, source: str) -> None:
        self.text = text
        self.source = source

    def error(
        self,
        kind: type[PlanError],
        message: str,
        path: Path,
        help: str | None = None,  # noqa: A002 -- as TongguanError
    ) -> PlanError:
        """Make an error at ``path``; an unknown field is found by its key, all else by its value."""
        place = locate(self.text, path, key=kind is UnknownPlanFieldError)
        dotted = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
        return kind(
            message,
            help=help,
            source=self.source,
            line=place.line if place else None,
            column=place.column if place else None,
            field=dotted or None,
        )


class Fields:
    """The fields of one mapping; each is asked for by name.

    Args:
        document: Where the mapping stands.
        value: The mapping.
        path: The way to it.
        known: The names it may have.
    """

    def __init__(self, document: Document, value: object, path: Path, known: Collection[str]) -> None:
        self.document = document
        self.path = path
        if not isinstance(value, dict):
            raise document.error(PlanValueError, "a mapping is wanted here", path, f"fields: {', '.join(known)}")
        for name in value:
            if name not in known:
                raise document.error(
                    UnknownPlanFieldError,
                    f"`{str(name)[:80]}` is not a field here",
                    (*path, name),
                    nearest(str(name), known),
                )
        self.value: dict[str, Any] = value

    def error(self, name: str, message: str, help: str | None = None) -> PlanError:  # noqa: A002 -- as TongguanError
        """Make an error about a field."""
        return self.document.error(PlanValueError, message, (*self.path, name), help)

    def given(self, name: str) -> bool:
        """Whether the field is there with a value."""
        return self.value.get(name) is not None

    def required(self, name: str, take: Callable[["Fields", str], _Value]) -> _Value:
        """Take a field that must be there."""
        if not self.given(name):
            raise self.document.error(PlanValueError, f"`{name}` is missing", self.path)
        return take(self, name)

    def optional(self, name: str, take: Callable[["Fields", str], _Value], otherwise: _Value) -> _Value:
        """Take a field that may be left out."""
        return take(self, name) if self.given(name) else otherwise

    def inner(self, name: str, known: Collection[str]) -> "Fields":
        """Give the mapping of a field."""
        return Fields(self.document, self.value[name], (*self.path, name), known)


def text(fields: Fields, name: str) -> str:
    """Take text that is not empty."""
    value = fields.value[name]
    if isinstance(value, str) and value.strip():
        return value
    raise fields.error(name, f"`{name}` is text that is not empty")


def flag(fields: Fields, name: str) -> bool:
    """Take ``true`` or ``false``."""
    value = fields.value[name]
    if isinstance(value, bool):
        return value
    raise fields.error(name, f"`{name}` is true or false")


def whole(least: int, most: int) -> Callable[[Fields, str], int]:
    """Take a whole number between these, both included."""

    def take(fields: Fields, name: str) -> int:
        value = fields.value[name]
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise fields.error(name, f"`{name}` is a whole number from {least:,} to {most:,}")

    return take


def one_of(*words: str) -> Callable[[Fields, str], Any]:
    """Take one of a few words."""

    def take(fields: Fields, name: str) -> str:
        value = fields.value[name]
        if value in words:
            return str(value)
        raise fields.error(name, f"`{str(value)[:80]}` is not one of {', '.join(words)}", nearest(str(value), words))

    return take
