"""Events are told as signed messages, once each, again where nobody answers, and never into the office's network."""

import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.office.people import Member
from tests.office.queries import assert_constant_queries
from tests.office.receiving import Receiver, receiving
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.exports.keeping import keep
from tongguan.office.journal.models import Entry
from tongguan.office.webhooks import keeping, posting
from tongguan.office.webhooks.addresses import AddressRefusedError, NameNotFoundError, target_of
from tongguan.office.webhooks.background import work_once
from tongguan.office.webhooks.delivering import RETRIES, deliver_next
from tongguan.office.webhooks.events import EVENT_OF, EVENTS
from tongguan.office.webhooks.gathering import gather
from tongguan.office.webhooks.models import Delivery, Endpoint
from tongguan.office.webhooks.page import endpoint_page, webhooks_page
from tongguan.office.webhooks.posting import post
from tongguan.office.webhooks.signing import signature

HOOKS = "/o/yunfan/webhooks/"
PUBLIC = "https://1.1.1.1/hook"


@pytest.fixture
def near() -> Iterator[None]:
    """Let the administrator allow this machine."""
    settings.WEBHOOKS_NEAR = True
    yield
    settings.WEBHOOKS_NEAR = False


@pytest.fixture
def receiver(near: None) -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture
def told(acting: Organisation, owner: User, receiver: Receiver) -> tuple[Endpoint, str]:
    """An endpoint that is told of everything, with its secret."""
    return keeping.add_endpoint(acting, receiver.address, list(EVENTS), by=owner)


def test_every_event_has_its_words_and_its_entry() -> None:
    assert set(EVENT_OF.values()) == set(EVENTS)


def test_the_signature_is_that_of_the_standard() -> None:
    secret, identifier = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek"
    given = signature(secret, identifier, 1614265330, '{"test": 2432232314}')
    assert given == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_what_is_kept_is_told_once_and_signed(
    told: tuple[Endpoint, str], receiver: Receiver, acting: Organisation, owner: User, retailer: str
) -> None:
    keep(acting, retailer, source="", why="a reason of ours", by=owner)
    assert work_once() == 1
    assert work_once() == 0, "nothing is told twice"
    (message,) = receiver.got
    assert message.path == "/hook?a=1"
    assert message.headers["content-type"].startswith("application/json")
    identifier, at = message.headers["webhook-id"], int(message.headers["webhook-timestamp"])
    assert abs(at - timezone.now().timestamp()) < 60
    assert message.headers["webhook-signature"] == signature(told[1], identifier, at, message.body)
    value = json.loads(message.body)
    entry = Entry.objects.get(what="declaration.kept")
    assert value["type"] == "export.changed"
    assert value["data"] == {
        "organisation": "yunfan",
        "entry": entry.number,
        "subject": "declaration 1",
        "address": "/api/v1/versions/1",
    }
    assert "a reason of ours" not in message.body
    assert "王敏" not in message.body
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts, delivery.status) == ("delivered", 1, 204)


def test_only_what_was_asked_for_and_only_from_then_on(
    acting: Organisation, owner: User, receiver: Receiver, retailer: str, other: Organisation
) -> None:
    keep(acting, retailer, source="", why="before", by=owner)
    keeping.add_endpoint(acting, receiver.address, ["determination.approved"], by=owner)
    endpoint, _ = keeping.add_endpoint(acting, receiver.address, ["export.changed"], by=owner)
    with within(other.pk):
        keep(other, retailer, source="", why="elsewhere", by=owner)
    assert gather() == 0
    keep(acting, retailer.replace("84_000", "85_000"), source="", why="after", by=owner)
    assert gather() == 1
    assert Delivery.objects.get().endpoint == endpoint


def test_what_was_undone_is_not_told(
    told: tuple[Endpoint, str], receiver: Receiver, acting: Organisation, owner: User
) -> None:
    with pytest.raises(Exception, match="yaml"):
        keep(acting, "exports: [", source="", why="broken", by=owner)
    assert work_once() == 0
    assert receiver.got == []


def test_a_message_is_tried_again_and_then_given_up(
    told: tuple[Endpoint, str], receiver: Receiver, acting: Organisation
) -> None:
    receiver.answer = 503
    waits, delivery = [], keeping.send_test(acting, told[0])
    now = timezone.now()
    for _ in range(len(RETRIES) + 1):
        assert deliver_next(now)
        delivery = Delivery.objects.get()
        waits.append(delivery.next_at - now)
        assert not deliver_next(now), "it is not due yet"
        now = delivery.next_at
    assert waits == [*RETRIES, timedelta(0)]
    assert (delivery.state, delivery.status, delivery.attempts) == ("failed", 503, len(RETRIES) + 1)
    assert len({message.headers["webhook-id"] for message in receiver.got}) == 1, "it keeps its id"
    assert len({message.body for message in receiver.got}) == 1
    receiver.answer = 200
    keeping.send_again(delivery)
    assert deliver_next()
    delivery.refresh_from_db()
    assert delivery.state == "delivered"


