"""The pages of gates, and the pieces of them that htmx fetches."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of, tell_beside
from tongguan.office.desk.speaking import language, say
from tongguan.office.gates import page as pages
from tongguan.office.gates import registering, words
from tongguan.office.gates.asking import Line
from tongguan.office.gates.forms import AddressForm, RegisterForm, SettleForm, TokenForm
from tongguan.office.gates.holding import settle
from tongguan.office.gates.looking import Live, holds_of, look
from tongguan.office.gates.models import FeedAddress, Gate
from tongguan.vocabulary import Phrase, TongguanError


@page(Right.VIEW)
def show(request: DeskRequest) -> HttpResponse:
    """List the gates; each is asked in a piece of its own."""
    return _listed(request, AddressForm())


@page(Right.GOVERN)
def register(request: DeskRequest) -> HttpResponse:
    """Register a gate."""
    form = RegisterForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        token = "".join(given["token"].split())
        try:
            gate = registering.register(
                request.desk.organisation, given["name"], given["address"], token, by=request.desk.user
            )
        except TongguanError as error:
            tell_beside(form, error)
        else:
            messages.success(request, say(words.REGISTERED, name=gate.name))
            return to(request, "gates:one", pk=gate.pk)
    status = 422 if form.is_bound else 200
    return draw(
        request,
        "gates/register.html",
        None,
        words,
        status=status,
        form=form,
        title=words.REGISTER,
        lead=words.REGISTER_LEAD,
    )


@page(Right.VIEW)
def one(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one gate."""
    return _shown(request, _gate(pk), TokenForm())


@page(Right.VIEW)
def live(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask the gate how it stands, for a piece of a page; ``brief`` for the list."""
    gate = _gate(pk)
    value = _looked_at(gate)
    told = value.silent or value.refused
    template = "gates/brief.html" if "brief" in request.GET else "gates/live.html"
    return draw(request, template, value, words, gate=pages.gate_line(gate), told=sentence_of(told) if told else "")


@page(Right.GOVERN)
@require_POST
def renew(request: DeskRequest, pk: int) -> HttpResponse:
    """Keep another token."""
    gate, form = _gate(pk), TokenForm(request.POST)
    if not form.is_valid():
        return _shown(request, gate, form, status=422)
    token = "".join(form.cleaned_data["token"].split())
    registering.renew(request.desk.organisation, gate, token, by=request.desk.user)
    messages.success(request, say(words.RENEWED))
    return to(request, "gates:one", pk=pk)


@page(Right.GOVERN)
@require_POST
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask a gate no more."""
    gate = _gate(pk)
    registering.remove(request.desk.organisation, gate, by=request.desk.user)
    messages.success(request, say(words.REMOVED, name=gate.name))
    return to(request, "gates:show")


@page(Right.VIEW)
def hold(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Show what is held; let an authorised person release or reject it."""
    gate, may = _gate(pk), request.desk.may(Right.OPERATE)
    form = SettleForm(request.POST if request.method == "POST" and may else None)
    if request.method == "POST" and not may:
        return _held(request, gate, number, form, status=403)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            told = settle(
                request.desk.organisation,
                gate,
                number,
                given["act"],
                why=given["why"],
                by=request.desk.user,
                clearance=given["clearance"],
            )
        except TongguanError as error:
            tell_beside(form, error)
        else:
            if told.outcome == "admitted" or given["act"] == "reject":
                done = words.REJECTED if given["act"] == "reject" else words.RELEASED
                messages.success(request, say(done, number=number, people=f"{told.admitted:,}"))
                return to(request, "gates:one", pk=pk)
            spoken = language()
            for reason in told.reasons:
                form.add_error(None, f"{say(words.NOT_RELEASED)} {reason.zh if spoken == 'zh' else reason.en}")
            if not told.reasons:
                form.add_error(None, say(words.NOT_RELEASED))
    return _held(request, gate, number, form, status=422 if form.is_bound else 200)


@page(Right.VIEW)
def waiting(request: DeskRequest) -> HttpResponse:
    """Tell what waits at the gates, for the page of today."""
    return draw(request, "gates/waiting.html", pages.waiting(), words)


@page(Right.GOVERN)
@require_POST
def make_address(request: DeskRequest) -> HttpResponse:
    """Make an address to poll, and show it once."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _listed(request, form, status=422)
    _, secret = registering.make_address(request.desk.organisation, form.cleaned_data["name"], by=request.desk.user)
    made = {
        name: request.build_absolute_uri(reverse(f"polled-{name}", args=[secret])) for name in ("feed", "clearances")
    }
    return _listed(request, AddressForm(), made=made)


@page(Right.GOVERN)
@require_POST
def end_address(request: DeskRequest, pk: int) -> HttpResponse:
    """Make an address useless."""
    address = get_object_or_404(FeedAddress.objects, pk=pk, ended_at=None)
    registering.end_address(request.desk.organisation, address, by=request.desk.user)
    messages.success(request, say(words.ENDED))
    return to(request, "gates:show")


def _gate(pk: int) -> Gate:
    return get_object_or_404(Gate.objects.select_related("registered_by"), pk=pk, removed_at=None)


def _looked_at(gate: Gate) -> Live:
    try:
        return look(Line.to(gate), language())
    except TongguanError as error:
        return Live(None, silent=error)


def _listed(request: DeskRequest, form: AddressForm, *, status: int = 200, **more: object) -> HttpResponse:
    may = request.desk.may(Right.GOVERN)
    return draw(
        request, "gates/gates.html", pages.gates_page(), words, status=status, form=form, may_govern=may, **more
    )


def _shown(request: DeskRequest, gate: Gate, form: TokenForm, *, status: int = 200) -> HttpResponse:
    return draw(
        request,
        "gates/gate.html",
        pages.gate_line(gate),
        words,
        status=status,
        form=form,
        title=Phrase(gate.name, gate.name),
        lead=Phrase(gate.address, gate.address),
        may_govern=request.desk.may(Right.GOVERN),
    )


def _held(request: DeskRequest, gate: Gate, number: int, form: SettleForm, *, status: int = 200) -> HttpResponse:
    told, found = "", None
    try:
        holds = holds_of(Line.to(gate).holds(), language())
    except TongguanError as error:
        told = sentence_of(error)
    else:
        found = next((each for each in holds if each.number == number), None)
        if found is None and not form.is_bound:
            raise Http404
    return draw(
        request,
        "gates/hold.html",
        found,
        words,
        status=status,
        form=form,
        told=told,
        gate=pages.gate_line(gate),
        title=Phrase(*(words.HOLD_NUMBER.in_language(each).format(number=number) for each in ("zh", "en"))),
        lead=words.HOLD_LEAD,
        may_operate=request.desk.may(Right.OPERATE),
    )
