"""People of the tests."""

from collections.abc import Callable

from django.test import Client

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role

Member = Callable[[Organisation, Role], Client]


def signed_in(person: User) -> Client:
    """Give a browser without windows in which a person is signed in."""
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