def test_whoever_is_gone_is_left_alone(told: tuple[Endpoint, str], receiver: Receiver, acting: Organisation) -> None:
    receiver.answer = 410
    keeping.send_test(acting, told[0])
    assert work_once() == 1
    told[0].refresh_from_db()
    assert told[0].paused_at is not None
    assert Delivery.objects.get().state == "failed"
    entry = Entry.objects.get(what="endpoint.paused")
    assert entry.actor is None


def test_a_message_that_is_being_sent_is_not_sent_twice(
    told: tuple[Endpoint, str], receiver: Receiver, acting: Organisation, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping.send_test(acting, told[0])
    during: list[bool] = []

    def meanwhile(*given: Any) -> posting.Answered:
        during.append(deliver_next())
        return post(*given)

    monkeypatch.setattr("tongguan.office.webhooks.delivering.post", meanwhile)
    assert deliver_next()
    assert during == [False]
    assert len(receiver.got) == 1


def test_a_pause_a_new_secret_and_an_end(
    told: tuple[Endpoint, str], receiver: Receiver, acting: Organisation, owner: User, retailer: str
) -> None:
    endpoint, first = told
    keeping.pause(acting, endpoint, owner)
    keep(acting, retailer, source="", why="while paused", by=owner)
    assert work_once() == 0
    keeping.resume(acting, endpoint, owner)
    assert work_once() == 0, "what happened in between is not told"
    endpoint.refresh_from_db()
    second = keeping.rotate_secret(acting, endpoint, owner)
    assert second != first
    keeping.send_test(acting, endpoint)
    work_once()
    message = receiver.got[-1]
    identifier, at = message.headers["webhook-id"], int(message.headers["webhook-timestamp"])
    both = [signature(secret, identifier, at, message.body) for secret in (second, first)]
    assert message.headers["webhook-signature"].split(" ") == both
    Endpoint.objects.update(old_until=timezone.now() - timedelta(seconds=1))
    keeping.send_test(acting, endpoint)
    work_once()
    assert len(receiver.got[-1].headers["webhook-signature"].split(" ")) == 1
    keeping.send_test(acting, endpoint)
    keeping.remove(acting, endpoint, owner)
    assert work_once() == 0
    assert [each.what for each in Entry.objects.filter(what__startswith="endpoint.").order_by("number")] == [
        "endpoint.added",
        "endpoint.paused",
        "endpoint.resumed",
        "endpoint.secret-rotated",
        "endpoint.removed",
    ]
    assert endpoint.salt not in str(list(Entry.objects.values()))


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/",
        "https://localhost/",
        "http://127.0.0.1:8000/",
        "http://1.1.1.1/",
        "https://10.0.0.1/",
        "https://172.16.3.4/",
        "https://192.168.1.1/",
        "https://100.64.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://240.0.0.1/",
        "https://[::1]/",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://user:secret@1.1.1.1/",
        "https://1.1.1.1:99999/",
        "https://1.1.1.1/#part",
        "https://1.1.1.1/a b",
        "https://1.1.1.1/a\r\nX: y",
        "ftp://1.1.1.1/",
        "file:///etc/passwd",
        "//1.1.1.1/",
        "https://",
        "",
    ],
)
def test_messages_do_not_go_into_the_network(address: str) -> None:
    with pytest.raises(AddressRefusedError):
        target_of(address)
    assert post(address, "{}", {}).wrong in {"address-refused", "name-not-found"}


@pytest.mark.parametrize(
    "address", ["https://169.254.169.254/", "https://0.0.0.0/", "https://224.0.0.1/", "http://10.0.0.1/"]
)
def test_even_an_administrator_does_not_allow(near: None, address: str) -> None:
    with pytest.raises(AddressRefusedError):
        target_of(address)


def test_an_administrator_allows_what_is_near(near: None) -> None:
    assert target_of("https://10.0.0.1:8443/a?b=c").path == "/a?b=c"
    assert target_of("http://127.0.0.1:8000").ip == "127.0.0.1"


def test_a_public_address_is_taken() -> None:
    found = target_of(PUBLIC)
    assert (found.secure, found.host, found.port, found.path, found.ip) == (True, "1.1.1.1", 443, "/hook", "1.1.1.1")


