"""Tells what a file is by what is in it; its name must say the same."""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from tongguan.vocabulary import TongguanError


class NotEvidenceError(TongguanError):
    """A file of a kind that is not kept as evidence, or whose name says something else."""

    code: ClassVar[str] = "office/not-evidence"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file: its media type, and the endings its name may have."""

    media_type: str
    endings: tuple[str, ...]


_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
PDF: Final = Kind("application/pdf", ("pdf",))
_BEGINNINGS: Final = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", Kind("image/png", ("png",))),
    (b"\xff\xd8\xff", Kind("image/jpeg", ("jpg", "jpeg"))),
)
_IN_ARCHIVES: Final = (
    ("word/document.xml", Kind(f"{_OFFICE}wordprocessingml.document", ("docx",))),
    ("xl/workbook.xml", Kind(f"{_OFFICE}spreadsheetml.sheet", ("xlsx",))),
    ("ppt/presentation.xml", Kind(f"{_OFFICE}presentationml.presentation", ("pptx",))),
)


def kind_of(content: bytes, name: str) -> Kind:
    """Find the kind.

    Raises:
        NotEvidenceError: It is none that is kept, holds a program, or is named as another one.
    """
    kind = next((kind for beginning, kind in _BEGINNINGS if content.startswith(beginning)), None)
    if kind is None and content.startswith(b"PK\x03\x04"):
        kind = _office(content)
    if kind is None:
        raise NotEvidenceError(
            "it is neither PDF, PNG, JPEG, DOCX, XLSX nor PPTX by what is in it", help="save it as PDF and upload that"
        )
    if Path(name).suffix.removeprefix(".").casefold() not in kind.endings:
        raise NotEvidenceError(
            f"its name does not end as a file of its kind does: `.{kind.endings[0]}`", help="rename it and upload again"
        )
    return kind


def _office(content: bytes) -> Kind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return None
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise NotEvidenceError("it holds a program (macros)", help="save it without macros, or as PDF")
    if "[Content_Types].xml" not in names:
        return None
    return next((kind for inside, kind in _IN_ARCHIVES if inside in names), None)
