"""Sees that a program is never answered with a page: what failed outside the operations is a problem too."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from tongguan.office.api.problems import MEDIA_TYPE, answer_with
from tongguan.office.api.refusals import FailedError, MethodNotAllowedError, NothingThereError, NotUnderstoodError
from tongguan.vocabulary import TongguanError

BELOW: Final = "/api/"


class ProblemsForPrograms:
    """Turns pages of mistakes below ``/api/`` into problems; forbids keeping answers, and tells what is left."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        answer = self._get_response(request)
        if not request.path_info.startswith(BELOW):
            return answer
        if answer.status_code >= HTTPStatus.BAD_REQUEST and answer.headers.get("Content-Type") != MEDIA_TYPE:
            answer = _problem(request, answer)
        answer.headers["Cache-Control"] = "no-store"
        left: Any = getattr(request, "left", None)
        if left is not None:
            answer.headers["RateLimit-Limit"] = str(left.of)
            answer.headers["RateLimit-Remaining"] = str(left.requests)
            answer.headers["RateLimit-Reset"] = str(left.seconds)
            if left.over:
                answer.headers["Retry-After"] = str(left.seconds)
        return answer


def _problem(request: HttpRequest, answer: HttpResponseBase) -> HttpResponse:
    made = answer_with(_error(request, answer))
    if "Allow" in answer.headers:
        made.headers["Allow"] = answer.headers["Allow"]
    return made


def _error(request: HttpRequest, answer: HttpResponseBase) -> TongguanError:
    match answer.status_code:
        case HTTPStatus.NOT_FOUND:
            return NothingThereError(f"there is no address `{request.path_info[:200]}`")
        case HTTPStatus.METHOD_NOT_ALLOWED:
            return MethodNotAllowedError(f"the address does not know `{request.method}`")
        case status if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return NotUnderstoodError("the request is broken")
        case _:
            return FailedError("something went wrong inside tongguan", help="try again; if it stays, tell us")
