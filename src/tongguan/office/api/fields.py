"""The kinds of fields that several operations take and give."""

from datetime import date
from typing import Annotated, Any, Final, Generic, TypeVar

from django.http import HttpRequest
from ninja import Path, Query, Schema
from pydantic import ConfigDict, Field, StringConstraints

from tongguan.office.desk.days import LAST_YEAR
from tongguan.office.exports.forms import MOST_MEGABYTES

_Item = TypeVar("_Item")
_NO_CONTROL = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"
_MOST_NUMBER: Final = 2**31 - 1

Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500, pattern=_NO_CONTROL)]
"""Words of a person, which may be empty."""
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=_NO_CONTROL)]
"""Why something is done."""
Name = Annotated[str, StringConstraints(max_length=200, pattern=_NO_CONTROL)]
FileText = Annotated[str, Field(min_length=1, max_length=MOST_MEGABYTES * 1024 * 1024)]
Number = Annotated[int, Path(ge=1, le=_MOST_NUMBER, description="The number within the organisation.")]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(LAST_YEAR, 12, 31))]
Limit = Annotated[int, Query(50, ge=1, le=200, description="How many at most.")]
Offset = Annotated[int, Query(0, ge=0, le=_MOST_NUMBER, description="How many to leave out before them.")]
VersionNumber = Annotated[int, Field(ge=1, le=_MOST_NUMBER)]


class Given(Schema):
    """What a request brings: a field that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


class Page(Schema, Generic[_Item]):
    """Some of a list."""

    items: list[_Item]
    all: int = Field(description="How many there are altogether.")
    next: str | None = Field(description="Where the list goes on; null at its end.")


def page_of(request: HttpRequest, found: list[Any], limit: int, offset: int, every: int) -> dict[str, Any]:
    """Give a page of a list.

    Args:
        request: What was asked for.
        found: The items of the page.
        limit: How many were asked for.
        offset: How many were left out before them.
        every: How many there are.
    """
    onward = None
    if offset + len(found) < every:
        query = request.GET.copy()
        query["limit"], query["offset"] = str(limit), str(offset + limit)
        onward = f"{request.path}?{query.urlencode()}"
    return {"items": found, "all": every, "next": onward}
