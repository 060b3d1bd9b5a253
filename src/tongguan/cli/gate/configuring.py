"""Reads the configuration of a gate, and the extraction for Envoy that it may name."""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tongguan.cli.errors import FileError
from tongguan.cli.gate.placing import PlacedFile

if TYPE_CHECKING:
    from tongguan.gate.service.errors import ConfigurationError

_ENVOY = "envoy."


class Configured:
    """A configuration with the file it came from, so that what is found wrong later is told with its place too."""

    def __init__(self, path: Path) -> None:
        from tongguan.gate.envoy.extraction import Extraction  # noqa: PLC0415 -- help must not wait for it
        from tongguan.gate.service.settings import Settings  # noqa: PLC0415 -- as above

        self.path = path
        self.folder = path.resolve().parent
        self._file = PlacedFile(path, Settings)
        self._extraction: PlacedFile[Extraction] | None = None
        self.settings = self._file.value
        if isinstance(self.settings.envoy, str):
            self._extraction = PlacedFile(self.folder / self.settings.envoy, Extraction)
            self.settings = msgspec.structs.replace(self.settings, envoy=self._extraction.value)

    def placed(self, error: "ConfigurationError") -> "ConfigurationError":
        """Give an error with the place of its field."""
        field = error.field
        if field is None or error.source is not None:
            return error
        if self._extraction is not None and field.startswith(_ENVOY):
            self._extraction.place(error, field.removeprefix(_ENVOY))
        else:
            self._file.place(error, field)
        return error


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
