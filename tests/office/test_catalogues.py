"""A zone list or a catalogue of important data is brought in, changes what it should, and can be taken back."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office.people import Member
from tests.office.queries import assert_constant_queries
from tongguan.law import load_catalogues
from tongguan.law.catalogues.additions import read_addition, with_additions
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.catalogues.models import Catalogue
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import assessed
from tongguan.office.journal.models import Entry
from tongguan.office.lawdesk.bringing import catalogue_page, catalogues_page, preview
from tongguan.office.lawdesk.keeping import SameCatalogueError, WithdrawnError, keep_catalogue, withdraw
from tongguan.vocabulary import TongguanError

ON = date(2026, 6, 30)
BRING = "/o/yunfan/law/catalogues/import/"

ZONES = """looked_for_until: 2026-06-01
zones:
  - id: hubei
    province: hubei
    label: {zh: 中国（湖北）自由贸易试验区, en: Hubei pilot free trade zone}
    editions:
      - id: hubei-invented
        edition: 虚构版
        label: {zh: 湖北清单（虚构）, en: Hubei list (invented)}
        issued: null
        published: 2026-05-01
        in_force: {from: 2026-06-01, until: null}
        in_force_assumed: false
        grade: SECONDARY
        type: scenario
        reach: zone
        sectors: [retail]
        scenarios: [membership]
        all_known: true
        approval: {by: null, on: null}
        filing: {with: null, on: null}
        procedure: null
        ciio_excluded: true
        ciio_grade: SECONDARY
        applies_to: {zh: 区内企业, en: enterprises in the zone}
        source: [invented for a test]
        entries:
          - id: members
            sector: retail
            scenario: membership
            kind: personal_information
            grade: SECONDARY
            source: invented
"""
IMPORTANT = """looked_for_until: 2026-06-01
important_data:
  - id: retail-invented
    label: {zh: 零售重要数据目录（虚构）, en: Important data of retail (invented)}
    issuers: [虚构主管部门]
    published: 2026-05-20
    in_force: {from: 2026-06-01, until: null}
    grade: VERIFIED
    source: [invented for a test]
    entries:
      - {id: payments, sector: null, data: {zh: 支付记录, en: payment records}, data_items: [payment_record]}
      - {id: members, sector: retail, scenario: membership, data: {zh: 大规模会员数据, en: member data at scale}}
