"""Reads a workbook back into a declaration; what cannot be read is told by sheet, row and column."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar, Final

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from tongguan.law.catalogues import Catalogues
from tongguan.office.exports import entry_words
from tongguan.office.exports import sheet_words as words
from tongguan.office.exports.content import Content, Entry, entries_in
from tongguan.office.exports.entry_form import MOST_ROWS, NONE, field_of, fill
from tongguan.office.exports.inputs import fields_of
from tongguan.office.exports.sheets import FIRST_ROW, PARENT, Sheet, sheets
from tongguan.vocabulary import Phrase, TongguanError

MOST_LINES: Final = 2000
_MOST_COLUMNS: Final = 200
_MOST_UNPACKED: Final = 100 * 1024 * 1024
_PLACE = re.compile(r"^(\w+)\[(\d+)\]")


class NotWorkbookError(TongguanError):
    """The file is no workbook that can be read."""

    code: ClassVar[str] = "office/not-a-workbook"


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong in a sheet; ``row`` and ``column`` are absent where it is about more than one cell."""

    sheet: str
    row: int | None
    column: str | None
    says: Phrase

    @property
    def cell(self) -> str:
        """Name the cell as a spreadsheet does."""
        return f"{self.column or ''}{self.row or ''}"


@dataclass(slots=True)
class Brought:
    """What a workbook holds, and what is wrong in it."""

    content: dict[str, Any] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    lines: dict[tuple[str, int], int] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Line:
    row: int
    cells: dict[str, str]


def read_workbook(raw: bytes, before: Content, catalogues: Catalogues) -> Brought:
    """Read a workbook.

    Args:
        raw: The file.
        before: The declaration as it is: what no sheet holds stays.
        catalogues: Where names are looked up.

    Raises:
        NotWorkbookError: It is none.
    """
    found = Brought({name: value for name, value in before.items() if name == "distinct_people"})
    given = _opened(raw)
    lines = {each.code: list(_lines(each, given, found)) for each in sheets()}
    _check_sheets(found, lines)
    known = {
        shape: {
            line.cells["id"]: line.cells.get("title") or line.cells.get("name") or ""
            for line in lines[shape]
            if line.cells.get("id")
        }
        for shape in ("recipients", "exports", "mechanisms")
    }
    for shape in ("handler", "recipients", "exports", "mechanisms"):
        entries = [
            _entry(shape, place, line, lines, found, catalogues, known) for place, line in enumerate(lines[shape])
        ]
        if shape == "handler":
            found.content[shape] = entries[0] if entries else {}
        elif entries or shape == "exports":
            found.content[shape] = entries
    return found


def place_of(found: Brought, error: TongguanError) -> Mistake | None:
    """Find the cell that an error of the declaration is about."""
    refused = error.field or ""
    at = _PLACE.match(refused)
    shape, place = (at[1], int(at[2])) if at else (refused.partition(".")[0], 0)
    row = found.lines.get((shape, place))
    if row is None:
        return None
    name = field_of(fields_of(shape), at[0] if at else shape, refused)
    return Mistake(found.titles[shape], row, found.columns[shape].get(name or ""), Phrase(error.message, error.message))


def _opened(raw: bytes) -> Any:  # noqa: ANN401 -- openpyxl's workbook
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(each.file_size for each in archive.infolist()) > _MOST_UNPACKED:
                raise _not_one()
        return load_workbook(io.BytesIO(raw), read_only=False, data_only=False, keep_links=False)
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        TypeError,
        AttributeError,
    ) as error:
        raise _not_one() from error


def _not_one() -> NotWorkbookError:
    return NotWorkbookError("the file is no Excel workbook (xlsx) that can be read", help="save it as .xlsx")


