"""The pages of webhooks."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import tell_beside
from tongguan.office.desk.speaking import say
from tongguan.office.webhooks import keeping, words
from tongguan.office.webhooks.addresses import AddressRefusedError
from tongguan.office.webhooks.forms import EndpointForm
from tongguan.office.webhooks.models import Delivery, Endpoint
from tongguan.office.webhooks.page import endpoint_page, webhooks_page
from tongguan.vocabulary import Phrase, TongguanError


@page(Right.GOVERN)
def show(request: DeskRequest) -> HttpResponse:
    """List the endpoints; add one, and show its secret once."""
    form = EndpointForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            endpoint, secret = keeping.add_endpoint(
                request.desk.organisation, given["address"], given["events"], by=request.desk.user
            )
        except TongguanError as error:
            tell_beside(form, error, field="address" if isinstance(error, AddressRefusedError) else None)
        else:
            return _endpoint(request, endpoint, secret=secret)
    return draw(
        request,
        "webhooks/webhooks.html",
        webhooks_page(),
        words,
        status=422 if form.is_bound else 200,
        form=form,
        chosen=form["events"].value() or (),
    )


@page(Right.GOVERN)
def endpoint(request: DeskRequest, number: int) -> HttpResponse:
    """Show an endpoint with what was sent to it."""
    return _endpoint(request, get_object_or_404(Endpoint.objects, number=number))


@page(Right.GOVERN)
@require_POST
def test(request: DeskRequest, number: int) -> HttpResponse:
    """Send a test event."""
    found = _usable(number)
    keeping.send_test(request.desk.organisation, found)
    messages.info(request, say(words.TEST_SENT))
    return to(request, "webhooks:endpoint", number=number)


@page(Right.GOVERN)
@require_POST
def pause(request: DeskRequest, number: int) -> HttpResponse:
    """Send nothing for now."""
    return _acted(request, number, keeping.pause, words.PAUSED)


@page(Right.GOVERN)
@require_POST
def resume(request: DeskRequest, number: int) -> HttpResponse:
    """Go on."""
    return _acted(request, number, keeping.resume, words.RESUMED)


@page(Right.GOVERN)
@require_POST
def rotate(request: DeskRequest, number: int) -> HttpResponse:
    """Replace the secret, and show the new one once."""
    found = _usable(number)
    return _endpoint(request, found, secret=keeping.rotate_secret(request.desk.organisation, found, request.desk.user))


@page(Right.GOVERN)
@require_POST
def remove(request: DeskRequest, number: int) -> HttpResponse:
    """Send nothing any more."""
    keeping.remove(request.desk.organisation, _usable(number), request.desk.user)
    messages.success(request, say(words.REMOVED))
    return to(request, "webhooks:show")


@page(Right.GOVERN)
@require_POST
def again(request: DeskRequest, number: int, pk: int) -> HttpResponse:
    """Send a message once more."""
    keeping.send_again(get_object_or_404(Delivery.objects, pk=pk, endpoint=_usable(number)))
    messages.info(request, say(words.AGAIN_DONE))
    return to(request, "webhooks:endpoint", number=number)


def _usable(number: int) -> Endpoint:
    return get_object_or_404(Endpoint.objects, number=number, removed_at=None)


def _acted(
    request: DeskRequest, number: int, act: Callable[[Organisation, Endpoint, User], None], done: Phrase
) -> HttpResponse:
    act(request.desk.organisation, _usable(number), request.desk.user)
    messages.success(request, say(done))
    return to(request, "webhooks:endpoint", number=number)


def _endpoint(request: DeskRequest, found: Endpoint, secret: str | None = None) -> HttpResponse:
    title = Phrase(*(words.ENDPOINT_TITLE.in_language(each).format(number=found.number) for each in ("zh", "en")))
    return draw(
        request,
        "webhooks/endpoint.html",
        endpoint_page(found),
        words,
        title=title,
        lead=Phrase(found.address, found.address),
        secret=secret,
    )
