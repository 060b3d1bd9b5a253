"""Evidence is kept encrypted, told by its content, given back as a file, and deleted for good."""

import io
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.office.people import Member
from tests.office.queries import assert_constant_queries
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.exports.evidence import (
    EvidenceGoneError,
    EvidenceTooLargeError,
    attach,
    discard,
    path_of,
    read_evidence,
)
from tongguan.office.exports.file_kinds import NotEvidenceError, kind_of
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Evidence, Version
from tongguan.office.exports.sealing import EvidenceDamagedError, EvidenceKeyError, keys_of, new_key, seal, unseal
from tongguan.office.journal.models import Entry

PDF = b"%PDF-1.7 the signed contract with Voilier SA"
HERE = "/o/yunfan/exports/"


@pytest.fixture
def version(company: Organisation, owner: User, retailer: str) -> Version:
    with within(company.pk):
        return keep(company, retailer, source="", why="first", by=owner)


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return made.getvalue()


def test_what_is_kept_cannot_be_read_in_the_folder(acting: Organisation, owner: User) -> None:
    kept = attach(acting, "loyalty-crm", "contract.pdf", PDF, what="contract", by=owner)
    stored = path_of(kept).read_bytes()
    assert b"Voilier" not in stored
    assert b"%PDF" not in stored
    assert path_of(kept).stat().st_mode & 0o077 == 0
    assert settings.PLACE.evidence_keys.stat().st_mode & 0o077 == 0
    assert read_evidence(kept) == PDF
    told = Entry.objects.get(what="evidence.added")
    assert (told.detail["digest"], told.detail["export"], told.why) == (kept.digest, "loyalty-crm", "contract")


def test_a_changed_or_exchanged_file_is_refused(acting: Organisation, owner: User) -> None:
    one = attach(acting, "a", "a.pdf", PDF, what="x", by=owner)
    two = attach(acting, "a", "b.pdf", PDF + b"2", what="x", by=owner)
    path_of(one).write_bytes(path_of(two).read_bytes())
    with pytest.raises(EvidenceDamagedError):
        read_evidence(one)
    path_of(two).write_bytes(path_of(two).read_bytes()[:-1] + b"\x00")
    with pytest.raises(EvidenceDamagedError):
        read_evidence(two)
    path_of(two).write_bytes(b"short")
    with pytest.raises(EvidenceDamagedError):
        read_evidence(two)
    path_of(two).unlink()
    with pytest.raises(EvidenceGoneError):
        read_evidence(two)


def test_keys_are_rotated_by_putting_a_new_one_first(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = new_key(), new_key()
    monkeypatch.setenv("TONGGUAN_EVIDENCE_KEYS", old)
    sealed = seal(b"x", "a", keys_of(settings.PLACE))
    monkeypatch.setenv("TONGGUAN_EVIDENCE_KEYS", f"{new},{old}")
    both = keys_of(settings.PLACE)
    assert unseal(sealed, "a", both) == b"x"
    later = seal(b"y", "a", both)
    monkeypatch.setenv("TONGGUAN_EVIDENCE_KEYS", new)
    assert unseal(later, "a", keys_of(settings.PLACE)) == b"y"
    with pytest.raises(EvidenceKeyError):
        unseal(sealed, "a", keys_of(settings.PLACE))
    monkeypatch.setenv("TONGGUAN_EVIDENCE_KEYS", "c2hvcnQ=")
    with pytest.raises(EvidenceKeyError):
        keys_of(settings.PLACE)


@pytest.mark.parametrize(
    ("content", "name", "ending"),
    [
        (PDF, "a.PDF", "pdf"),
        (b"\x89PNG\r\n\x1a\n..", "a.png", "png"),
        (b"\xff\xd8\xff..", "a.jpeg", "jpg"),
        (archive("[Content_Types].xml", "word/document.xml"), "a.docx", "docx"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "a.xlsx", "xlsx"),
    ],
)
def test_a_file_is_told_by_what_is_in_it(content: bytes, name: str, ending: str) -> None:
    assert kind_of(content, name).endings[0] == ending


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>", "a.pdf"),
        (b"MZ\x90", "a.pdf"),
        (PDF, "a.html"),
        (PDF, "pdf"),
        (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docx"),
        (archive("word/document.xml"), "a.docx"),
        (archive("[Content_Types].xml"), "a.docx"),
        (b"PK\x03\x04 broken", "a.docx"),
    ],
)
def test_what_is_no_evidence_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(NotEvidenceError):
        kind_of(content, name)


