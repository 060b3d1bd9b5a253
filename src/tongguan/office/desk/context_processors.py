"""What the layout needs around every page: the sidebar, the organisations of the person, the languages."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.desk import words
from tongguan.office.desk.applications import desk_apps
from tongguan.office.desk.navigation import Place, Sidebar
from tongguan.office.desk.pages import Desk
from tongguan.office.desk.speaking import language


def around(request: HttpRequest) -> dict[str, Any]:
    """Give it; two queries at most, whatever the page."""
    desk: Desk | None = getattr(request, "desk", None)
    user = getattr(request, "user", None)
    others: list[Organisation] = []
    if isinstance(user, User) and desk is not None:
        others = list(Organisation.objects.filter(memberships__user=user).order_by("name", "pk"))
    return {
        "desk": desk,
        "around": words,
        "spoken": language(),
        "sidebar": _sidebar(request, desk) if desk else Sidebar(),
        "organisations": others,
    }


def _sidebar(request: HttpRequest, desk: Desk) -> Sidebar:
    here = request.resolver_match.app_name if request.resolver_match else ""
    places = [
        (
            app.link.below,
            Place(app.link, reverse(f"{app.label}:show", args=[desk.organisation.slug]), here == app.label),
        )
        for app in desk_apps()
        if app.link is not None and desk.may(app.link.needs)
    ]
    return Sidebar(
        tuple(place for below, place in places if below is None),
        tuple(place for below, place in places if below == "settings"),
    )
