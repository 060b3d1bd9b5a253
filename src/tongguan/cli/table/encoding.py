"""Finds where a table of text is not written in UTF-8."""

import codecs
import gzip
from pathlib import Path

_AT_ONCE = 1024 * 1024


def foreign_line(file: Path) -> int | None:
    """Give the first line that is not UTF-8, from 1; ``None`` where all are, or the file cannot be unpacked here."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    opened = gzip.open if file.suffix.lower() == ".gz" else open
    line = 1
    try:
        with opened(file, "rb") as read:
            while piece := read.read(_AT_ONCE):
                try:
                    line += decoder.decode(piece).count("\n")
                except UnicodeDecodeError as error:
                    return line + error.object[: error.start].count(b"\n")
    except (OSError, EOFError):
        return None
    return line if decoder.getstate()[0] else None
