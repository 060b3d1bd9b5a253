"""Gates are registered where the administrator allows it, asked beside the page, and poll the office: a real gate."""

import json
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from django.test import Client

from tests.gate.service.offices import Office, pseudonyms
from tests.gate.service.serving import Served, served
from tests.office.issuing import empty_folders, with_issuer
from tests.office.people import Member, signed_in
from tests.office.queries import assert_constant_queries
from tongguan.clearance import Feed
from tongguan.clearance.files import token_of
from tongguan.clearance.signing import FEED_TYPE, payload_unverified
from tongguan.gate.entry import Entry as LedgerEntry
from tongguan.gate.service.answered import CounterTold, Headroom, LimitTold, ReceiptEntered, Receipts, YearTold
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.gates.allowing import AddressNotAllowedError, allowed_origin
from tongguan.office.gates.asking import GateRefusedError, GateSilentError, Line
from tongguan.office.gates.counters import called
from tongguan.office.gates.looking import SHOWN, happened_of, look, newest_receipts, totals_of
from tongguan.office.gates.models import FeedAddress, Gate
from tongguan.office.gates.page import waiting
from tongguan.office.gates.registering import make_address, register
from tongguan.office.gates.sealing import TokenLostError, sealed, unsealed
from tongguan.office.issuer import acts
from tongguan.office.issuer.of_organisation import folder_of
from tongguan.office.journal.models import Entry

HERE = "/o/yunfan/gates/"
CLOSED = "http://127.0.0.1:9"


