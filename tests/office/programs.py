"""A program that asks the API with a key."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.test import Client

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.scope import within
from tongguan.office.apikeys.keeping import make_key
from tongguan.office.apikeys.scopes import Scope

BASE = "/api/v1"


@dataclass(frozen=True)
class Program:
    """Asks with one key, in one language."""

    secret: str
    language: str = "en"

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """Give the answer; ``value`` is its JSON."""
        sent = {"Authorization": f"Bearer {self.secret}", "Accept-Language": self.language, **headers}
        data = "" if body is None else body if isinstance(body, str) else json.dumps(body)
        answer: Any = Client(headers=sent).generic(method, f"{BASE}{path}", data, content_type="application/json")
        answer.value = json.loads(answer.content) if answer.content else None
        return answer

    def get(self, path: str) -> Any:
        return self.ask("GET", path)

    def post(self, path: str, body: object) -> Any:
        return self.ask("POST", path, body)

    def put(self, path: str, body: object) -> Any:
        return self.ask("PUT", path, body)


def program_of(
    organisation: Organisation, person: User, scopes: Collection[Scope] = tuple(Scope), language: str = "en"
) -> Program:
    """Make a key of a person and give a program that has it."""
    with within(organisation.pk):
        return Program(make_key(organisation, "program", scopes, days=30, by=person)[1], language)
