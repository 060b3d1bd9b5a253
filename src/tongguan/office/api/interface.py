"""The whole interface, and its description as an OpenAPI document."""

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.renderers import JSONRenderer

from tongguan.office.api import catalogues, determinations, exports, journal, law, organisation
from tongguan.office.api.problems import MEDIA_TYPE, answer_with, fields_refused
from tongguan.office.api.refusals import KeyNotKnownError, NothingThereError, NotUnderstoodError
from tongguan.vocabulary import TongguanError

_ABOUT = """What the pages of the office do, for programs: by the same rights, and told in the same journal.

Show a key as `Authorization: Bearer tgk_…`; an owner makes keys under Settings. The organisation is that of the key.
`Accept-Language: en` or `zh-CN` chooses the language. Refusals are `application/problem+json` (RFC 9457)."""


class Readable(JSONRenderer):
    """Writes Chinese as it is read."""

    json_dumps_params: Mapping[str, Any] = MappingProxyType({"ensure_ascii": False})


class Interface(NinjaAPI):
    """The interface. In its description refusals have their own media type."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:  # noqa: ANN401 -- as the library declares it
        """Describe every operation."""
        found = super().get_openapi_schema(**given)
        for methods in found["paths"].values():
            for described in methods.values():
                for status, answer in described["responses"].items():
                    if int(status) >= HTTPStatus.BAD_REQUEST and "content" in answer:
                        answer["content"] = {MEDIA_TYPE: next(iter(answer["content"].values()))}
        return found


api = Interface(
    title="tongguan", version="1", description=_ABOUT, docs_url=None, urls_namespace="api-1", renderer=Readable()
)
for _part in (organisation, exports, determinations, catalogues, law, journal):
    api.add_router("", _part.router)


@api.exception_handler(TongguanError)
def _refused(request: HttpRequest, error: TongguanError) -> HttpResponse:  # noqa: ARG001 -- as the library calls it
    return answer_with(error)


@api.exception_handler(AuthenticationError)
def _no_key(request: HttpRequest, error: AuthenticationError) -> HttpResponse:  # noqa: ARG001 -- as above
    shown = bool(request.headers.get("Authorization"))
    message = "the key is not known, has expired or was revoked" if shown else "no key was shown"
    return answer_with(KeyNotKnownError(message, help="show one as `Authorization: Bearer tgk_…`"))


@api.exception_handler(ValidationError)
def _fields(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001 -- as above
    return fields_refused(error.errors)


@api.exception_handler(HttpError)
def _broken(request: HttpRequest, error: HttpError) -> HttpResponse:  # noqa: ARG001 -- as above
    return answer_with(NotUnderstoodError("the body of the request is not JSON"))


@api.exception_handler(Http404)
def _nothing(request: HttpRequest, error: Http404) -> HttpResponse:  # noqa: ARG001 -- as above
    return answer_with(NothingThereError("there is no such thing"))