def _lines(sheet: Sheet, given: Any, found: Brought) -> Iterator[_Line]:  # noqa: ANN401 -- as above
    title = next((each for each in (sheet.title.zh, sheet.title.en, sheet.code) if each in given.sheetnames), None)
    found.titles[sheet.code] = title or sheet.title.zh
    found.columns[sheet.code] = {}
    if title is None:
        return
    table = given[title]
    names = _names(sheet, table, title, found)
    if table.max_row > MOST_LINES:
        found.mistakes.append(Mistake(title, None, None, entry_words.filled(words.TOO_MANY, most=MOST_LINES)))
        return
    for row in range(FIRST_ROW, table.max_row + 1):
        cells = {}
        for column, name in names.items():
            text = _text(table.cell(row, column))
            if text is None:
                found.mistakes.append(Mistake(title, row, get_column_letter(column), words.A_FORMULA))
            elif text:
                cells[name] = text
        if cells:
            yield _Line(row, cells)


def _names(sheet: Sheet, table: Any, title: str, found: Brought) -> dict[int, str]:  # noqa: ANN401 -- as above
    known, names = {each.name for each in sheet.columns}, {}
    for column in range(1, min(table.max_column, _MOST_COLUMNS) + 1):
        name = str(table.cell(2, column).value or "").strip()
        letter = get_column_letter(column)
        if not name:
            continue
        if name not in known:
            found.mistakes.append(Mistake(title, 2, letter, entry_words.filled(words.UNKNOWN_COLUMN, name=name[:80])))
        elif name in found.columns[sheet.code]:
            found.mistakes.append(Mistake(title, 2, letter, entry_words.filled(words.TWICE, name=name)))
        else:
            names[column], found.columns[sheet.code][name] = name, letter
    return names


def _text(cell: Any) -> str | None:  # noqa: ANN401 -- as above
    """Give what a cell says; ``None`` for a formula."""
    value = cell.value
    if cell.data_type == "f":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _check_sheets(found: Brought, lines: Mapping[str, list[_Line]]) -> None:
    for each in sheets():
        parents = {line.cells.get("id") for line in lines[each.shape]}
        for line in lines[each.code]:
            if each.rows and line.cells.get(PARENT) not in parents:
                says = entry_words.filled(words.NO_PARENT, name=line.cells.get(PARENT, ""))
                found.mistakes.append(
                    Mistake(found.titles[each.code], line.row, found.columns[each.code].get(PARENT), says)
                )
            if not each.rows and each.shape != "handler" and "id" not in line.cells:
                letter = found.columns[each.code].get("id")
                found.mistakes.append(Mistake(found.titles[each.code], line.row, letter, words.NO_ID))
    if not found.columns["exports"]:
        says = Phrase(
            words.NO_SHEET.zh.format(sheet=words.SHEETS["exports"].zh),
            words.NO_SHEET.en.format(sheet=words.SHEETS["exports"].en),
        )
        found.mistakes.append(Mistake(found.titles["exports"], None, None, says))


def _entry(
    shape: str,
    place: int,
    line: _Line,
    lines: Mapping[str, list[_Line]],
    found: Brought,
    catalogues: Catalogues,
    known: Mapping[str, Mapping[str, str]],
) -> Entry:
    found.lines[shape, place] = line.row
    typed = {name: [text] for name, text in line.cells.items()}
    cells = {name: (shape, line.row, name) for name in line.cells}
    for each in sheets():
        if each.shape == shape and each.rows:
            if each.rows in typed:
                typed[each.rows + NONE] = typed.pop(each.rows)
            own = [one for one in lines[each.code] if one.cells.get(PARENT) == line.cells.get("id")][:MOST_ROWS]
            for number, inner in enumerate(own):
                for name, text in inner.cells.items():
                    typed[f"{each.rows}.{number}.{name}"] = [text]
                    cells[f"{each.rows}.{number}.{name}"] = (each.code, inner.row, name)
    filled = fill(fields_of(shape), typed, catalogues, known)
    for name, says in filled.errors.items():
        code, row, column = cells.get(name, (shape, line.row, name))
        found.mistakes.append(Mistake(found.titles[code], row, found.columns[code].get(column), says))
    return filled.entry


def count_of(found: Brought) -> dict[str, int]:
    """Count the entries of each shape."""
    return {shape: len(entries_in(found.content, shape)) for shape in ("recipients", "exports", "mechanisms")}
