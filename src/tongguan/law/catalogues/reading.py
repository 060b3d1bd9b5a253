"""Turns parsed mappings into typed values, and says where a mapping is wrong."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, TypeVar

import msgspec

from tongguan.vocabulary import Citation, CitationError, TongguanError

_Shape = TypeVar("_Shape")
_LANGUAGES = {"zh", "en"}


class CatalogueError(TongguanError):
    """A catalogue holds something that it may not hold."""

    code: ClassVar[str] = "law/bad-catalogue"


class UnknownEntryError(TongguanError):
    """A name is in no entry of the catalogue."""

    code: ClassVar[str] = "law/unknown-catalogue-entry"


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every record of a catalogue is: frozen, named fields only, unknown fields refused."""


def read(parsed: object, shape: type[_Shape], source: str) -> _Shape:
    """Read ``parsed`` as ``shape``.

    Args:
        parsed: Plain values, as the strict YAML reader gives them.
        shape: The record type to build.
        source: The name of the file, for messages.

    Raises:
        CatalogueError: A field is missing, unknown or of another type, or a label lacks a language.
    """
    if not _well_labelled(parsed):
        path, label = next((path, label) for path, label in _labels(parsed, "$") if label.keys() != _LANGUAGES)
        raise CatalogueError(
            f"the label at `{path}` has the keys {_listed(label)}, not `zh` and `en`",
            source=source,
            field=path,
        )
    try:
        return msgspec.convert(parsed, shape)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        raise CatalogueError(message[:1].lower() + message[1:], source=source, field=path.strip("`") or None) from error


def require(holds: bool, message: str, source: str, *, help: str | None = None) -> None:  # noqa: A002, FBT001 -- as TongguanError; the condition reads first
    """Refuse the catalogue with ``message`` unless ``holds``.

    Raises:
        CatalogueError: It does not hold.
    """
    if not holds:
        raise CatalogueError(message, source=source, help=help)


def require_citation(text: str, source: str) -> None:
    """Refuse the catalogue if ``text`` is not a citation.

    Raises:
        CatalogueError: The text has another form.
    """
    try:
        Citation.parse(text)
    except CitationError as error:
        raise CatalogueError(error.message, source=source, help=error.help) from error


def _well_labelled(parsed: object) -> bool:
    """Whether every label has both languages and no more; quick, for it is asked at every start."""
    left = [parsed]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            if ("zh" in value or "en" in value) and value.keys() != _LANGUAGES:
                return False
            left.extend(value.values())
        elif isinstance(value, list | tuple):
            left.extend(value)
    return True


def _labels(value: object, path: str) -> Iterator[tuple[str, Mapping[object, object]]]:
    """Find every mapping that holds words in one of the two languages."""
    if isinstance(value, Mapping):
        if _LANGUAGES & set(value):
            yield path, value
        for key, part in value.items():
            yield from _labels(part, f"{path}.{key}")
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes):
        for index, part in enumerate(value):
            yield from _labels(part, f"{path}[{index}]")


def _listed(label: Mapping[object, object]) -> str:
    return ", ".join(f"`{key}`" for key in label)