@pytest.fixture(autouse=True)
def folders() -> Iterator[None]:
    empty_folders()
    yield
    empty_folders()


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A real gate that observes a ceiling of 100 people."""
    office = Office(tmp_path_factory.mktemp("gate"))
    office.make_ledger()
    with served(office) as running:
        yield running


@pytest.fixture
def registered(acting: Organisation, owner: User, gate: Served) -> Gate:
    return register(acting, "上海闸门", gate.url, gate.office.token("desk"), by=owner)


@pytest.mark.parametrize(
    "address",
    [
        "http://10.0.0.1:8420",
        "http://169.254.169.254",
        "http://127.0.0.1.example:80",
        "http://localhost.example",
        "http://user@127.0.0.1:8420",
        "http://127.0.0.1:8420/v1/holds",
        "http://127.0.0.1:8420?x=1",
        "http://[::ffff:10.0.0.1]:80",
        "http://127.0.0.1:99999",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "127.0.0.1:8420",
        "",
    ],
)
def test_other_places_are_not_asked(address: str, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGGUAN_GATES", "https://gate.company.example:8420")
    with pytest.raises(AddressNotAllowedError):
        allowed_origin(address)
    answer = client.post(f"{HERE}register/", {"name": "x", "address": address, "token": "t"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["address"]
    assert not Gate.everywhere.exists()


def test_the_administrator_allows_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGGUAN_GATES", "https://gate.company.example, http://10.1.2.3:8420")
    assert str(allowed_origin("https://gate.company.example/")) == "https://gate.company.example:443"
    assert str(allowed_origin("http://10.1.2.3:8420")) == "http://10.1.2.3:8420"
    for other in ("http://gate.company.example", "http://10.1.2.3:8421"):
        with pytest.raises(AddressNotAllowedError):
            allowed_origin(other)
    monkeypatch.delenv("TONGGUAN_GATES")
    with pytest.raises(AddressNotAllowedError):
        Line("http://10.1.2.3:8420", "t").health()


def test_a_token_is_kept_encrypted(registered: Gate, gate: Served) -> None:
    token = gate.office.token("desk")
    kept = sealed(token)
    assert token.encode() not in kept
    assert unsealed(kept) == token
    with pytest.raises(TokenLostError):
        unsealed(kept[:-1] + bytes([kept[-1] ^ 1]))


def test_a_gate_tells_how_it_stands(registered: Gate, gate: Served) -> None:
    gate.admit(people=[{"mobile": "13812345001"}])
    live = look(Line.to(registered), "zh")
    assert live.beat is not None
    assert live.beat.ready
    assert live.beat.ledger == "gate"
    assert live.beat.feed_age is not None
    (ordinary,) = [each for each in live.totals if each.says == called("ordinary") and each.year == gate.office.year]
    assert ordinary.people >= 1
    assert ordinary.ceiling == 100
    assert live.happened[0].kind.en == "admitted"
    assert live.head == live.happened[0].number
    assert len(live.head_hash) == 64


def test_the_page_shows_it_live(client: Client, registered: Gate, gate: Served) -> None:
    gate.admit(people=[{"mobile": "13812345002"}])
    gate.admit(people=[{"mobile": "13812345003"}], recipient="nobody")
    page = client.get(f"{HERE}{registered.pk}/")
    assert "正在询问闸门" in page.content.decode()
    live = client.get(f"{HERE}{registered.pk}/live/").content.decode()
    for said in ("就绪", "放行", "拒绝", "一般个人信息人数", "/ 1"):
        assert said in live, said
    assert "就绪" in client.get(f"{HERE}{registered.pk}/live/?brief").content.decode()


def held(gate: Served, people: int) -> int:
    """Let the gate hold more people than fit under the ceiling, and give the number of the hold."""
    answer = gate.admit(people=[], pseudonyms=pseudonyms(*range(1, people + 1)))
    assert answer.status_code == 423
    number: int = answer.json()["matter"]
    return number


def test_a_hold_is_released_and_another_rejected(
    client: Client, registered: Gate, gate: Served, owner: User, member: Member, company: Organisation
) -> None:
    first, second = held(gate, 101), held(gate, 102)
    assert [each.holds for each in waiting()] == [2]
    assert "上海闸门" in client.get(f"{HERE}waiting/").content.decode()
    where = f"{HERE}{registered.pk}/holds/{first}/"
    viewer = member(company, Role.VIEWER)
    assert viewer.get(where).status_code == 200
    assert viewer.post(where, {"why": "x", "act": "release"}).status_code == 403
    refused = client.post(where, {"why": "", "act": "release"})
    assert refused.status_code == 422
    assert refused.context["form"].errors["why"]
    still = client.post(where, {"why": "试一试", "act": "release"})
    assert still.status_code == 422
    assert "没有放行" in still.content.decode()
    assert "试一试" in still.content.decode()
    gate.office.clear(gate.office.clearance(200, id="CLR-2026-000002"))
    under = {"why": "已补备案", "act": "release", "clearance": "CLR-2026-000002"}
    until = time.monotonic() + 20
    while client.post(where, under).status_code != 302:  # the gate looks for clearances once a second
        assert time.monotonic() < until
        time.sleep(0.2)
    assert client.post(f"{HERE}{registered.pk}/holds/{second}/", {"why": "不需要", "act": "reject"}).status_code == 302
    assert waiting() == ()
    notes = {each.kind.en: each.note for each in look(Line.to(registered), "zh").happened if each.note}
    assert notes["released"].startswith("已补备案")
    assert notes["rejected"] == f"不需要 (office, person {owner.pk})"
    told = list(Entry.objects.filter(subject__endswith=f"hold {first}").order_by("number"))
    assert [(each.what, each.why) for each in told[:2]] == [("hold.asked", "试一试"), ("hold.settled", "")]
    assert told[1].detail["outcome"] == "held"
    assert (told[-2].why, told[-1].detail["outcome"]) == ("已补备案", "admitted")
    assert client.get(where).status_code == 404
    assert client.post(where, {"why": "again", "act": "release"}).status_code == 422


def test_a_gate_that_does_not_answer_keeps_no_page_waiting(
    client: Client, acting: Organisation, owner: User, gate: Served
) -> None:
    silent = register(acting, "silent", CLOSED, "token", by=owner)
    with socket.create_server(("127.0.0.1", 0)) as listening:  # takes connections, and never says a word
        slow = register(acting, "slow", f"http://127.0.0.1:{listening.getsockname()[1]}", "token", by=owner)
        for each in (silent, slow):
            began = time.monotonic()
            assert client.get(f"{HERE}{each.pk}/").status_code == 200
            assert client.get(HERE).status_code == 200
            assert time.monotonic() - began < 1
            live = client.get(f"{HERE}{each.pk}/live/")
            assert live.status_code == 200
            assert "没有回答" in live.content.decode()
            with pytest.raises(GateSilentError):
                Line.to(each).health()
        assert waiting() == ()
        assert client.get(f"{HERE}{slow.pk}/holds/1/").status_code == 200


def test_a_token_that_is_not_taken_is_told(client: Client, acting: Organisation, owner: User, gate: Served) -> None:
    wrong = register(acting, "wrong", gate.url, gate.office.token("crm"), by=owner)
    with pytest.raises(GateRefusedError, match="reviewer"):
        Line.to(wrong).holds()
    live = client.get(f"{HERE}{wrong.pk}/live/").content.decode()
    assert "令牌不被接受" in live
    assert client.post(f"{HERE}{wrong.pk}/token/", {"token": ""}).status_code == 422
    assert client.post(f"{HERE}{wrong.pk}/token/", {"token": gate.office.token("desk")}).status_code == 302
    assert "令牌不被接受" not in client.get(f"{HERE}{wrong.pk}/live/").content.decode()


def test_a_gate_is_removed_and_its_token_forgotten(client: Client, registered: Gate) -> None:
    assert client.post(f"{HERE}register/", {"name": "上海闸门", "address": CLOSED, "token": "t"}).status_code == 422
    assert client.post(f"{HERE}{registered.pk}/remove/").status_code == 302
    registered.refresh_from_db()
    assert bytes(registered.token) == b""
    assert client.get(f"{HERE}{registered.pk}/").status_code == 404
    assert client.post(f"{HERE}register/", {"name": "上海闸门", "address": CLOSED, "token": "t"}).status_code == 302
    assert {"gate.registered", "gate.removed"} <= set(Entry.objects.values_list("what", flat=True))


def test_the_feed_is_polled_below_a_secret_and_signed_anew(
    client: Client, acting: Organisation, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = client.post(f"{HERE}addresses/", {"name": "shanghai"})
    address = page.context["made"]["feed"].removeprefix("http://testserver")
    assert Client().get(address).status_code == 404, "there is no issuer yet"
    with_issuer(acting, owner)
    anybody = Client()
    first = anybody.get(address)
    assert first.status_code == 200
    assert first.content == folder_of(acting).feed_file.read_bytes()
    assert anybody.get(address).content == first.content, "not signed anew for every poll"
    monkeypatch.setattr(acts, "_SIGNED_ANEW_AFTER", timedelta(0))
    assert sequence(anybody.get(address).content) == sequence(first.content) + 1
    assert anybody.get(address.replace("/feed", "/keys")).content == folder_of(acting).keys_file.read_bytes()
    assert json.loads(anybody.get(address.replace("/feed", "/clearances")).content)["clearances"] == []
    assert anybody.post(address).status_code == 405
    assert Client().get(address.replace("/feed", "x/feed")).status_code == 404
    (made,) = FeedAddress.objects.all()
    assert made.polled_at is not None
    assert address.split("/")[2] not in made.secret_digest
    assert client.post(f"{HERE}addresses/{made.pk}/end/").status_code == 302
    assert Client().get(address).status_code == 404


def sequence(content: bytes) -> int:
    return msgspec.json.decode(payload_unverified(token_of(content), FEED_TYPE), type=Feed).sequence


def test_another_company_sees_no_gate(client: Client, registered: Gate, other: Organisation) -> None:
    stranger = signed_in(User.objects.get(email="owner@elsewhere.example"))
    for slug in ("yunfan", "elsewhere"):
        for what in ("", "live/", "holds/1/"):
            assert stranger.get(f"/o/{slug}/gates/{registered.pk}/{what}").status_code == 404
        assert stranger.post(f"/o/{slug}/gates/{registered.pk}/holds/1/", {"why": "x"}).status_code == 404
    assert "上海闸门" not in stranger.get("/o/elsewhere/gates/").content.decode()


def test_queries_do_not_grow(client: Client, acting: Organisation, owner: User) -> None:
    names = iter(range(100))

    def grow() -> None:
        register(acting, f"gate {next(names)}", CLOSED, "t", by=owner)
        make_address(acting, f"gate {next(names)}", by=owner)

    grow()
    assert_constant_queries(client, HERE, grow, most=9)


def test_the_end_of_a_long_chain_is_found_in_few_questions() -> None:
    asked = []

    def page(after: int, most: int) -> Receipts:
        asked.append((after, most))
        last = min(after + most, 2_345_678)
        entries = tuple(
            ReceiptEntered(number=each, body="{}", previous="", hash="") for each in range(after + 1, last + 1)
        )
        return Receipts(ledger="x", receipts=entries, next=last if len(entries) == most else None)

    found = newest_receipts(page, ("http://127.0.0.1", "long"))
    assert [each.number for each in found.receipts] == list(range(2_345_678 - SHOWN + 1, 2_345_678 + 1))
    assert len(asked) < 40
    asked.clear()
    newest_receipts(page, ("http://127.0.0.1", "long"))
    assert len(asked) == 1


def test_what_a_gate_told_is_shown_against_the_lowest_ceiling() -> None:
    limits = tuple(
        LimitTold(clearance=name, export="e", ceiling=ceiling, allotment=ceiling, left=left, then="", cites=())
        for name, ceiling, left in (("high", 1000, 900), ("low", 200, 100))
    )
    counter = CounterTold(counter="mechanism:sc-1:sensitive", people=90, reserved=10, seeded=0, limits=limits)
    told = Headroom(ledger="x", at="", years=(YearTold(handler="h", year=2026, state="open", counters=(counter,)),))
    (total,) = totals_of(told)
    assert (total.ceiling, total.left, total.clearance) == (200, 100, "low")
    assert (total.sure, total.open, total.line) == (405, 45, 900)
    assert total.says.zh == "机制 sc-1 的敏感人数"


def test_entries_of_a_later_edition_are_passed_over() -> None:
    entry = LedgerEntry(seq=1, at=datetime.now(UTC).isoformat(), kind="opened", ledger="x")
    bodies = (msgspec.json.encode(entry).decode(), '{"kind": "unheard of"}')
    receipts = tuple(ReceiptEntered(number=1, body=each, previous="", hash="") for each in bodies)
    assert list(happened_of(Receipts(ledger="x", receipts=receipts, next=None), "zh")) == []
