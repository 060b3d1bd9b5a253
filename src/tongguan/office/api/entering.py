"""Lets a program in: by its key, its scope and the role of its person, through the same door as the pages."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from ninja.security import HttpBearer

from tongguan.office.api.limiting import LIMITER, Left
from tongguan.office.api.refusals import RoleTooSmallError, ScopeMissingError, TooLargeError, TooManyRequestsError
from tongguan.office.apikeys.finding import key_of, note_use
from tongguan.office.apikeys.models import ApiKey
from tongguan.office.apikeys.scopes import RIGHT_OF, Scope
from tongguan.office.desk.pages import DeskRequest, enter

MOST_BYTES: Final = 5 * 1024 * 1024
"""How large the body of a request may be."""


class ApiRequest(DeskRequest):
    """A request of a program. ``desk`` is that of the key's person at the key's organisation."""

    key: ApiKey
    left: Left


class ApiKeyBearer(HttpBearer):
    """Asks for a key with a scope."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> ApiKey | None:
        """Find the key and enter with it; ``None`` where it is no key that can be used.

        Raises:
            TooManyRequestsError: It was used too often.
            TooLargeError: The body is too large.
            ScopeMissingError: It may not be used for this.
            RoleTooSmallError: Its person may not do this.
        """
        key = key_of(token)
        if key is None:
            return None
        came: Any = request
        came.left = LIMITER.count(key.pk)
        if came.left.over:
            raise TooManyRequestsError(
                f"the key was used more than {came.left.of} times within a minute",
                help=f"wait {came.left.seconds} seconds",
            )
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise TooLargeError(f"the request is larger than {MOST_BYTES} bytes")
        if self.scope.value not in key.scopes:
            raise ScopeMissingError(
                f"the key lacks the scope `{self.scope.value}`", help="an owner makes one that has it, under Settings"
            )
        try:
            came.desk = enter(key.user, key.organisation.slug, RIGHT_OF[self.scope])
        except Http404:
            return None
        except PermissionDenied:
            raise RoleTooSmallError("the role of the key's person does not allow this") from None
        came.user, came.key = key.user, key
        note_use(key)
        return key
