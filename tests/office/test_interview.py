"""The interview asks what still matters, keeps the answers between questions, and writes them into a new version."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.office.people import Member
from tongguan.decision.interview import Asked, Ended, next_question
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.determinations.interview_page import interview_page
from tongguan.office.determinations.interviewing import resume, setting_of
from tongguan.office.determinations.models import Interview
from tongguan.office.determinations.page import namer_in
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current, read
from tongguan.office.journal.models import Entry

ON = date(2026, 6, 30)
HERE = "/o/yunfan/determinations/interview/"
ASKED = re.compile(r'name="question" value="([^"]+)"')


@pytest.fixture
def version(company: Organisation, owner: User, retailer: str) -> Version:
    with within(company.pk):
        return keep(company, retailer, source="", why="first", by=owner)


def asked_on(client: Client) -> str:
    found = ASKED.search(client.get(HERE).content.decode())
    assert found is not None
    return found[1]


def test_a_question_in_words(acting: Organisation, owner: User, version: Version) -> None:
    state, rebased = resume(owner)
    assert not rebased
    found = next_question(state, setting_of(ON))
    assert isinstance(found, Asked)
    page = interview_page(found, state, namer_in("en"))
    assert page.question is not None
    assert page.question.name == "exports/fraud-prevention/people"
    assert page.question.knower == "engineering"
    assert page.question.examples
    assert page.question.scope.startswith("export: ")
    assert (page.answered, page.ending) == (0, None)


def test_from_nothing_to_a_declaration(client: Client, company: Organisation) -> None:
    answers = {"handler/name": "云帆", "exports": "1", "exports/export-1/title": "会员"}
    for name, answer in answers.items():
        assert asked_on(client) == name
        assert client.post(HERE, {"question": name, "answer": answer, "act": "answer"}).status_code == 302
    text = ""
    for _ in range(60):
        text = client.get(HERE).content.decode()
        found = ASKED.search(text)
        if found is None:
            break
        client.post(HERE, {"question": found[1], "act": "not-known"})
    assert "没有可再问的了" in text
    assert "要弄清楚的" in text
    answer = client.post(f"{HERE}save/", {"why": "初次登记"}, follow=True).content.decode()
    assert "已存为声明第 1 版" in answer
    with within(company.pk):
        kept = current()
        assert kept is not None
        assert (kept.why, kept.source) == ("初次登记", "interview")
        assert [each.id for each in read(kept.text, "x").exports] == ["export-1"]
        assert not Interview.objects.exists()
        assert "null" in kept.text, "what is not known stays not known"
    assert Entry.objects.get(what="declaration.kept").why == "初次登记"


def test_an_answer_is_refused_beside_its_question_and_kept_as_typed(client: Client, version: Version) -> None:
    name = asked_on(client)
    answer = client.post(HERE, {"question": name, "answer": "many people", "act": "answer"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="many people"' in text
    assert 'id="answer_error"' in text
    assert asked_on(client) == name


def test_back_offers_the_answer_again(client: Client, version: Version) -> None:
    name = asked_on(client)
    client.post(HERE, {"question": name, "answer": "1_000 0", "act": "answer"})
    after = client.get(HERE).content.decode()
    assert f'name="question" value="{name}"' not in after
    client.post(HERE, {"act": "back"})
    text = client.get(HERE).content.decode()
    assert f'name="question" value="{name}"' in text
    assert 'value="1000 0"' in text
    assert "从前的回答" in text


def test_an_answer_to_another_question_changes_nothing(client: Client, version: Version) -> None:
    client.post(HERE, {"question": "handler/ciio", "answer": "yes", "act": "answer"})
    with within(version.organisation_id):
        assert not Interview.objects.exists()


def test_htmx_gets_the_piece_alone(client: Client, version: Version) -> None:
    name = asked_on(client)
    answer = client.post(HERE, {"question": name, "answer": "?", "act": "answer"}, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert text.lstrip().startswith('<div id="interview"')
    assert "answer_error" in text


def test_a_newer_version_keeps_the_answers_to_be_looked_at(
    client: Client, version: Version, company: Organisation, owner: User, retailer: str
) -> None:
    name = asked_on(client)
    client.post(HERE, {"question": name, "answer": "1_000 0", "act": "answer"})
    with within(company.pk):
        keep(company, retailer.replace("84_000", "83_000"), source="", why="newer", by=owner)
    assert client.post(f"{HERE}save/", {"why": "x"}).status_code == 302
    with within(company.pk):
        assert Version.objects.count() == 2, "answers about an older version are not kept unseen"
    text = client.get(HERE).content.decode()
    assert "声明在此期间有了新版本" in text
    assert 'value="1000 0"' in text


def test_saving_says_why(client: Client, version: Version, company: Organisation) -> None:
    client.post(HERE, {"question": asked_on(client), "answer": "1_000 0", "act": "answer"})
    assert "请写明原因" in client.post(f"{HERE}save/", {"why": " "}, follow=True).content.decode()
    client.post(f"{HERE}save/", {"why": "查明人数"})
    with within(company.pk):
        newest = current()
        assert newest is not None
        export = next(each for each in read(newest.text, "x").exports if each.id == "fraud-prevention")
        assert export.people.ordinary is not None
        assert export.people.ordinary.as_list() == [1000, 1000]
        assert len(read(newest.text, "x").mechanisms) == len(read(version.text, "y").mechanisms)


def test_starting_over_forgets(client: Client, version: Version, company: Organisation) -> None:
    client.post(HERE, {"question": asked_on(client), "answer": "1_000 0", "act": "answer"})
    client.post(f"{HERE}start-over/")
    with within(company.pk):
        assert not Interview.objects.exists()


def test_each_person_has_an_interview_of_their_own(
    client: Client, version: Version, company: Organisation, member: Member
) -> None:
    client.post(HERE, {"question": asked_on(client), "answer": "1_000 0", "act": "answer"})
    assert "还没有写入声明" not in member(company, Role.ENGINEER).get(HERE).content.decode()
    assert member(company, Role.VIEWER).get(HERE).status_code == 403


def test_it_ends_where_everything_is_settled(acting: Organisation, owner: User, version: Version) -> None:
    state, _ = resume(owner)
    export = ("exports", "fraud-prevention")
    given = state.gives((*export, "people"), {"ordinary": 10, "sensitive": 0, "until": "2026-06-30"})
    given = given.gives((*export, "contains.sensitive"), value=False)
    found = next_question(given, setting_of(ON))
    assert isinstance(found, Ended)
    page = interview_page(found, given, namer_in("zh"))
    assert page.ending is not None
    assert page.ending.settled
    assert page.ending.to_find_out == ()
    assert {each.title: each.possible for each in page.ending.results}["会员管理系统同步"] == ("exempt",)
