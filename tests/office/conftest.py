"""An office of its own for these tests: a data folder that lasts as long as the run, SQLite, quick password hashes.

Django is set up here, so that the tests of other rooms neither need it nor see it.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

_FOLDER = Path(tempfile.mkdtemp(prefix="tongguan-office-"))
os.environ["TONGGUAN_DATA"] = str(_FOLDER)
os.environ["DJANGO_SETTINGS_MODULE"] = "tongguan.office.settings"
for _setting in ("TONGGUAN_DATABASE", "TONGGUAN_ORIGIN", "TONGGUAN_MAIL"):
    os.environ.pop(_setting, None)

from tongguan.office.running.opening import open_new  # noqa: E402 -- the folder must be named first

open_new(_FOLDER)

from django.conf import settings  # noqa: E402 -- needs Django set up
from django.test import Client  # noqa: E402 -- as above

from tests.office.password import PASSWORD  # noqa: E402 -- as above
from tests.office.people import Member, signed_in  # noqa: E402 -- as above
from tongguan.office.accounts.joining import add_member, create_person  # noqa: E402 -- as above
from tongguan.office.accounts.models import Organisation, User  # noqa: E402 -- as above
from tongguan.office.accounts.opening import open_organisation  # noqa: E402 -- as above
from tongguan.office.accounts.rights import Role  # noqa: E402 -- as above
from tongguan.office.accounts.scope import within  # noqa: E402 -- as above
from tongguan.office.place import Place  # noqa: E402 -- as above

settings.PLACE = Place(_FOLDER)  # settings that were read before, by a process that made this one, name another
settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
settings.STORAGES = {
    **settings.STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]


def pytest_sessionfinish() -> None:
    """Take the folder away."""
    shutil.rmtree(_FOLDER, ignore_errors=True)


@pytest.fixture
def owner(db: None) -> User:
    return create_person("owner@yunfan.example", "王敏", PASSWORD)


@pytest.fixture
def company(owner: User) -> Organisation:
    return open_organisation("云帆零售", owner, slug="yunfan")


@pytest.fixture
def other(db: None) -> Organisation:
    """Another company, with an owner of its own."""
    return open_organisation("Elsewhere", create_person("owner@elsewhere.example", "", PASSWORD), slug="elsewhere")


@pytest.fixture
def acting(company: Organisation) -> Iterator[Organisation]:
    """Act for the company."""
    with within(company.pk):
        yield company


@pytest.fixture
def member() -> Member:
    """Make a person with a role in an organisation, signed in."""

    def made(organisation: Organisation, role: Role) -> Client:
        person = create_person(f"a.{role.value}@{organisation.slug}.example", "", PASSWORD)
        add_member(organisation, person, role, None)
        return signed_in(person)

    return made


@pytest.fixture
def client(owner: User, company: Organisation) -> Client:
    """The owner of the company, signed in."""
    return signed_in(owner)


@pytest.fixture(autouse=True)
def forget() -> None:
    """Let no test count the failures of another."""
    from django.core.cache import cache  # noqa: PLC0415 -- needs Django set up

    cache.clear()


@pytest.fixture(scope="session")
def retailer() -> str:
    return (Path(__file__).parents[2] / "examples" / "retailer" / "declaration.yaml").read_text(encoding="utf-8")
