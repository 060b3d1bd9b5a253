"""What a view is made of: who is at the desk, the right that is asked for, and the page that is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from types import ModuleType
from typing import Any, Concatenate, Final, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from tongguan.office.accounts.models import Membership, Organisation, User
from tongguan.office.accounts.rights import Right
from tongguan.office.accounts.scope import within
from tongguan.office.desk.days import legal_day

_Given = ParamSpec("_Given")
MARK: Final = "right_asked_for"
"""The attribute by which a page tells the right that it asks for."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who sits here, at which organisation, on which legal day."""

    user: User
    organisation: Organisation
    membership: Membership
    today: date

    def may(self, right: Right) -> bool:
        """Tell whether the person may do that here."""
        return self.membership.may(right)


class DeskRequest(HttpRequest):
    """A request to a page of an organisation."""

    desk: Desk


def enter(user: User, slug: str, right: Right) -> Desk:
    """Find the desk of a person at an organisation. Pages and the API come in by this one door.

    Raises:
        Http404: There is no such organisation, or the person does not belong to it: which, is not told.
        PermissionDenied: The person's role does not carry ``right``.
    """
    membership = Membership.objects.select_related("organisation").filter(user=user, organisation__slug=slug).first()
    if membership is None:
        raise Http404
    if not membership.may(right):
        raise PermissionDenied
    return Desk(user, membership.organisation, membership, legal_day())


def page(
    right: Right,
) -> Callable[
    [Callable[Concatenate[DeskRequest, _Given], HttpResponse]],
    Callable[Concatenate[HttpRequest, str, _Given], HttpResponse],
]:
    """Make a view a page of an organisation: signed in, a member with ``right``, seeing that organisation alone."""

    def made(
        view: Callable[Concatenate[DeskRequest, _Given], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, str, _Given], HttpResponse]:
        @wraps(view)
        @never_cache
        def entered(request: Any, organisation: str, *args: _Given.args, **kwargs: _Given.kwargs) -> HttpResponse:  # noqa: ANN401 -- becomes a DeskRequest
            if not isinstance(request.user, User):
                return redirect_to_login(request.get_full_path())
            request.desk = enter(request.user, organisation, right)
            with within(request.desk.organisation.pk):
                return view(request, *args, **kwargs)

        setattr(entered, MARK, right)
        return cast("Callable[Concatenate[HttpRequest, str, _Given], HttpResponse]", entered)

    return made


def draw(
    request: DeskRequest, template: str, value: object, words: ModuleType, *, status: int = 200, **more: object
) -> HttpResponse:
    """Draw a page from its value: ``page`` and ``words`` in the template, forms and the like in ``more``."""
    return render(request, template, {"page": value, "words": words, **more}, status=status)


def to(request: DeskRequest, name: str, **arguments: str | int) -> HttpResponse:
    """Send the browser to another page of the same organisation."""
    return redirect(reverse(name, kwargs={"organisation": request.desk.organisation.slug, **arguments}))
