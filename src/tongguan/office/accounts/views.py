"""The pages about people."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from tongguan.office.accounts import joining, words
from tongguan.office.accounts.forms import AcceptForm, InviteForm, OpenForm, RoleForm
from tongguan.office.accounts.models import Invitation, Membership, User
from tongguan.office.accounts.opening import open_organisation
from tongguan.office.accounts.page import people_page
from tongguan.office.accounts.rights import ROLES, Right, Role
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of, tell_beside
from tongguan.office.desk.speaking import say
from tongguan.vocabulary import TongguanError

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@page(Right.GOVERN)
def show(request: DeskRequest) -> HttpResponse:
    """List who belongs here."""
    return _drawn(request, InviteForm())


@page(Right.GOVERN)
@require_POST
def invite(request: DeskRequest) -> HttpResponse:
    """Make an invitation, and show its link once."""
    form = InviteForm(request.POST)
    if form.is_valid():
        try:
            invitation, secret = joining.invite(
                request.desk.organisation,
                form.cleaned_data["email"],
                Role(form.cleaned_data["role"]),
                request.desk.user,
            )
        except TongguanError as error:
            tell_beside(form, error)
        else:
            link = request.build_absolute_uri(reverse("join", args=[secret]))
            return _drawn(request, InviteForm(), link=link, invited=invitation.email)
    return _drawn(request, form, status=422)


@page(Right.GOVERN)
@require_POST
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Make an open invitation useless."""
    joining.withdraw(get_object_or_404(Invitation.objects, pk=pk, used_at=None), request.desk.user)
    messages.success(request, say(words.WITHDRAWN))
    return to(request, "accounts:show")


@page(Right.GOVERN)
@require_POST
def change_role(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a member another role."""
    form = RoleForm(request.POST)
    if form.is_valid():
        return _changed(
            request,
            lambda: joining.change_role(_member(request, pk), Role(form.cleaned_data["role"]), request.desk.user),
            say(words.ROLE_CHANGED),
        )
    return _drawn(request, InviteForm(), status=422)


@page(Right.GOVERN)
@require_POST
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """End a membership."""
    return _changed(request, lambda: joining.remove_member(_member(request, pk), request.desk.user), say(words.REMOVED))


@never_cache
def open_one(request: HttpRequest) -> HttpResponse:
    """Let the administrator open an organisation."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    if not request.user.is_administrator:
        raise PermissionDenied
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        opened = open_organisation(given["name"], request.user, slug=given["slug"])
        messages.success(request, say(words.OPENED, organisation=opened.name))
        return redirect("today:show", organisation=opened.slug)
    status = 422 if form.is_bound else 200
    return render(request, "accounts/open.html", {"words": words, "form": form}, status=status)


@never_cache
def join(request: HttpRequest, secret: str) -> HttpResponse:
    """Let an invited person in: with an account of theirs, or by making one."""
    try:
        invitation = joining.invitation_of(secret)
    except joining.InvitationUnusableError:
        return render(request, "accounts/unusable.html", {"words": words}, status=404)
    value = {
        "words": words,
        "email": invitation.email,
        "organisation": invitation.organisation.name,
        "inviter": str(invitation.invited_by),
        "role": ROLES[invitation.role],
        "known": User.objects.filter(email__iexact=invitation.email).exists(),
    }
    signed_in = request.user if isinstance(request.user, User) else None
    if signed_in is not None and signed_in.email.casefold() != invitation.email.casefold():
        return render(request, "accounts/unusable.html", {"words": words}, status=403)
    if request.method != "POST":
        return render(request, "accounts/join.html", {**value, "form": AcceptForm(email=invitation.email)})
    if signed_in is not None:
        joining.accept(secret, "", None, signed_in)
        return _welcomed(request, invitation)
    form = AcceptForm(request.POST, email=invitation.email)
    if value["known"] or not form.is_valid():
        return render(request, "accounts/join.html", {**value, "form": form}, status=422)
    person = joining.accept(secret, form.cleaned_data["name"], form.cleaned_data["password"])
    login(request, person, backend=_BACKEND)
    return _welcomed(request, invitation)


def _welcomed(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    messages.success(request, say(words.JOINED, organisation=invitation.organisation.name))
    return redirect("today:show", organisation=invitation.organisation.slug)


def _member(request: DeskRequest, pk: int) -> Membership:
    return get_object_or_404(
        Membership.objects.select_related("organisation"), pk=pk, organisation=request.desk.organisation
    )


def _changed(request: DeskRequest, act: Callable[[], None], done: str) -> HttpResponse:
    """Do what may be refused, and tell either way on the page of people."""
    try:
        act()
    except joining.LastOwnerError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, done)
    return to(request, "accounts:show")


def _drawn(request: DeskRequest, form: InviteForm, status: int = 200, **more: object) -> HttpResponse:
    value = people_page(request.desk.organisation, request.desk.user.pk)
    return draw(request, "accounts/people.html", value, words, status=status, form=form, **more)
