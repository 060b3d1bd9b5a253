"""A declaration goes out as a workbook and comes back the same; mistakes are told by sheet, row and column."""

import io
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.office.people import Member
from tongguan.decision.answer import answer_of
from tongguan.law import load_catalogues
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.exports.content import content_of, written
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import assessed, current, read
from tongguan.office.exports.workbook_reading import NotWorkbookError, read_workbook
from tongguan.office.exports.workbook_writing import workbook_of
from tongguan.vocabulary.phrase import Language

ON = date(2026, 6, 30)
HERE = "/o/yunfan/exports/"
CATALOGUES = load_catalogues()


@pytest.fixture
def version(company: Organisation, owner: User, retailer: str) -> Version:
    with within(company.pk):
        return keep(company, retailer, source="", why="first", by=owner)


def changed(raw: bytes, sheet: str, cell: str, value: object) -> bytes:
    book = load_workbook(io.BytesIO(raw))
    book[sheet][cell] = value
    return saved(book)


def saved(book: Any) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def column(raw: bytes, sheet: str, name: str) -> str:
    for cell in load_workbook(io.BytesIO(raw))[sheet][2]:
        if cell.value == name:
            return str(cell.column_letter)
    raise AssertionError(name)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_goes_out_comes_back_the_same(acting: Organisation, version: Version, language: Language) -> None:
    content, answer = content_of(version), answer_of(assessed(version, ON)[0], language)
    found = read_workbook(workbook_of(content, answer, CATALOGUES, language), content, CATALOGUES)
    assert not found.mistakes
    assert read(written(found.content, ON, language), "a") == read(version.text, "a")


def test_people_can_read_it(acting: Organisation, version: Version) -> None:
    answer = answer_of(assessed(version, ON)[0], "zh")
    book = load_workbook(io.BytesIO(workbook_of(content_of(version), answer, CATALOGUES, "zh")))
    assert {"处理者", "境外接收方", "出境活动", "机制", "数据项（只读）", "判断结果（只读）"} <= set(book.sheetnames)
    assert book["境外接收方"]["C3"].value == "法国"
    results = {row[0].value: row[2].value for row in book["判断结果（只读）"].iter_rows(min_row=3)}
    assert results["marketing-analytics"] == "已覆盖"
    assert ("loyalty-crm", "mobile_number", "手机号码") in set(book["数据项（只读）"].values)


def test_words_of_people_are_never_a_formula(version: Version) -> None:
    content = {**content_of(version)}
    content["exports"] = [{**content["exports"][0], "purpose": "=1+1"}]
    raw = workbook_of(content, None, CATALOGUES, "en")
    letter = column(raw, "Exports", "purpose")
    assert load_workbook(io.BytesIO(raw))["Exports"][f"{letter}3"].data_type == "s"
    assert read_workbook(raw, content, CATALOGUES).content["exports"][0]["purpose"] == "=1+1"


@pytest.mark.parametrize(
    ("sheet", "name", "row", "value", "says"),
    [
        ("出境活动", "people.ordinary", 4, "many", "不是人数"),
        ("出境活动", "began_on", 5, "2026-13-01", "不是日期"),
        ("出境活动", "recipients", 3, "Nobody Ltd", "声明里没有"),
        ("出境活动", "data_items", 3, "星座运势", "最接近的是"),
        ("出境活动", "people.ordinary", 3, "=A1", "公式"),
        ("出境活动", "id", 3, None, "请填写标识"),
        ("出境活动", "purpose", 2, "porpoise", "不认识"),
        ("境外接收方", "territory", 4, "Atlantis", "目录里没有"),
        ("再转移", "of", 3, "nothing", "没有标识为"),
    ],
)
def test_a_mistake_names_sheet_row_and_column(
    client: Client, company: Organisation, version: Version, sheet: str, name: str, row: int, value: object, says: str
) -> None:
    raw = client.get(f"{HERE}declaration.xlsx").content
    letter = column(raw, sheet, name)
    broken = SimpleUploadedFile("a.xlsx", changed(raw, sheet, f"{letter}{row}", value))
    answer = client.post(f"{HERE}workbook/", {"file": broken, "why": "x"})
    assert answer.status_code == 422
    told = [each for each in answer.context["page"] if (each.sheet, each.row, each.column) == (sheet, row, letter)]
    assert told, answer.context["page"]
    assert says in told[0].says.zh
    assert 'value="x"' in answer.content.decode()
    with within(company.pk):
        assert Version.objects.count() == 1


def test_what_the_reader_of_declarations_refuses_names_its_cell(client: Client, version: Version) -> None:
    raw = client.get(f"{HERE}declaration.xlsx").content
    letter = column(raw, "出境活动", "people.both")
    broken = SimpleUploadedFile("a.xlsx", changed(raw, "出境活动", f"{letter}4", "999999"))
    answer = client.post(f"{HERE}workbook/", {"file": broken, "why": "x"})
    assert [(each.sheet, each.row, each.column) for each in answer.context["page"]] == [("出境活动", 4, letter)]


def test_a_workbook_is_changed_and_kept(client: Client, company: Organisation, version: Version) -> None:
    raw = client.get(f"{HERE}declaration.xlsx").content
    letter = column(raw, "出境活动", "people.ordinary")
    file = SimpleUploadedFile("六月.xlsx", changed(raw, "出境活动", f"{letter}3", 85000))
    answer = client.post(f"{HERE}workbook/", {"file": file, "why": "六月"}, follow=True)
    assert "已存为第 2 版，共 9 项出境活动" in answer.content.decode()
    with within(company.pk):
        kept = current()
        assert kept is not None
        before, after = read(version.text, "a"), read(kept.text, "a")
        assert kept.source == "六月.xlsx"
    assert after.exports[0].people.ordinary is not None
    assert after.exports[0].people.ordinary.low == 85_000
    assert after.exports[1:] == before.exports[1:]
    assert after.overlaps == before.overlaps


@pytest.mark.parametrize("raw", [b"", b"x", b"PK\x03\x04", saved(Workbook())[:500]])
def test_what_is_no_workbook_is_refused(client: Client, version: Version, raw: bytes) -> None:
    with pytest.raises(NotWorkbookError):
        read_workbook(raw, {}, CATALOGUES)
    answer = client.post(f"{HERE}workbook/", {"file": SimpleUploadedFile("a.xlsx", raw), "why": "x"})
    assert answer.status_code == 422
    assert "file" in answer.context["form"].errors


def test_an_empty_workbook_tells_what_is_missing() -> None:
    found = read_workbook(saved(Workbook()), {}, CATALOGUES)
    assert "没有“出境活动”" in found.mistakes[0].says.zh


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_words(raw: bytes) -> None:
    with pytest.raises(NotWorkbookError):
        read_workbook(raw, {}, CATALOGUES)


def test_a_viewer_takes_it_and_brings_none(company: Organisation, version: Version, member: Member) -> None:
    viewer = member(company, Role.VIEWER)
    assert viewer.get(f"{HERE}declaration.xlsx").status_code == 200
    assert viewer.get(f"{HERE}workbook/").status_code == 403