def test_what_is_refused_leaves_no_trace(acting: Organisation, owner: User) -> None:
    for content in (b"", b"%PDF-" + b"x" * (20 * 1024 * 1024)):
        with pytest.raises(EvidenceTooLargeError):
            attach(acting, "a", "a.pdf", content, what="x", by=owner)
    assert not Evidence.objects.exists()
    assert not Entry.objects.filter(what="evidence.added").exists()


def test_evidence_by_the_pages(
    client: Client, company: Organisation, version: Version, member: Member, django_capture_on_commit_callbacks: object
) -> None:
    file = SimpleUploadedFile("合同 2026.pdf", PDF)
    added = client.post(f"{HERE}attach/loyalty-crm/", {"file": file, "what": "标准合同"}, follow=True).content.decode()
    assert "合同 2026.pdf" in added
    assert "标准合同" in added
    given = client.get(f"{HERE}evidence/1/")
    assert given.content == PDF
    assert given["Content-Type"] == "application/pdf"
    assert given["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert given["X-Content-Type-Options"] == "nosniff"
    viewer = member(company, Role.VIEWER)
    assert viewer.get(f"{HERE}evidence/1/").content == PDF
    assert viewer.post(f"{HERE}evidence/1/remove/", {"why": "x"}).status_code == 403
    assert viewer.post(f"{HERE}attach/loyalty-crm/").status_code == 403
    assert client.post(f"{HERE}evidence/1/remove/", {"why": ""}).status_code == 422
    with within(company.pk):
        path = path_of(Evidence.objects.get())
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # -- a fixture of pytest-django
        client.post(f"{HERE}evidence/1/remove/", {"why": "过期"})
    assert not path.exists()
    assert client.get(f"{HERE}evidence/1/").status_code == 404
    assert "合同 2026.pdf" not in client.get(f"{HERE}of/loyalty-crm/").content.decode()
    assert Entry.objects.get(what="evidence.removed").why == "过期"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"what": "x"}, "file"),
        ({"what": "x", "file": SimpleUploadedFile("a.pdf", b"no")}, "file"),
        ({"what": "x", "file": SimpleUploadedFile("a.pdf", b"")}, "file"),
        ({"file": SimpleUploadedFile("a.pdf", PDF)}, "what"),
    ],
)
def test_a_mistake_is_told_beside_its_field(
    client: Client, version: Version, given: dict[str, object], field: str
) -> None:
    answer = client.post(f"{HERE}attach/loyalty-crm/", given)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert client.post(f"{HERE}attach/nothing/", given).status_code == 404


def test_a_lost_file_is_told(client: Client, company: Organisation, version: Version, owner: User) -> None:
    with within(company.pk):
        path_of(attach(company, "loyalty-crm", "a.pdf", PDF, what="x", by=owner)).unlink()
    answer = client.get(f"{HERE}evidence/1/", follow=True)
    assert "证据文件不见了" in answer.content.decode()


def test_more_evidence_takes_no_more_queries(
    client: Client, company: Organisation, owner: User, version: Version
) -> None:
    def bring(times: int) -> None:
        with within(company.pk):
            for number in range(times):
                attach(company, "loyalty-crm", f"{number}.pdf", PDF, what="x", by=owner)

    bring(1)
    assert_constant_queries(client, f"{HERE}of/loyalty-crm/", lambda: bring(5), most=8)


def test_a_deleted_file_is_gone_only_with_its_transaction(
    acting: Organisation, owner: User, django_capture_on_commit_callbacks: object
) -> None:
    kept = attach(acting, "a", "a.pdf", PDF, what="x", by=owner)
    discard(acting, kept, why="x", by=owner)
    assert Path(path_of(kept)).exists(), "until it is certain"
