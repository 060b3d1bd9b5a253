"""Reads a strict YAML file into a type; every mistake is told with its file, line and field, and the nearest name."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec
from msgspec import inspect

from tongguan.cli.reading_files import read_bytes, shown_name
from tongguan.vocabulary.nearest import nearest

if TYPE_CHECKING:
    from tongguan.gate.service.errors import ConfigurationError

_Model = TypeVar("_Model")
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`")
_MISSING = re.compile(r"Object missing required field `(.*)`")
_NO_CHOICE = re.compile(r"Invalid enum value '(.*)'")
_STEP = re.compile(r"\.?([A-Za-z_]\w*)|\[(\d+)\]|\[\"(.*?)\"\](?=\.|\[|$)")
_MOST_BYTES = 1024 * 1024


class PlacedFile(Generic[_Model]):
    """A file as a value, which remembers where each field of it stands.

    Raises:
        FileError: The file cannot be read.
        YamlError: It is no strict YAML.
        ConfigurationError: A field is unknown, missing or of another form; says where.
    """

    def __init__(self, path: Path, model: type[_Model]) -> None:
        from tongguan.strict_yaml import load  # noqa: PLC0415 -- help must not wait for it

        self._model = model
        self._text = read_bytes(path, _MOST_BYTES)
        self._source = shown_name(path)
        self.value = self._read(load(self._text, self._source))

    def place(self, error: "ConfigurationError", field: str) -> None:
        """Tell an error where a field of this file stands."""
        error.source = self._source
        error.line, error.column = self._locate(field, key=field.endswith('"]'))

    def _read(self, plain: Any) -> _Model:  # noqa: ANN401 -- plain values of any shape
        from tongguan.gate.service.errors import ConfigurationError  # noqa: PLC0415 -- help must not wait for it

        try:
            return msgspec.convert(plain, self._model)
        except msgspec.ValidationError as error:
            said, _, at = str(error).partition(" - at `$")
            field = at.rstrip("`").lstrip(".")
            message, name, wanted = self._in_words(said, field)
            inner = ".".join(part for part in (field, name) if part) if name else field
            line, column = self._locate(inner or field, key=bool(name))
            raise ConfigurationError(
                message, help=wanted, source=self._source, line=line, column=column, field=inner or None
            ) from error

    def _locate(self, field: str, *, key: bool) -> tuple[int | None, int | None]:
        from tongguan.strict_yaml import locate  # noqa: PLC0415 -- only for a mistake

        path = tuple(name or quoted or int(number) for name, number, quoted in _STEP.findall(field))
        place = locate(self._text, path, key=key)
        return (place.line, place.column) if place is not None else (None, None)

    def _in_words(self, said: str, field: str) -> tuple[str, str, str | None]:
        """Give what is wrong, the field it is about where that is not the one it is at, and what helps."""
        unknown = _UNKNOWN.match(said)
        if unknown is not None:
            return f"`{unknown[1]}` is not a field here", unknown[1], nearest(unknown[1], self._fields_at(field))
        missing = _MISSING.match(said)
        if missing is not None:
            return f"`{missing[1]}` is missing", "", None
        chosen = _NO_CHOICE.match(said)
        if chosen is not None:
            return f"`{chosen[1]}` is not one of the choices here", "", nearest(chosen[1], self._choices_at(field))
        return said[:1].lower() + said[1:], "", None

    def _fields_at(self, field: str) -> list[str]:
        """Give the fields that may stand at a place."""
        found = self._type_at(field)
        return [each.encode_name for each in found.fields] if isinstance(found, inspect.StructType) else []

    def _choices_at(self, field: str) -> list[str]:
        """Give the words that may stand at a place."""
        found = self._type_at(field)
        return [str(each) for each in found.values] if isinstance(found, inspect.LiteralType) else []

    def _type_at(self, field: str) -> inspect.Type | None:
        """Give the type of what stands at a place, or of its elements."""
        found: inspect.Type | None = inspect.type_info(self._model)
        for name, _, _ in _STEP.findall(field):
            if not name:
                continue
            if not isinstance(found, inspect.StructType):
                return None
            found = next((_told_by(each.type) for each in found.fields if each.encode_name == name), None)
        return found


def _told_by(kind: inspect.Type) -> inspect.Type | None:
    """Give the type within that has fields or choices."""
    inner = (getattr(kind, name, None) for name in ("item_type", "value_type"))
    for each in (kind, *inner, *getattr(kind, "types", ())):
        if isinstance(each, inspect.StructType | inspect.LiteralType):
            return each
    return None
