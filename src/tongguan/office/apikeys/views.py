"""The page of keys."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from tongguan.office.accounts.rights import Right
from tongguan.office.apikeys import words
from tongguan.office.apikeys.forms import KeyForm
from tongguan.office.apikeys.keeping import make_key, revoke_key
from tongguan.office.apikeys.models import ApiKey
from tongguan.office.apikeys.page import keys_page
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.speaking import say


@page(Right.GOVERN)
def show(request: DeskRequest) -> HttpResponse:
    """List the keys; make one, and show its secret once."""
    form = KeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        key, secret = make_key(
            request.desk.organisation,
            given["name"],
            [Scope(scope) for scope in given["scopes"]],
            days=int(given["days"]),
            by=request.desk.user,
        )
        return _drawn(request, KeyForm(), secret=secret, made=key.name)
    return _drawn(request, form, status=422 if form.is_bound else 200)


@page(Right.GOVERN)
@require_POST
def revoke(request: DeskRequest, pk: int) -> HttpResponse:
    """Make a key useless."""
    revoke_key(request.desk.organisation, get_object_or_404(ApiKey.objects, pk=pk), request.desk.user)
    messages.success(request, say(words.REVOKED))
    return to(request, "apikeys:show")


def _drawn(request: DeskRequest, form: KeyForm, status: int = 200, **more: object) -> HttpResponse:
    chosen = form["scopes"].value() or ()
    return draw(request, "apikeys/keys.html", keys_page(), words, status=status, form=form, chosen=chosen, **more)
