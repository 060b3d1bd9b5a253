"""Exports, recipients and mechanisms are registered, changed and removed by form; every change is a version."""

from datetime import date

import pytest
from django.test import Client

from tests.office.people import Member
from tests.office.queries import assert_constant_queries
from tests.office.test_exports import many
from tongguan.law import load_catalogues
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.exports.changing import (
    ChangedMeanwhileError,
    LastExportError,
    StillUsedError,
    id_for,
    put,
    remove,
    restore,
)
from tongguan.office.exports.content import content_of, entries_in, entry_in, written
from tongguan.office.exports.entry_form import field_of, fill, typed_in
from tongguan.office.exports.entry_page import asked_for, groups_of
from tongguan.office.exports.finding import find_items
from tongguan.office.exports.inputs import fields_of
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current, read
from tongguan.office.journal.models import Entry
from tongguan.vocabulary.phrase import Language

ON = date(2026, 6, 30)
HERE = "/o/yunfan/exports/"
CATALOGUES = load_catalogues()
NEW = {
    "title": "Payroll abroad",
    "about": "employees",
    "recipients": ["hq"],
    "data_items": ["name", "salary"],
    "data_items.more": "手机号、银行账号",
    "people.ordinary": "1,200",
    "people.sensitive": "1,000-1,200",
    "people.until": "2026-06-30",
    "measures.notice": "yes",
    "why": "新系统上线",
    "act": "save",
}


@pytest.fixture
def version(company: Organisation, owner: User, retailer: str) -> Version:
    with within(company.pk):
        return keep(company, retailer, source="", why="first", by=owner)


def newest(company: Organisation) -> Version:
    with within(company.pk):
        found = current()
    assert found is not None
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_a_form_shows_of_an_entry_means_the_same_entry(
    acting: Organisation, version: Version, language: Language
) -> None:
    content = content_of(version)
    known = {name: {each["id"]: each["id"] for each in content[name]} for name in ("recipients", "exports")}
    again = {**content}
    for shape in ("handler", "recipients", "exports", "mechanisms"):
        fields, entries = asked_for(shape), []
        for entry in entries_in(content, shape):
            filled = fill(fields, typed_in(fields, entry, language, CATALOGUES), CATALOGUES, known)
            assert not filled.errors
            entries.append({**({"id": entry["id"]} if shape != "handler" else {}), **filled.entry})
        again[shape] = entries[0] if shape == "handler" else entries
    before, after = read(version.text, "a"), read(written(again, ON, language), "a")
    assert after == before


def test_every_fact_has_its_place_in_a_form() -> None:
    for shape in ("handler", "recipients", "exports", "mechanisms"):
        groups = groups_of(shape, asked_for(shape), {}, {}, {}, "en")
        assert "other" not in [each.code for each in groups]
        shown = {box.name for group in groups for box in group.boxes} - {"added"}
        assert shown == {each.name for each in fields_of(shape)} - {"id"}


def test_an_export_is_registered(client: Client, company: Organisation, version: Version) -> None:
    page = client.get(f"{HERE}new/")
    assert page.status_code == 200
    assert "Voilier SA" in page.content.decode()
    answer = client.post(f"{HERE}new/", {**NEW, "opened": "1"}, follow=True)
    assert answer.redirect_chain == [(f"{HERE}of/payroll-abroad/", 302)]
    assert "已存为第 2 版" in answer.content.decode()
    kept = newest(company)
    export = entry_in(content_of(kept), "exports", "payroll-abroad")
    assert export is not None
    assert export["data_items"] == ["name", "salary", "mobile_number", "bank_account_number"]
    assert export["people"] == {"ordinary": 1200, "sensitive": [1000, 1200], "until": "2026-06-30"}
    assert export["measures"] == {"notice": True}
    assert "began_on" not in export, "what is not known is not written"
    assert (kept.number, kept.source, kept.why) == (2, "form", "新系统上线")
    assert Entry.objects.filter(what="declaration.kept").latest("number").why == "新系统上线"
    with within(company.pk):
        assert [each.id for each in read(kept.text, "x").exports][-1] == "payroll-abroad"


