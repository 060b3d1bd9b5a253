"""Turns the bytes of a file into text, or says which byte or character is in the way."""

import re
from dataclasses import dataclass
from typing import ClassVar

from tongguan.vocabulary.errors import TongguanError

LARGEST_BYTES = 64 * 1024 * 1024
_BYTE_ORDER_MARK = "\ufeff"
_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class YamlError(TongguanError):
    """The text cannot be read as strict YAML."""

    code: ClassVar[str] = "yaml/unreadable"


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text; both count from 1."""

    line: int
    column: int


def decode(text: str | bytes, source: str) -> str:
    """Give the text of a file, without the mark that some editors put before it.

    Raises:
        YamlError: It is larger than 64 MiB, or not UTF-8.
    """
    if isinstance(text, str):
        return text.removeprefix(_BYTE_ORDER_MARK)
    if len(text) > LARGEST_BYTES:
        raise YamlError(
            f"the file holds {len(text):,} bytes, more than {LARGEST_BYTES:,}",
            help="split it by handler, or keep attachments elsewhere",
            source=source,
        )
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        place = position_after(before.decode("utf-8", errors="replace").removeprefix(_BYTE_ORDER_MARK))
        raise YamlError(
            f"byte {len(text) - len(error.object) + error.start} is not UTF-8",
            help="save the file as UTF-8 (in Excel or Notepad: 另存为 → 编码 UTF-8)",
            source=source,
            line=place.line,
            column=place.column,
        ) from error


def unreadable_character(text: str, source: str) -> YamlError:
    """Make the error for text that holds a character no YAML file may hold."""
    found = _NOT_PRINTABLE.search(text)
    place = position_after(text[: found.start()]) if found else None
    return YamlError(
        f"the character U+{ord(found[0]):04X} cannot stand in a text file" if found else "the text is not YAML",
        help="is this the right file? it may be a spreadsheet, an archive or a damaged copy",
        source=source,
        line=place.line if place else None,
        column=place.column if place else None,
    )


def position_after(text: str) -> Position:
    """Give the place just behind ``text``."""
    return Position(text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)
