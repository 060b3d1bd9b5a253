"""Writes a declaration as a workbook that people can read, change and bring back."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tongguan.law.catalogues import Catalogues, UnknownEntryError
from tongguan.office.exports import sheet_words as words
from tongguan.office.exports.content import Content, entries_in, get_at
from tongguan.office.exports.inputs import Input
from tongguan.office.exports.sheets import PARENT, Sheet, sheets
from tongguan.office.exports.typed import typed_of
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import PATHWAYS, STANDINGS, term

Answer = Mapping[str, Any]
_HEAD: Final = PatternFill("solid", fgColor="E8F1F5")
_NARROW, _WIDE = 12, 44


def workbook_of(content: Content, answer: Answer | None, catalogues: Catalogues, language: Language) -> bytes:
    """Give the workbook.

    Args:
        content: The declaration as plain values.
        answer: The assessment that the sheet of results shows; ``None`` leaves the sheet out.
        catalogues: What data items and places are called.
        language: The language of sheets, heads and words; ids and names of fields stay.
    """
    book = Workbook()
    first = book.active
    for each in sheets():
        rows = _rows(each, content, catalogues, language)
        heads = [column.says.in_language(language) for column in each.columns]
        _write(book, each.title.in_language(language), heads, [column.name for column in each.columns], rows)
    items = list(_items(content, catalogues, language))
    _write(
        book,
        words.SHEETS["items"].in_language(language),
        [each.in_language(language) for each in (words.EXPORT_ID, words.ITEM_ID, words.ITEM)],
        ["export", "id", "name"],
        items,
    )
    if answer is not None:
        told = (words.EXPORT_ID, words.TITLE_OF, words.STANDING_OF, words.ROUTES_OF, words.CITES_OF)
        _write(
            book,
            words.SHEETS["results"].in_language(language),
            [each.in_language(language) for each in told],
            ["export", "title", "standing", "possible", "cites"],
            list(_results(answer, language)),
        )
    if isinstance(first, Worksheet):
        book.remove(first)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _rows(sheet: Sheet, content: Content, catalogues: Catalogues, language: Language) -> list[list[str]]:
    rows: list[list[str]] = []
    for entry in entries_in(content, sheet.shape):
        inner = get_at(entry, sheet.rows) if sheet.rows else [entry]
        rows += [[_cell(column, each, entry, catalogues, language) for column in sheet.columns] for each in inner or ()]
    return rows


def _cell(
    column: Input, row: Mapping[str, Any], entry: Mapping[str, Any], catalogues: Catalogues, language: Language
) -> str:
    if column.name == PARENT:
        return str(entry.get("id"))
    value = get_at(row, column.name)
    if column.kind == "absent":
        return typed_of(column, "none", language) if value in ("none", []) else ""
    return typed_of(column, value, language, catalogues)


def _items(content: Content, catalogues: Catalogues, language: Language) -> Iterator[list[str]]:
    for export in entries_in(content, "exports"):
        for name in export.get("data_items") or ():
            try:
                item = catalogues.items.item(str(name))
            except UnknownEntryError:
                continue
            yield [str(export.get("id")), item.id, item.label.in_language(language)]


def _results(answer: Answer, language: Language) -> Iterator[list[str]]:
    for each in answer["exports"]:
        cites = dict.fromkeys(one["cite"] for one in (*each["freed_by"], *each["decided_by"]))
        routes = " / ".join(term(PATHWAYS, code, language) for code in each["possible"])
        yield [each["id"], each["title"] or "", term(STANDINGS, each["standing"], language), routes, ", ".join(cites)]


def _write(
    book: Workbook, title: str, heads: Sequence[str], names: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    sheet = book.create_sheet(title)
    for row in (heads, names, *rows):
        sheet.append([""] * len(row))
        for place, text in enumerate(row, start=1):
            cell = sheet.cell(sheet.max_row, place)
            cell.value = text or None
            cell.number_format = "@"
            if text.startswith("="):
                cell.data_type = "s"  # words of people are never a formula
    for place in range(1, len(heads) + 1):
        top, below = sheet.cell(1, place), sheet.cell(2, place)
        top.font, top.fill, top.alignment = Font(bold=True), _HEAD, Alignment(wrap_text=True, vertical="top")
        below.font, below.fill = Font(size=8, color="526070"), _HEAD
        longest = max((_width(row[place - 1]) for row in (heads, *rows)), default=0)
        sheet.column_dimensions[get_column_letter(place)].width = min(max(longest + 2, _NARROW), _WIDE)
    sheet.freeze_panes = "B3"


def _width(text: str) -> int:
    return sum(2 if each > "\u2e80" else 1 for each in text)


def name_of(organisation: str, on: date) -> str:
    """Give the name of the file."""
    return f"tongguan-{organisation}-{on.isoformat()}.xlsx"