def test_the_first_export_of_a_company_needs_no_file(client: Client, company: Organisation) -> None:
    assert f"{HERE}new/" in client.get(HERE).content.decode()
    assert 'name="handler.name"' in client.get(f"{HERE}new/").content.decode()
    refused = client.post(f"{HERE}new/", {"title": "客服外包", "why": "x", "act": "save"})
    assert refused.status_code == 422
    assert 'aria-describedby="e_handler.name"' in refused.content.decode()
    given = {
        "handler.name": "云帆零售",
        "handler.established_in": "中国",
        "title": "客服外包",
        "added.0.name": "Merbau",
        "added.0.territory": "马来西亚",
        "why": "x",
        "act": "save",
        "opened": "0",
    }
    answer = client.post(f"{HERE}new/", given, follow=True)
    assert answer.status_code == 200, answer.context["page"]
    content = content_of(newest(company))
    assert content["handler"] == {"name": "云帆零售", "established_in": "CN"}
    assert content["recipients"] == [{"id": "merbau", "name": "Merbau", "territory": "MY"}]
    assert content["exports"] == [{"id": "export", "title": "客服外包", "recipients": ["merbau"]}]


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"people.ordinary": "many"}, "people.ordinary", "不是人数"),
        ({"began_on": "yesterday"}, "began_on", "不是日期"),
        ({"data_items.more": "星座运势"}, "data_items", "最接近的是"),
        ({"sector": "spaceships"}, "sector", "目录里没有"),
        ({"legal_basis": "because"}, "legal_basis", "不在可选范围"),
        ({"people.both": "5,000"}, "people.both", "both"),
        ({"onward.0.territory": "Atlantis"}, "onward.0.territory", "目录里没有"),
        ({"necessity.cross_border_hr": "yes", "about": "customers"}, "necessity.cross_border_hr", "employees only"),
        ({"id": "loyalty-crm"}, "id", "two exports have the id"),
        ({"important_data_notice.none": "on", "important_data_notice.by": "CAC"}, "important_data_notice", "选了“无”"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_is_lost(
    client: Client, company: Organisation, version: Version, given: dict[str, str], field: str, says: str
) -> None:
    answer = client.post(f"{HERE}new/", {**NEW, "opened": "1", **given})
    text = answer.content.decode()
    assert answer.status_code == 422
    boxes = {box.name: box for group in answer.context["page"].groups for box in group.boxes}
    rows = {box.name: box for each in boxes.values() if hasattr(each, "rows") for row in each.rows for box in row}
    error = answer.context["page"].id_error if field == "id" else {**rows, **boxes}[field].error
    assert says in error
    assert "Payroll abroad" in text
    assert 'value="salary" checked' in text
    assert 'value="新系统上线"' in text
    for name, value in given.items():
        if not name.endswith((".none", "legal_basis", "about", "cross_border_hr")):
            assert f'value="{value}"' in text
    assert newest(company).number == 1


def test_a_reason_is_asked_for(client: Client, company: Organisation, version: Version) -> None:
    answer = client.post(f"{HERE}new/", {**NEW, "why": " "})
    assert answer.status_code == 422
    assert "请写明变更原因" in answer.content.decode()
    assert newest(company).number == 1


def test_an_export_is_changed_and_the_rest_stays(client: Client, company: Organisation, version: Version) -> None:
    page = client.get(f"{HERE}edit/loyalty-crm/")
    sent = form_of(page.context["page"])
    sent |= {"title": ["会员系统"], "why": ["改名"], "act": ["save"], "opened": ["1"]}
    answer = client.post(f"{HERE}edit/loyalty-crm/", sent, follow=True)
    assert "已存为第 2 版" in answer.content.decode()
    with within(company.pk):
        before, after = read(version.text, "a"), read(newest(company).text, "b")
    assert after.exports[0].title == "会员系统"
    assert {**after.exports[0].given, "title": ""} == {**before.exports[0].given, "title": ""}
    assert after.exports[1:] == before.exports[1:]
    assert (after.given, after.recipients, after.overlaps, after.mechanisms) == (
        before.given,
        before.recipients,
        before.overlaps,
        before.mechanisms,
    )


def form_of(page: object) -> dict[str, list[str]]:
    """Give what a browser would send for a form as it is shown."""
    sent: dict[str, list[str]] = {}
    for group in page.groups:  # type: ignore[attr-defined]  # -- a page value
        for box in group.boxes:
            inner = [each for row in box.rows for each in row] if hasattr(box, "rows") else [box]
            if box.none_picked:
                sent[f"{box.name}.none"] = ["on"]
            for each in inner:
                picked = [option.value for option in each.options if option.picked]
                if each.looks == "picker":
                    sent[each.name] = [item.id for item in page.items.chosen]  # type: ignore[attr-defined]  # -- as above
                elif each.options:
                    sent[each.name] = picked
                elif each.looks != "absent":
                    sent[each.name] = [each.typed]
    return sent


def test_two_people_do_not_overwrite_each_other(
    acting: Organisation, version: Version, owner: User, client: Client
) -> None:
    content = content_of(version)
    export = {**content["exports"][0], "title": "A"}
    put(acting, [("exports", "loyalty-crm", export)], opened=1, why="a", by=owner, on=ON, language="zh")
    other = {**content["exports"][1], "title": "B"}
    name = str(other["id"])
    put(acting, [("exports", name, other)], opened=1, why="b", by=owner, on=ON, language="en")
    with pytest.raises(ChangedMeanwhileError):
        put(acting, [("exports", "loyalty-crm", export)], opened=1, why="c", by=owner, on=ON, language="zh")
    answer = client.post(f"{HERE}edit/loyalty-crm/", {**NEW, "opened": "1"})
    assert answer.status_code == 422
    assert "您打开之后别人改过" in answer.content.decode()


def test_an_export_is_removed_and_comes_back(client: Client, company: Organisation, version: Version) -> None:
    page = client.get(f"{HERE}remove/marketing-analytics/").content.decode()
    assert "确认删除" in page
    assert client.post(f"{HERE}remove/marketing-analytics/", {"why": ""}).status_code == 422
    answer = client.post(f"{HERE}remove/marketing-analytics/", {"why": "已停用"}, follow=True)
    assert "已删除，存为第 2 版" in answer.content.decode()
    content = content_of(newest(company))
    assert entry_in(content, "exports", "marketing-analytics") is None
    assert "marketing-analytics" not in newest(company).text
    assert client.get(f"{HERE}of/marketing-analytics/").status_code == 404
    back = client.post(f"{HERE}versions/1/restore/", follow=True)
    assert "已把第 1 版恢复为第 3 版" in back.content.decode()
    assert newest(company).text == version.text
    assert newest(company).number == 3


def test_what_is_named_elsewhere_is_not_removed(acting: Organisation, version: Version, owner: User) -> None:
    with pytest.raises(StillUsedError, match="loyalty-crm"):
        remove(acting, "recipients", "hq", why="x", by=owner, on=ON, language="zh")
    content = content_of(version)
    while len(content["exports"]) > 1:
        name = content["exports"][-1]["id"]
        content = content_of(remove(acting, "exports", name, why="x", by=owner, on=ON, language="en"))
    with pytest.raises(LastExportError):
        remove(acting, "exports", content["exports"][0]["id"], why="x", by=owner, on=ON, language="zh")
    assert restore(acting, version, why="x", by=owner).text == version.text


def test_recipients_and_mechanisms_are_registered_changed_and_removed(
    client: Client, company: Organisation, version: Version
) -> None:
    given = {"name": "Kestrel Ltd", "territory": "英国", "role": "entrusted_party", "why": "x", "act": "save"}
    added = client.post(f"{HERE}parties/new/recipients/", given, follow=True)
    assert "Kestrel Ltd" in added.content.decode()
    assert "受托人" in added.content.decode()
    changed = client.post(
        f"{HERE}parties/recipients/edit/kestrel-ltd/", {**given, "territory": "爱尔兰", "opened": "2"}, follow=True
    )
    assert "爱尔兰" in changed.content.decode()
    gone = client.post(f"{HERE}parties/recipients/remove/kestrel-ltd/", {"why": "x"}, follow=True)
    assert "Kestrel Ltd" not in gone.content.decode()
    refused = client.post(f"{HERE}parties/new/mechanisms/", {"kind": "standard_contract", "why": "x", "act": "save"})
    assert refused.status_code == 422, "it covers no export"
    made = client.post(
        f"{HERE}parties/new/mechanisms/",
        {"kind": "standard_contract", "exports": ["loyalty-crm"], "effective": "2026-01-15", "why": "x", "act": "save"},
        follow=True,
    )
    assert made.status_code == 200
    mechanism = content_of(newest(company))["mechanisms"][-1]
    assert mechanism == {
        "id": "standard-contract",
        "kind": "standard_contract",
        "exports": ["loyalty-crm"],
        "effective": "2026-01-15",
    }
    handler = client.post(f"{HERE}parties/handler/", {"name": "云帆", "why": "x", "act": "save", "opened": "5"})
    assert handler.status_code == 302
    assert content_of(newest(company))["handler"] == {"name": "云帆"}


def test_a_row_is_added_without_saving(client: Client, company: Organisation, version: Version) -> None:
    answer = client.post(f"{HERE}new/", {**NEW, "act": "row:onward", "onward.0.name": "Third"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="onward.2.name"' in text
    assert 'value="Third"' in text
    assert newest(company).number == 1


@pytest.mark.parametrize(
    ("search", "first", "nearest"),
    [("手机", "mobile_number", False), ("MOBILE", "mobile_number", False), ("mobil numbr", "mobile_number", True)],
)
def test_items_are_found_by_what_people_call_them(search: str, first: str, *, nearest: bool) -> None:
    found = find_items(["name", "nothing"], search, CATALOGUES, "en")
    assert [each.id for each in found.chosen] == ["name"]
    assert first in [each.id for each in found.found]
    assert found.nearest is nearest


def test_the_search_gives_a_piece_of_the_form(client: Client, version: Version) -> None:
    text = client.get(f"{HERE}items/?find=姓名&data_items=salary").content.decode()
    assert text.lstrip().startswith('<div id="items"')
    assert 'value="salary" checked' in text
    assert 'value="name"' in text


def test_an_error_of_the_reader_finds_its_field() -> None:
    fields = asked_for("exports")
    assert field_of(fields, "exports[2]", "exports[2].people.both") == "people.both"
    assert field_of(fields, "exports[2]", "exports[2].onward[1].territory") == "onward.1.territory"
    assert field_of(fields, "exports[2]", "exports[2].data_items[3]") == "data_items"
    assert field_of(fields, "exports[2]", "exports[1].people.both") is None
    assert field_of(fields, "exports[2]", None) is None


def test_ids_are_made_and_never_twice(version: Version) -> None:
    content = content_of(version)
    assert id_for(content, "exports", "Loyalty CRM") == "loyalty-crm-2"
    assert id_for(content, "exports", "会员") == "export"


def test_only_those_who_may_edit_do(client: Client, company: Organisation, version: Version, member: Member) -> None:
    viewer = member(company, Role.VIEWER)
    page = viewer.get(f"{HERE}of/loyalty-crm/").content.decode()
    assert "会员管理系统同步" in page
    assert "edit/loyalty-crm" not in page
    for address in ("new/", "edit/loyalty-crm/", "remove/loyalty-crm/", "versions/1/restore/", "parties/handler/"):
        assert viewer.post(HERE + address, NEW).status_code == 403
    assert client.get(f"{HERE}edit/nothing/").status_code == 404
    assert client.get(f"{HERE}parties/new/exports2/").status_code == 404
    assert client.get(f"{HERE}parties/people/remove/hq/").status_code == 404


@pytest.mark.parametrize("address", ["of/export-0/", "edit/export-0/", "parties/", "new/"])
def test_more_exports_take_no_more_queries(
    client: Client, company: Organisation, owner: User, retailer: str, address: str
) -> None:
    def declare(times: int) -> None:
        with within(company.pk):
            keep(company, many(retailer, times), source="", why="more", by=owner)

    declare(2)
    assert_constant_queries(client, HERE + address, lambda: declare(12), most=8)
