"""The journal is a chain: whatever is changed, taken out, put in or cut off is noticed."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.opening import open_organisation
from tongguan.office.journal.models import Entry, JournalKeptError
from tongguan.office.journal.recording import record
from tongguan.office.journal.verifying import JournalAlteredError, verify

INSERTED = """
INSERT INTO journal_entry SELECT 99, recorded_at, what, subject, why, detail, previous, digest, actor_id,
  organisation_id FROM journal_entry WHERE number = 3
"""


@pytest.fixture
def written(company: Organisation, owner: User) -> int:
    for number in range(3):
        record("declaration.kept", organisation=company, actor=owner, subject=f"declaration {number}", why="because")
    return Entry.objects.count()


@pytest.fixture
def by_force(db: None) -> Callable[[str], None]:
    """Run SQL as somebody would who owns the file: with the triggers taken away."""

    def run(statement: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DROP TRIGGER IF EXISTS journal_entry_no_update")
            cursor.execute("DROP TRIGGER IF EXISTS journal_entry_no_delete")
            cursor.execute(statement)

    return run


def test_an_untouched_journal_holds(written: int) -> None:
    found = verify()
    assert found.entries == written
    assert found.head == Entry.objects.get(number=written).digest
    assert verify(found.head) == found


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE journal_entry SET why = 'another reason' WHERE number = 3",
        "UPDATE journal_entry SET actor_id = NULL WHERE number = 3",
        "UPDATE journal_entry SET organisation_id = NULL WHERE number = 3",
        "UPDATE journal_entry SET recorded_at = '2020-01-01 00:00:00' WHERE number = 3",
        'UPDATE journal_entry SET detail = \'{"role":"viewer"}\' WHERE number = 3',
        "UPDATE journal_entry SET digest = previous WHERE number = 3",
        "DELETE FROM journal_entry WHERE number = 3",
        "DELETE FROM journal_entry WHERE number = 1",
        INSERTED,
    ],
)
def test_tampering_is_noticed(written: int, by_force: Callable[[str], None], tampering: str) -> None:
    assert written > 3
    by_force(tampering)
    with pytest.raises(JournalAlteredError):
        verify()


def test_a_journal_cut_short_is_noticed_by_its_last_hash(written: int, by_force: Callable[[str], None]) -> None:
    head = verify().head
    by_force("DELETE FROM journal_entry WHERE number = (SELECT max(number) FROM journal_entry)")
    assert verify().entries == written - 1
    with pytest.raises(JournalAlteredError, match="cut short"):
        verify(head)


@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET why = 'x'", "DELETE FROM journal_entry"])
def test_the_database_itself_refuses(written: int, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert verify().entries == written


def test_the_model_refuses(written: int) -> None:
    entry = Entry.objects.get(number=written)
    entry.why = "another reason"
    with pytest.raises(JournalKeptError):
        entry.save()
    with pytest.raises(JournalKeptError):
        entry.delete()


def test_what_is_undone_leaves_no_entry(written: int, company: Organisation) -> None:
    def fail() -> None:
        with transaction.atomic():
            record("declaration.kept", organisation=company)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert verify().entries == written


def test_the_page_shows_what_happened_here_alone(client: Client, written: int, owner: User) -> None:
    open_organisation("Second", owner, slug="second")
    text = client.get("/o/yunfan/journal/").content.decode()
    assert "declaration 2" in text
    assert "because" in text
    assert "保存声明" in text
    assert "declaration 2" not in client.get("/o/second/journal/").content.decode()


def test_the_page_goes_on_where_it_ends(client: Client, company: Organisation) -> None:
    for number in range(60):
        record("declaration.kept", organisation=company, subject=f"declaration {number:02}")
    first = client.get("/o/yunfan/journal/").content.decode()
    assert "declaration 59" in first
    assert "declaration 05" not in first
    oldest = Entry.objects.filter(organisation=company).order_by("-number")[49].number
    assert f"?before={oldest}" in first
    assert "declaration 05" in client.get(f"/o/yunfan/journal/?before={oldest}").content.decode()
