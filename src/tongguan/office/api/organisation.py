"""The organisation of the key, and its people."""

from datetime import datetime
from typing import Any

from ninja import Router, Schema

from tongguan.office.accounts.models import Membership
from tongguan.office.api.entering import ApiRequest
from tongguan.office.api.fields import Limit, Offset, Page, page_of
from tongguan.office.api.operations import operation
from tongguan.office.apikeys.scopes import Scope

router = Router(tags=["organisation"])


class KeyUsed(Schema):
    """The key that asks."""

    name: str
    scopes: list[str]
    expires_at: datetime
    role: str


class OrganisationShown(Schema):
    """The organisation of the key."""

    slug: str
    name: str
    kind: str
    opened_at: datetime
    key: KeyUsed


class PersonShown(Schema):
    """A member."""

    id: int
    name: str
    email: str
    role: str
    since: datetime


@operation(router, "GET", "/organisation", Scope.ORGANISATION_READ, {200: OrganisationShown})
def organisation(request: ApiRequest) -> dict[str, Any]:
    """Show the organisation of the key, and what the key may do."""
    here, key = request.desk.organisation, request.key
    return {
        "slug": here.slug,
        "name": here.name,
        "kind": here.kind,
        "opened_at": here.opened_at,
        "key": {
            "name": key.name,
            "scopes": key.scopes,
            "expires_at": key.expires_at,
            "role": request.desk.membership.role,
        },
    }


@operation(router, "GET", "/people", Scope.PEOPLE_READ, {200: Page[PersonShown]})
def people(request: ApiRequest, limit: Limit = 50, offset: Offset = 0) -> dict[str, Any]:
    """List the people of the organisation."""
    members = Membership.objects.filter(organisation=request.desk.organisation)
    shown = members.select_related("user").order_by("since", "pk")[offset : offset + limit]
    rows = [
        {
            "id": each.user_id,
            "name": each.user.name,
            "email": each.user.email,
            "role": each.role,
            "since": each.since,
        }
        for each in shown
    ]
    return page_of(request, rows, limit, offset, members.count())
