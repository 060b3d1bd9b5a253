"""A declaration is kept whole, in versions; the register and the page of today read it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.office.people import Member
from tests.office.queries import assert_constant_queries
from tongguan.decision.declaration import DeclarationError
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.page import exports_page, versions_page
from tongguan.office.exports.reading import SeveralHandlersError
from tongguan.office.journal.models import Entry

ON = date(2026, 6, 30)
BRING = "/o/yunfan/exports/import/"


def many(text: str, times: int) -> str:
    """Give a declaration with the first export of ``text`` again and again."""
    head, _, rest = text.partition("exports:")
    one = rest[rest.index("  - id: loyalty-crm") : rest.index("  # 境外购物")]
    return head + "exports:\n" + "".join(one.replace("loyalty-crm", f"export-{n}") for n in range(times))


def test_a_register_without_a_declaration_is_empty(acting: Organisation) -> None:
    page = exports_page(ON)
    assert page.version is None
    assert page.rows == ()


def test_the_register_lists_every_export(acting: Organisation, owner: User, retailer: str) -> None:
    keep(acting, retailer, source="declaration.yaml", why="first", by=owner)
    page = exports_page(ON)
    assert page.version is not None
    assert (page.version.number, page.version.who, page.version.why) == (1, "王敏", "first")
    first = page.rows[0]
    assert (first.id, first.title, first.items) == ("loyalty-crm", "会员管理系统同步", 3)
    assert [(each.name, each.territory) for each in first.recipients] == [("Voilier SA", "FR")]
    assert (first.ordinary, first.sensitive, first.began_on) == ([84_000, 84_000], [0, 0], date(2024, 5, 1))
    assert {row.id: row.standing for row in page.rows}["marketing-analytics"] == "covered"
    assert {row.id: row.sensitive for row in page.rows}["fraud-prevention"] == [0, 6_200]
    assert {row.id: row.items for row in page.rows}["product-catalogue"] == 0


@pytest.mark.parametrize(
    ("search", "found"),
    [("MERBAU", ["customer-service"]), ("简历", ["recruiting"]), ("staff-hr", ["staff-hr"]), ("%", [])],
)
def test_the_register_is_filtered(
    acting: Organisation, owner: User, retailer: str, search: str, found: list[str]
) -> None:
    keep(acting, retailer, source="", why="first", by=owner)
    page = exports_page(ON, search)
    assert [row.id for row in page.rows] == found
    assert page.all == 9


def test_versions_are_numbered_and_told_in_the_journal(acting: Organisation, owner: User, retailer: str) -> None:
    keep(acting, retailer, source="a.yaml", why="first", by=owner)
    again = keep(acting, retailer, source="b.yaml", why="no change", by=owner)
    assert again.number == 1, "the same text is not kept twice"
    keep(acting, retailer.replace("84_000", "85_000"), source="c.yaml", why="more people", by=owner)
    assert [(each.number, each.newest, each.why) for each in versions_page()] == [
        (2, True, "more people"),
        (1, False, "first"),
    ]
    told = Entry.objects.filter(what="declaration.kept").order_by("number")
    assert [each.detail["digest"] for each in told] == [each.digest for each in Version.objects.order_by("number")]


def test_companies_number_their_own(company: Organisation, other: Organisation, owner: User, retailer: str) -> None:
    for each in (company, other):
        with within(each.pk):
            assert keep(each, retailer, source="", why="first", by=owner).number == 1


def test_what_is_refused_is_not_kept(acting: Organisation, owner: User, retailer: str) -> None:
    with pytest.raises(DeclarationError):
        keep(acting, retailer.replace("legal_basis: consent", "legal_basis: because"), source="", why="x", by=owner)
    with pytest.raises(SeveralHandlersError):
        keep(acting, GROUP, source="", why="x", by=owner)
    assert not Version.objects.exists()


def test_a_declaration_comes_in_by_the_form_and_goes_out_to_the_letter(client: Client, retailer: str) -> None:
    uploaded = SimpleUploadedFile("declaration.yaml", retailer.encode("utf-8"))
    answer = client.post(BRING, {"file": uploaded, "why": "初次登记"}, follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain == [("/o/yunfan/exports/", 302)]
    assert "已存为第 1 版，共 9 项出境活动" in text
    assert "会员管理系统同步" in text
    given = client.get("/o/yunfan/exports/versions/1/declaration.yaml")
    assert given.content.decode("utf-8") == retailer
    assert given["Content-Disposition"] == 'attachment; filename="declaration-1.yaml"'
    same = client.post(BRING, {"text": retailer, "why": "again"}, follow=True).content.decode()
    assert "与第 1 版相同" in same


@pytest.mark.parametrize(
    ("given", "field", "says"),
    [
        ({"why": "x"}, "file", "请上传文件或者粘贴内容"),
        ({"text": "exports: [", "why": "x"}, "text", "文件不是合格的 YAML"),
        ({"text": "handler: {nam: x}", "why": "x"}, "text", "第 1 行"),
        ({"text": "- 1", "why": "x"}, "text", "tongguan init"),
        ({"text": "handler: {name: 云}", "why": ""}, "why", "这个字段是必填项"),
        ({"file": SimpleUploadedFile("a.yaml", b"\xff\xfe\x00"), "why": "x"}, "file", "不是 UTF-8"),
        ({"file": SimpleUploadedFile("a.yaml", b" " * (4 * 1024 * 1024 + 1)), "why": "x"}, "file", "超过 4 MB"),
    ],
)
def test_a_mistake_is_told_beside_its_field(client: Client, given: dict[str, object], field: str, says: str) -> None:
    answer = client.post(BRING, given)
    errors = answer.context["form"].errors
    assert answer.status_code == 422
    assert list(errors) == [field]
    assert says in str(errors[field])
    assert f'aria-describedby="id_{field}_error"' in answer.content.decode()


def test_what_was_typed_is_kept(client: Client) -> None:
    broken = SimpleUploadedFile("declaration.yaml", "handler: {nam: 云帆}".encode())
    text = client.post(BRING, {"file": broken, "why": "新增接收方"}).content.decode()
    assert "handler: {nam: 云帆}</textarea>" in text
    assert 'value="新增接收方"' in text


def test_a_viewer_is_not_offered_what_is_not_theirs(
    member: Member, company: Organisation, owner: User, retailer: str
) -> None:
    with within(company.pk):
        keep(company, retailer, source="", why="first", by=owner)
    viewer = member(company, Role.VIEWER)
    assert BRING not in viewer.get("/o/yunfan/exports/").content.decode()
    assert viewer.post(BRING, {"text": retailer, "why": "x"}).status_code == 403
    assert "/o/yunfan/people/" not in viewer.get("/o/yunfan/").content.decode()


@pytest.mark.parametrize("address", ["/o/yunfan/exports/", "/o/yunfan/"])
def test_a_longer_register_takes_no_more_queries(
    client: Client, company: Organisation, owner: User, retailer: str, address: str
) -> None:
    def declare(times: int) -> None:
        with within(company.pk):
            keep(company, many(retailer, times), source="", why="more", by=owner)

    declare(2)
    assert_constant_queries(client, address, lambda: declare(12), most=7)


def test_more_versions_take_no_more_queries(client: Client, company: Organisation, owner: User, retailer: str) -> None:
    def declare(people: range) -> None:
        with within(company.pk):
            for each in people:
                keep(company, retailer.replace("84_000", f"84_{each:03}"), source="", why="more", by=owner)

    declare(range(2))
    assert_constant_queries(client, "/o/yunfan/exports/versions/", lambda: declare(range(2, 8)), most=7)


GROUP = """
handlers:
  - {handler: {name: 甲}, exports: [{id: a}]}
  - {handler: {name: 乙}, exports: [{id: b}]}
"""
