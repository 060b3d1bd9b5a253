"""Writes refusals: ``application/problem+json`` (RFC 9457) with our codes, in the language that was asked for."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.http import HttpResponse
from ninja import Schema
from pydantic import Field

from tongguan.office.api import words
from tongguan.office.api.refusals import FieldsRefusedError, status_of
from tongguan.office.desk.problems import problem_of, sentence_of
from tongguan.office.desk.speaking import say
from tongguan.vocabulary import TongguanError

MEDIA_TYPE: Final = "application/problem+json"


class FieldProblem(Schema):
    """One field of the request that is refused."""

    field: str = Field(description="The dotted path of the field, such as `body.why`.")
    message: str = Field(description="What is wrong, in the language asked for.")


class Problem(Schema):
    """Why a request was refused."""

    type: str = Field(description="`urn:tongguan:error:` and the code.")
    title: str = Field(description="What the code means, in the language asked for.")
    status: int
    detail: str = Field(description="What happened, in one clause, in English.")
    message: str = Field(description="Title, detail, place and help as one paragraph, in the language asked for.")
    code: str = Field(description="The code of the error, as in the reference of errors.")
    line: int | None = None
    column: int | None = None
    field: str | None = Field(None, description="The dotted path of what is refused in a file.")
    help: str | None = None
    errors: list[FieldProblem] = Field([], description="The fields of the request that are refused.")


def answer_with(error: TongguanError, errors: Sequence[FieldProblem] = ()) -> HttpResponse:
    """Answer with a refusal."""
    status = status_of(error)
    problem = Problem(**problem_of(error), status=status.value, message=sentence_of(error), errors=list(errors))
    body = json.dumps(problem.model_dump(), ensure_ascii=False)
    answer = HttpResponse(body, content_type=MEDIA_TYPE, status=status.value)
    if status == status.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def fields_refused(errors: Sequence[Mapping[str, Any]]) -> HttpResponse:
    """Answer that fields are refused, from what the library found wrong."""
    found = [FieldProblem(field=_path(each["loc"]), message=_wrong(each)) for each in errors]
    names = ", ".join(f"`{each.field}`" for each in found)
    return answer_with(FieldsRefusedError(f"{names} does not fit", field=found[0].field if found else None), found)


def _path(location: Sequence[str | int]) -> str:
    """Give the path without the names of our functions' parameters."""
    source, *rest = [str(each) for each in location]
    if source == "body" and rest[:1] == ["given"]:
        rest = rest[1:]
    return ".".join([source, *rest])


def _wrong(error: Mapping[str, Any]) -> str:
    phrase = words.FIELD_ERRORS.get(error["type"], words.DOES_NOT_FIT)
    return say(phrase, **error.get("ctx", {})) if "{" in phrase.en else say(phrase)
