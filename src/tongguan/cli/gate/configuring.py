"""Reads the configuration of a gate: strict YAML; every mistake is told with its file, line and field."""

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tongguan.cli.errors import FileError
from tongguan.cli.reading_files import read_bytes, shown_name

if TYPE_CHECKING:
    from tongguan.gate.service.errors import ConfigurationError
    from tongguan.gate.service.settings import Settings

_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`")
_MISSING = re.compile(r"Object missing required field `(.*)`")
_STEP = re.compile(r"\.?([A-Za-z_]\w*)|\[(\d+)\]")
_MOST_BYTES = 1024 * 1024


class Configured:
    """A configuration with the file it came from, so that what is found wrong later is told with its place too."""

    def __init__(self, path: Path) -> None:
        from tongguan.strict_yaml import load  # noqa: PLC0415 -- help must not wait for it

        self.path = path
        self._text = read_bytes(path, _MOST_BYTES)
        self._source = shown_name(path)
        self.folder = path.resolve().parent
        self.settings = self._read(load(self._text, self._source))

    def placed(self, error: "ConfigurationError") -> "ConfigurationError":
        """Give an error with the place of its field."""
        if error.field is not None and error.source is None:
            place = self._locate(error.field, key=False)
            error.source = self._source
            error.line, error.column = place
        return error

    def _read(self, plain: Any) -> "Settings":  # noqa: ANN401 -- plain values of any shape
        from tongguan.gate.service.errors import ConfigurationError  # noqa: PLC0415 -- as above
        from tongguan.gate.service.settings import Settings  # noqa: PLC0415 -- as above

        try:
            return msgspec.convert(plain, Settings)
        except msgspec.ValidationError as error:
            said, _, at = str(error).partition(" - at `$")
            field = at.rstrip("`").lstrip(".")
            message, name, wanted = _in_words(said, field)
            inner = ".".join(part for part in (field, name) if part) if name else field
            line, column = self._locate(inner or field, key=bool(name))
            raise ConfigurationError(
                message, help=wanted, source=self._source, line=line, column=column, field=inner or None
            ) from error

    def _locate(self, field: str, *, key: bool) -> tuple[int | None, int | None]:
        from tongguan.strict_yaml import locate  # noqa: PLC0415 -- only for a mistake

        path = tuple(name or int(number) for name, number in _STEP.findall(field))
        place = locate(self._text, path, key=key)
        return (place.line, place.column) if place is not None else (None, None)


def configured(path: Path) -> Configured:
    """Read the configuration of a gate.

    Raises:
        EngineMissingError: The library that verifies is not installed.
        FileError: The file cannot be read.
        YamlError: It is no strict YAML.
        ConfigurationError: A field is unknown, missing or of another form; says where.
    """
    from tongguan.engines.requirement import require  # noqa: PLC0415 -- help must not wait for it

    require("joserfc", extra="gate")
    if path.is_dir():
        raise FileError(f"`{path}` is a folder", help="name the file `gate.yaml` in it")
    return Configured(path)


def _in_words(said: str, field: str) -> tuple[str, str, str | None]:
    """Give what is wrong, the field it is about where that is not the one it is at, and what helps."""
    unknown = _UNKNOWN.match(said)
    if unknown is not None:
        name = unknown[1]
        close = difflib.get_close_matches(name, _fields_at(field), n=1)
        known = f"did you mean `{close[0]}`?" if close else f"fields: {', '.join(_fields_at(field))}"
        return f"`{name}` is not a field here", name, known
    missing = _MISSING.match(said)
    if missing is not None:
        return f"`{missing[1]}` is missing", "", None
    return said[:1].lower() + said[1:], "", None


def _fields_at(field: str) -> list[str]:
    """Give the fields that may stand at a place."""
    from tongguan.gate.service.settings import Settings  # noqa: PLC0415 -- only for a mistake

    found: Any = msgspec.inspect.type_info(Settings)
    for name, _ in _STEP.findall(field):
        if not name:
            continue
        inner = next(each.type for each in found.fields if each.encode_name == name)
        found = _struct_in(inner)
        if found is None:
            return []
    return [each.encode_name for each in found.fields]


def _struct_in(kind: Any) -> Any:  # noqa: ANN401 -- what the library tells of types
    for each in (kind, getattr(kind, "item_type", None), *getattr(kind, "types", ())):
        if isinstance(each, msgspec.inspect.StructType):
            return each
    return None
