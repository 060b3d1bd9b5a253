"""Looks through text files: their encoding, their header, and their content as a fingerprint.

Engines read UTF-8. A file in another encoding, or in several, is written anew as UTF-8, line by line: UTF-8 where the
line is valid UTF-8, else GB 18030 (of which GBK and GB 2312 are parts); what is neither holds U+FFFD after that, in
place of what could not be decoded.
"""

import codecs
import csv
import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from tongguan.census.sources.finding import Found

_CHUNK = 1 << 20
_LONGEST_HEADER = 1 << 20
_DELIMITERS = ",\t;|"
_HAN = re.compile("[\u3400-\u9fff]")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class TextError(Exception):
    """The file cannot be unpacked to its end."""


class ColumnTwiceError(Exception):
    """A column that is wanted stands in the header twice."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found. ``path`` is the file as UTF-8; ``header`` the first line, without the mark of its encoding."""

    path: Path
    fingerprint: str
    empty: bool
    header: str
    garbled: bool


def look_through(file: Found, staging: Path) -> Looked:
    """Read a text file once, and write it anew where it is not UTF-8.

    Args:
        file: The file.
        staging: A folder for what is written anew.

    Raises:
        TextError: It is cut short or damaged.
    """
    try:
        digest = _digest(file.path)
        with _opened(file) as opened:
            start = opened.read(_LONGEST_HEADER)
        mark = next((encoding for mark, encoding in _MARKS if start.startswith(mark)), None)
        path, garbled = file.path, False
        if mark is not None or not _is_utf8(file):
            path = staging / f"{digest[:32]}{''.join(_plain_suffix(file))}"
            garbled = _write_anew(file, path, mark)
            start = path.read_bytes()[:_LONGEST_HEADER]
    except (OSError, EOFError, zlib.error, pa.ArrowException) as error:
        raise TextError from error
    line = start.partition(b"\n")[0].decode("utf-8", errors="replace")
    return Looked(path, f"sha256:{digest}", not start.strip(), line.removeprefix("\ufeff").rstrip("\r"), garbled)


def columns_of(header: str, wanted: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Give the delimiter of CSV and its columns: the delimiter by which most of the wanted columns are there.

    Raises:
        ColumnTwiceError: A wanted column stands there twice: nothing tells which is meant.
    """

    def split(delimiter: str) -> list[str]:
        return next(csv.reader([header], delimiter=delimiter), [])

    def found(delimiter: str) -> tuple[int, int]:
        columns = [column.strip() for column in split(delimiter)]
        return len(set(wanted) & set(columns)), len(columns)

    best = max(_DELIMITERS, key=found)
    named = [each.strip().lower() for each in split(best)]
    if any(named.count(each.lower()) > 1 for each in wanted):
        raise ColumnTwiceError
    columns: list[str] = []
    for place, column in enumerate(each.strip() for each in split(best)):
        lowered = {each.lower() for each in columns}
        columns.append(column if column and column.lower() not in lowered else f"_column_{place + 1}")
    return best, tuple(columns)


def whole_fingerprint(path: Path) -> str:
    """Give the fingerprint of the whole content of a file."""
    return f"sha256:{_digest(path)}"


def _digest(path: Path) -> str:
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _opened(file: Found) -> BinaryIO:
    if file.compression == "gzip":
        return gzip.open(file.path)  # type: ignore[return-value]  # -- reads as a binary file does
    if file.compression == "zstd":
        unpacked: BinaryIO = pa.CompressedInputStream(pa.OSFile(str(file.path)), "zstd")
        return unpacked
    return file.path.open("rb")


def _is_utf8(file: Found) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with _opened(file) as opened:
            while chunk := opened.read(_CHUNK):
                decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _write_anew(file: Found, path: Path, mark: str | None) -> bool:
    garbled = False
    with _opened(file) as opened, path.open("w", encoding="utf-8", newline="") as written:
        if mark is not None:
            decoder = codecs.getincrementaldecoder(mark)(errors="replace")
            while chunk := opened.read(_CHUNK):
                text = decoder.decode(chunk)
                garbled = garbled or "\ufffd" in text
                written.write(text)
            return garbled
        for line in _lines(opened):
            text = _decoded(line)
            garbled = garbled or "\ufffd" in text
            written.write(text)
    return garbled


def _lines(opened: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while chunk := opened.read(_CHUNK):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from (line + b"\n" for line in lines)
    if rest:
        yield rest


def _decoded(line: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    text = line.decode("utf-8", errors="replace")
    # Bytes of GB 18030 hardly ever make Han characters of UTF-8 by chance.
    return text if _HAN.search(text) else line.decode("gb18030", errors="replace")


def _plain_suffix(file: Found) -> list[str]:
    suffixes = file.path.suffixes[-2:]
    return suffixes[:-1] if file.compression else suffixes[-1:]