"""


@pytest.fixture
def in_hubei(company: Organisation, owner: User, retailer: str) -> str:
    text = retailer.replace("zone: none ", "zone: hubei ").replace(
        "zone_list: {recorded: null, outside: null} ", "zone_list: {recorded: false, outside: true} "
    )
    with within(company.pk):
        keep(company, text, source="", why="first", by=owner)
    return text


def possible(export: str) -> list[str]:
    found = assessed(Version.objects.get(number=1), ON)[0]
    return [
        each.value
        for one in found.exports
        if one.determination.prepared.export.id == export
        for each in one.determination.possible.pathways
    ]


def test_a_zone_list_changes_the_rule_that_frees_an_export(in_hubei: str, acting: Organisation, owner: User) -> None:
    before = assessed(Version.objects.get(number=1), ON)[0]
    seen = preview(ZONES, "zones.yaml", ON)
    assert (seen.kind, seen.on, [each.id for each in seen.held]) == ("zones", ON, ["hubei-invented"])
    assert seen.exports is not None
    change = next(each for each in seen.exports if each.id == "loyalty-crm")
    assert "CBDF-2024#6.2" in {each.code for each in change.rules_begun}
    assert not Catalogue.objects.exists(), "a preview keeps nothing"

    kept = keep_catalogue(acting, ZONES, source="zones.yaml", why="公布了清单", by=owner, today=ON)
    after = assessed(Version.objects.get(number=1), ON)[0]
    assert after is not before
    assert "CBDF-2024#6.2" in {each.rule.cites for each in after.exports[0].determination.decided_by}
    page = catalogue_page(kept)
    assert page.exports == seen.exports, "what changed is kept as it was"
    told = Entry.objects.get(what="catalogue.kept")
    assert (told.why, told.detail["exports"]) == ("公布了清单", [each.id for each in page.exports])


def test_important_data_that_a_catalogue_names_is_assessed(in_hubei: str, acting: Organisation, owner: User) -> None:
    assert possible("cross-border-orders") == ["exempt"]
    kept = keep_catalogue(acting, IMPORTANT, source="", why="目录公布", by=owner, today=ON)
    assert possible("cross-border-orders") == ["security_assessment"]
    changes = {each.id: each for each in catalogue_page(kept).exports}
    orders = changes["cross-border-orders"]
    assert "CBDF-2024#7.1.2" in {each.code for each in orders.rules_begun}
    assert any(each.code == "important-data-notice" and "2026-06-01" in each.says.en for each in orders.flags_begun)


def test_important_data_described_in_words_alone_decides_nothing(in_hubei: str, acting: Organisation) -> None:
    text = "".join(line for line in IMPORTANT.splitlines(keepends=True) if "id: payments" not in line)
    seen = preview(text, "", ON)
    assert seen.exports is not None
    assert [(each.id, each.is_grave) for each in seen.exports] == [("loyalty-crm", False)]
    assert seen.exports[0].flags_begun[0].cites == ("CBDF-2024#2.1",)


def test_what_is_withdrawn_no_longer_speaks(in_hubei: str, acting: Organisation, owner: User) -> None:
    kept = keep_catalogue(acting, IMPORTANT, source="", why="x", by=owner, today=ON)
    gone = withdraw(acting, kept.number, why="有误", by=owner, today=ON)
    assert possible("cross-border-orders") == ["exempt"]
    page = catalogue_page(gone)
    assert {each.id for each in page.withdrawn_exports} == {each.id for each in page.exports}
    assert Entry.objects.get(what="catalogue.withdrawn").why == "有误"
    with pytest.raises(WithdrawnError):
        withdraw(acting, kept.number, why="again", by=owner, today=ON)
    assert keep_catalogue(acting, IMPORTANT, source="", why="y", by=owner, today=ON).number == 2


def test_the_same_file_is_not_kept_twice(acting: Organisation, owner: User) -> None:
    keep_catalogue(acting, ZONES, source="", why="x", by=owner, today=ON)
    with pytest.raises(SameCatalogueError):
        keep_catalogue(acting, ZONES, source="", why="x", by=owner, today=ON)
    assert len(catalogues_page()) == 1


def test_what_the_declaration_leans_on_is_not_withdrawn(acting: Organisation, owner: User, retailer: str) -> None:
    zone = ZONES.replace("id: hubei\n", "id: newzone\n").replace("湖北", "新设").replace("Hubei", "New")
    kept = keep_catalogue(acting, zone, source="", why="x", by=owner, today=ON)
    keep(acting, retailer.replace("zone: none ", "zone: newzone "), source="", why="moved", by=owner)
    with pytest.raises(TongguanError):
        withdraw(acting, kept.number, why="y", by=owner, today=ON)
    assert Catalogue.objects.get().withdrawn_at is None


def test_one_company_s_catalogue_is_not_another_s(
    in_hubei: str, company: Organisation, other: Organisation, owner: User
) -> None:
    with within(company.pk):
        keep_catalogue(company, IMPORTANT, source="", why="x", by=owner, today=ON)
    with within(other.pk):
        keep(other, in_hubei, source="", why="first", by=owner)
        assert possible("cross-border-orders") == ["exempt"]
        assert catalogues_page() == ()


def test_a_list_not_yet_in_force_is_looked_at_on_its_first_day(in_hubei: str, acting: Organisation) -> None:
    seen = preview(ZONES, "", date(2026, 5, 2))
    assert seen.on == date(2026, 6, 1)
    assert seen.exports


def test_a_newer_edition_ends_the_one_before() -> None:
    catalogues = load_catalogues()
    newer = ZONES.replace("id: hubei\n", "id: tianjin\n").replace("province: hubei", "province: tianjin")
    newer = newer.replace("湖北", "天津").replace("Hubei", "Tianjin")
    zones = with_additions(catalogues, [read_addition(newer, "", catalogues)]).catalogues.zones
    assert [(each.id, each.in_force.last) for each in zones.zone("tianjin").editions] == [
        ("tianjin-2024", date(2026, 5, 31)),
        ("hubei-invented", None),
    ]
    assert catalogues.zones.list_in_force("tianjin", ON) != zones.list_in_force("tianjin", ON)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [", "YAML"),
        ("- 1", "neither `zones`"),
        ("other: 1", "neither `zones`"),
        (ZONES.replace("grade: SECONDARY\n", "grade: SURE\n"), "第 14 行"),
        (ZONES.replace("published: 2026-05-01", "published: soon"), "第 11 行"),
        (ZONES.replace("        issued: null\n", "        issued: null\n        colour: red\n"), "第 11 行"),
        (ZONES.replace("sectors: [retail]", "sectors: [retial]"), "第 17 行"),
        (ZONES.replace("province: hubei", "province: nowhere"), "第 4 行"),
        (ZONES.replace(", en: Hubei list (invented)", ""), "第 9 行"),
        (ZONES.replace("until: null", "until: 2026-05-31"), "ends before it begins"),
        (ZONES.split("    editions:", maxsplit=1)[0] + "    editions: []\n", "holds no edition"),
        (IMPORTANT.replace("[payment_record]", "[payment_recrod]"), "payment_record"),
        (IMPORTANT.replace("id: members", "id: payments"), "appears 2 times"),
        (IMPORTANT.replace("sector: null, data", "sector: null, weight: 1, data"), "第 11 行"),
        (IMPORTANT.replace(", data_items: [payment_record]", ""), "neither a sector"),
        (IMPORTANT.split("  - id", maxsplit=1)[0].replace("data:", "data: []"), "holds no catalogue"),
    ],
)
def test_a_mistake_is_told_beside_its_field(client: Client, text: str, says: str) -> None:
    answer = client.post(BRING, {"text": text, "why": "试", "act": "keep"})
    errors = answer.context["form"].errors
    assert answer.status_code == 422
    assert list(errors) == ["text"]
    assert says in str(errors["text"]).replace("&#x27;", "'"), errors["text"]
    assert 'value="试"' in answer.content.decode()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_broken_file_is_refused_and_never_fails(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([ZONES, IMPORTANT]))
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, min(len(text), first + 40)))
    broken = text[:first] + data.draw(st.text(max_size=6)) + text[last:]
    catalogues = load_catalogues()
    try:
        with_additions(catalogues, [read_addition(broken, "x.yaml", catalogues)])
    except TongguanError as error:
        assert error.message  # noqa: PT017 -- it may also be accepted


def test_it_is_looked_at_confirmed_and_withdrawn_in_the_browser(client: Client, in_hubei: str) -> None:
    assert "还没有导入清单或目录" in client.get("/o/yunfan/law/catalogues/").content.decode()
    uploaded = SimpleUploadedFile("important.yaml", IMPORTANT.encode("utf-8"))
    looked = client.post(BRING, {"file": uploaded, "why": "目录公布", "act": "look"})
    text = looked.content.decode()
    assert looked.status_code == 200
    assert "还没有保存" in text
    assert "cross-border-orders" in text
    assert "零售重要数据目录（虚构）" in text
    kept = client.post(BRING, {"text": IMPORTANT, "why": "目录公布", "act": "keep"}, follow=True)
    assert kept.redirect_chain == [("/o/yunfan/law/catalogues/1/", 302)]
    assert "安全评估" in kept.content.decode()
    assert client.get("/o/yunfan/law/catalogues/1/catalogue.yaml").content.decode("utf-8") == IMPORTANT
    assert "目录公布" in client.get("/o/yunfan/law/catalogues/").content.decode()
    assert client.post("/o/yunfan/law/catalogues/1/", {"why": ""}).status_code == 422
    gone = client.post("/o/yunfan/law/catalogues/1/", {"why": "有误"}, follow=True).content.decode()
    assert "已撤回" in gone
    assert "有误" in gone


def test_a_viewer_may_look_and_not_change(member: Member, company: Organisation, owner: User, in_hubei: str) -> None:
    with within(company.pk):
        keep_catalogue(company, ZONES, source="", why="x", by=owner, today=ON)
    viewer = member(company, Role.VIEWER)
    assert viewer.get("/o/yunfan/law/catalogues/1/").status_code == 200
    assert viewer.post("/o/yunfan/law/catalogues/1/", {"why": "y"}).status_code == 403
    assert viewer.post(BRING, {"text": ZONES, "why": "y"}).status_code == 403


def test_more_catalogues_take_no_more_queries(client: Client, company: Organisation, owner: User) -> None:
    def bring(numbers: range) -> None:
        with within(company.pk):
            for each in numbers:
                keep_catalogue(
                    company, IMPORTANT.replace("支付记录", f"记录{each}"), source="", why="x", by=owner, today=ON
                )

    bring(range(2))
    assert_constant_queries(client, "/o/yunfan/law/catalogues/", lambda: bring(range(2, 6)), most=7)
