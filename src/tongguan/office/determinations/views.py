"""The pages of the determination of a day."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tongguan.decision.assessment import NoLawError
from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page
from tongguan.office.desk.speaking import language, say
from tongguan.office.determinations import words
from tongguan.office.determinations.asking import Ask, read_ask
from tongguan.office.determinations.beside import beside_page
from tongguan.office.determinations.deciding import answered, at_once
from tongguan.office.determinations.export_page import export_page, pages_of
from tongguan.office.determinations.page import determination_page, namer_in
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current, lawbook
from tongguan.vocabulary import Phrase

_DIGITS = 6


@page(Right.VIEW)
def show(request: DeskRequest) -> HttpResponse:
    """Tell what every export needs, on the day and with the knowledge that the address names."""
    asked = request.GET.get("leaf", "")
    leaf = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _DIGITS else 1
    value = determination_page(current(), _asked(request), request.desk.today, language(), leaf)
    return draw(request, "determinations/determination.html", value, words, may_edit=request.desk.may(Right.EDIT))


@page(Right.VIEW)
def export(request: DeskRequest, export: str) -> HttpResponse:
    """Explain one export."""
    version, ask = _declared(), _asked(request)
    try:
        value = export_page(version, export, ask, language())
    except NoLawError:
        return _without_law(request, ask)
    if value is None:
        raise Http404
    return draw(
        request,
        "determinations/export.html",
        value,
        words,
        title=Phrase(value.row.title, value.row.title),
        lead=Phrase(value.row.id, value.row.id),
    )


@page(Right.VIEW)
def beside(request: DeskRequest) -> HttpResponse:
    """Tell which readings part, what is unknown and what would lead to less: a piece of a page, or a whole one."""
    version, ask = _declared(), _asked(request)
    seconds = at_once(version, ask)
    if seconds is not None:
        return waiting(request, seconds)
    try:
        value = beside_page(version, ask, language(), request.GET.get("export") or None)
    except NoLawError:
        return _without_law(request, ask)
    htmx = request.headers.get("HX-Request") == "true"
    template = "determinations/beside.html" if htmx else "determinations/beside_page.html"
    return draw(request, template, value, words, ask=ask, may_edit=request.desk.may(Right.EDIT))


@page(Right.VIEW)
def whole(request: DeskRequest) -> HttpResponse:
    """Give everything on one page, opened, to be printed."""
    version, ask = _declared(), _asked(request)
    value = determination_page(version, ask, request.desk.today, language())
    if value.overall is None:
        return _without_law(request, ask)
    seconds = at_once(version, ask)
    if seconds is not None:
        return waiting(request, seconds)
    answer = answered(version, ask, language(), alternatives=True)
    return draw(
        request,
        "determinations/whole.html",
        value,
        words,
        each=tuple(pages_of(answer, ask, namer_in(language()))),
        beside=beside_page(version, ask, language()),
    )


def waiting(request: DeskRequest, seconds: int) -> HttpResponse:
    """Tell that it is being decided, as a piece of a page or a whole one; the piece asks again by itself."""
    htmx = request.headers.get("HX-Request") == "true"
    template = "determinations/waiting_piece.html" if htmx else "determinations/waiting.html"
    return draw(
        request, template, seconds, words, address=request.get_full_path(), title=words.WAITING, lead=words.WAITING_LEAD
    )


def _asked(request: DeskRequest) -> Ask:
    """Read the question; what cannot be read is told."""
    found = read_ask(request.GET.dict(), request.desk.today, lawbook())
    for name in found.refused:
        messages.error(request, say(words.REFUSED[name]))
    return found.ask


def _declared() -> Version:
    """Give the newest declaration.

    Raises:
        Http404: There is none.
    """
    version = current()
    if version is None:
        raise Http404
    return version


def _without_law(request: DeskRequest, ask: Ask) -> HttpResponse:
    """Send to the page that tells that there was no law."""
    address = reverse("determinations:show", kwargs={"organisation": request.desk.organisation.slug})
    return redirect(f"{address}?{ask.query}")