def test_a_name_is_looked_up_once_and_every_answer_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads outside first and inside later is not followed inside."""
    asked: list[str] = []

    def answers(*ips: str) -> None:
        def look_up(host: str, port: int, **_: object) -> list[Any]:
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]

        monkeypatch.setattr("tongguan.office.webhooks.addresses.socket.getaddrinfo", look_up)

    answers("1.1.1.1", "10.0.0.1")
    with pytest.raises(AddressRefusedError):
        target_of("https://hooks.example/")
    answers("1.1.1.1")
    asked.clear()
    connected: list[tuple[str, int]] = []

    def connect(to: tuple[str, int], **_: object) -> None:
        connected.append(to)
        raise ConnectionRefusedError

    monkeypatch.setattr("tongguan.office.webhooks.posting.socket.create_connection", connect)
    assert post("https://hooks.example/", "{}", {}).wrong == "nobody-there"
    assert asked == ["hooks.example"]
    assert connected == [("1.1.1.1", 443)], "the machine that was looked at is the one connected to"
    answers()
    with pytest.raises(NameNotFoundError):
        target_of("https://hooks.example/")


def test_a_message_is_not_sent_on(receiver: Receiver) -> None:
    with receiving() as elsewhere:
        receiver.answer, receiver.location = 307, elsewhere.address
        assert post(receiver.address, "{}", {}).status == 307
        assert not post(receiver.address, "{}", {}).taken
        assert elsewhere.got == []


def test_whoever_is_slow_is_cut_off(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    receiver.slow = 1.0
    monkeypatch.setattr(posting, "_WHOLE_SECONDS", 0.2)
    assert post(receiver.address, "{}", {}).wrong in {"broken-off", "too-slow"}
    monkeypatch.setattr(posting, "_WHOLE_SECONDS", 15)
    monkeypatch.setattr(posting, "_WAIT_SECONDS", 0.2)
    assert post(receiver.address, "{}", {}).wrong == "too-slow"


def test_what_goes_wrong_has_a_name(receiver: Receiver, near: None) -> None:
    assert post(receiver.address.replace("http:", "https:"), "{}", {}).wrong == "not-encrypted"
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert post(f"http://127.0.0.1:{port}/", "{}", {}).wrong == "nobody-there"


def test_from_adding_to_the_log_by_the_pages(client: Client, company: Organisation, receiver: Receiver) -> None:
    assert "还没有接收地址" in client.get(HOOKS).content.decode()
    made = client.post(HOOKS, {"address": receiver.address, "events": ["export.changed"]})
    secret = made.context["secret"]
    assert secret.startswith("whsec_")
    assert secret in made.content.decode()
    assert secret not in client.get(f"{HOOKS}1/").content.decode(), "it is shown once"
    assert "还没有投递" in client.get(f"{HOOKS}1/").content.decode()
    stirring = client.post(f"{HOOKS}1/test/", follow=True).content.decode()
    assert 'hx-trigger="every 2s"' in stirring
    work_once()
    shown = client.get(f"{HOOKS}1/").content.decode()
    assert "已送达" in shown
    assert "hx-trigger" not in shown
    assert json.loads(receiver.got[0].body)["type"] == "test"
    with within(company.pk):
        delivery = Delivery.objects.get()
    client.post(f"{HOOKS}1/deliveries/{delivery.pk}/again/")
    work_once()
    assert len(receiver.got) == 2
    rotated = client.post(f"{HOOKS}1/secret/")
    assert rotated.context["secret"] != secret
    assert "旧密钥有效至" in rotated.content.decode()
    assert "已暂停" in client.post(f"{HOOKS}1/pause/", follow=True).content.decode()
    assert "已恢复" in client.post(f"{HOOKS}1/resume/", follow=True).content.decode()
    assert "已移除" in client.post(f"{HOOKS}1/remove/", follow=True).content.decode()
    assert "127.0.0.1" not in client.get(HOOKS).content.decode()
    assert client.post(f"{HOOKS}1/test/").status_code == 404
    assert "已移除" in client.get(f"{HOOKS}1/").content.decode()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"address": "https://10.0.0.1/", "events": ["export.changed"]}, "address"),
        ({"address": "hooks", "events": ["export.changed"]}, "address"),
        ({"address": PUBLIC}, "events"),
        ({"address": PUBLIC, "events": ["everything"]}, "events"),
        ({}, "address"),
    ],
)
def test_a_mistake_is_told_beside_its_field(client: Client, given: dict[str, object], field: str) -> None:
    answer = client.post(HOOKS, given)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in text
    assert str(given.get("address", "")) in text
    if "export.changed" in given.get("events", []):  # type: ignore[operator]  # -- a list
        assert 'value="export.changed" checked' in text
    assert not Endpoint.everywhere.exists()


def test_only_an_owner_sees_webhooks(member: Member, company: Organisation) -> None:
    assert member(company, Role.PRIVACY_OFFICER).get(HOOKS).status_code == 403


def test_there_is_an_end_to_endpoints(acting: Organisation, owner: User) -> None:
    for _ in range(keeping.MOST):
        keeping.add_endpoint(acting, PUBLIC, ["export.changed"], by=owner)
    with pytest.raises(keeping.TooManyEndpointsError):
        keeping.add_endpoint(acting, PUBLIC, ["export.changed"], by=owner)


def test_more_of_them_take_no_more_queries(client: Client, acting: Organisation, owner: User) -> None:
    def more(times: int) -> None:
        for _ in range(times):
            endpoint, _ = keeping.add_endpoint(acting, PUBLIC, list(EVENTS), by=owner)
            keeping.send_test(acting, endpoint)
            keeping.send_test(acting, Endpoint.objects.get(number=1))

    more(2)
    assert_constant_queries(client, HOOKS, lambda: more(4), most=7)
    assert_constant_queries(client, f"{HOOKS}1/", lambda: more(4), most=7)
    assert len(webhooks_page()) == 10
    assert len(endpoint_page(Endpoint.objects.get(number=1)).deliveries) == 11
