"""How an operation is made: its scope, what it answers with and how it may be refused."""

from collections.abc import Callable, Mapping
from functools import wraps
from http import HTTPStatus
from typing import Any, Final, TypeVar

from django.http import HttpResponse
from ninja import Router, Status

from tongguan.office.accounts.scope import within
from tongguan.office.api.entering import ApiKeyBearer
from tongguan.office.api.problems import Problem
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.journal.recording import through

_View = TypeVar("_View", bound=Callable[..., Any])
_ALWAYS: Final = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNPROCESSABLE_ENTITY,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.INTERNAL_SERVER_ERROR,
)


def operation(
    router: Router,
    method: str,
    path: str,
    scope: Scope,
    answers: Mapping[int, Any],
    *,
    conflicts: bool = False,
) -> Callable[[_View], _View]:
    """Make a function an operation.

    Args:
        router: The part of the interface that it belongs to.
        method: Such as ``GET``.
        path: The address, below that of the router.
        scope: What the key must be good for.
        answers: What is answered with, by status.
        conflicts: Whether it may be refused because of what was done in the meantime.
    """
    refused = {status.value: Problem for status in (*_ALWAYS, *((HTTPStatus.CONFLICT,) if conflicts else ()))}

    def made(view: _View) -> _View:
        @wraps(view)
        def entered(request: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 -- whatever the operation takes
            with within(request.desk.organisation.pk), through(str(request.key)):
                value = view(request, *args, **kwargs)
            return value if isinstance(value, (Status, HttpResponse)) else Status(next(iter(answers)), value)

        summary, _, rest = (view.__doc__ or "").partition("\n")
        router.add_api_operation(
            path,
            [method],
            entered,
            auth=ApiKeyBearer(scope),
            response={**answers, **refused},
            operation_id=view.__name__,
            summary=summary.rstrip("."),
            description=f"{' '.join(rest.split())} Scope: `{scope.value}`.".strip(),
            openapi_extra={"x-scope": scope.value},
        )
        return view

    return made
