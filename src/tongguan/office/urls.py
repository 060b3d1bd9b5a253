"""The addresses of the office: pages of an organisation below ``/o/<organisation>/``, found by their applications."""

from collections.abc import Iterable

from django.core.exceptions import ImproperlyConfigured
from django.urls import URLPattern, URLResolver, include, path

from tongguan.office.accounts.views import join, open_one
from tongguan.office.api.interface import api
from tongguan.office.desk import views
from tongguan.office.desk.applications import desk_apps
from tongguan.office.desk.pages import MARK
from tongguan.office.gates.urls import polled


def guarded(patterns: Iterable[URLPattern | URLResolver]) -> None:
    """Refuse to start with a page that does not say which right it needs.

    Raises:
        ImproperlyConfigured: A view below ``/o/`` was not made by ``@page``.
    """
    for each in patterns:
        if isinstance(each, URLResolver):
            guarded(each.url_patterns)
        elif not hasattr(each.callback, MARK):
            raise ImproperlyConfigured(f"`{each.pattern}` of an organisation is not made by `@page`")


_of_an_organisation: list[URLPattern | URLResolver] = [
    path(f"{app.address}/" if app.address else "", include(f"{app.name}.urls")) for app in desk_apps()
]
guarded(_of_an_organisation)

urlpatterns = [
    path("", views.home, name="home"),
    path("language/", views.speak, name="speak"),
    path("organisations/open/", open_one, name="open"),
    path("join/<str:secret>/", join, name="join"),
    path("account/", include("allauth.urls")),
    path("gates/", include(polled)),
    path("api/v1/", api.urls),
    path("o/<slug:organisation>/", include(_of_an_organisation)),
]

handler403 = "tongguan.office.desk.views.refused"
handler404 = "tongguan.office.desk.views.not_found"
handler500 = "tongguan.office.desk.views.failed"
