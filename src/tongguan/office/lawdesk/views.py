"""The pages of the law: timeline, search, instruments, provisions, and what changes."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse

from tongguan.law import NotInBookError
from tongguan.office.accounts.rights import Right
from tongguan.office.desk.days import day_asked_for
from tongguan.office.desk.pages import DeskRequest, draw, page
from tongguan.office.desk.speaking import say
from tongguan.office.lawdesk import words
from tongguan.office.lawdesk.changing import changes_page, draft_page
from tongguan.office.lawdesk.coming import coming_page
from tongguan.office.lawdesk.provisions import instrument_page, provision_page
from tongguan.office.lawdesk.searching import found_page
from tongguan.office.lawdesk.timeline import timeline_page
from tongguan.vocabulary import CitationError, Phrase

_LONGEST = 120


@page(Right.VIEW)
def show(request: DeskRequest) -> HttpResponse:
    """Show what happened to the law, by day, and every instrument."""
    first, last = _day(request, "from"), _day(request, "until")
    asked = request.GET.get("drafts") != "no"
    value = timeline_page(request.desk.today, first, last, with_drafts=asked)
    return draw(request, "lawdesk/timeline.html", value, words, may_edit=request.desk.may(Right.EDIT))


@page(Right.VIEW)
def search(request: DeskRequest) -> HttpResponse:
    """Find provisions by citation or by words."""
    value = found_page(request.GET.get("q", "")[:_LONGEST].strip())
    return draw(request, "lawdesk/found.html", value, words, title=words.SEARCH_TITLE, lead=words.SEARCH_LEAD)


@page(Right.VIEW)
def instrument(request: DeskRequest, name: str) -> HttpResponse:
    """Show an instrument with its provisions."""
    try:
        value = instrument_page(name, request.desk.today)
    except NotInBookError:
        return _unknown(request, name)
    return draw(request, "lawdesk/instrument.html", value, words, title=value.instrument.short, lead=_code(name))


@page(Right.VIEW)
def provision(request: DeskRequest, name: str, unit: str) -> HttpResponse:
    """Show a provision with its rules, readings, clocks and cases."""
    try:
        value = provision_page(name, unit, request.desk.today)
    except (NotInBookError, CitationError):
        return _unknown(request, f"{name}#{unit}")
    return draw(request, "lawdesk/provision.html", value, words, title=_code(value.cites), lead=value.instrument.title)


@page(Right.VIEW)
def changes(request: DeskRequest) -> HttpResponse:
    """Tell what changed in the law between two days, and for which exports."""
    today = request.desk.today
    later = _day(request, "later") or today
    earlier = _day(request, "earlier") or _a_year_before(later)
    if later < earlier:
        earlier, later = later, earlier
    value = changes_page(earlier, later)
    return draw(request, "lawdesk/changes.html", value, words, title=words.CHANGES_TITLE, lead=words.CHANGES_LEAD)


@page(Right.VIEW)
def drafts(request: DeskRequest) -> HttpResponse:
    """Tell what would differ if a draft were law."""
    value = draft_page(request.GET.get("draft"), _day(request, "on") or request.desk.today)
    return draw(request, "lawdesk/draft.html", value, words, title=words.DRAFTS_TITLE, lead=words.DRAFTS_LEAD)


@page(Right.VIEW)
def coming(request: DeskRequest) -> HttpResponse:
    """Tell which changes around a day matter to this company."""
    value = coming_page(_day(request, "on") or request.desk.today)
    return draw(request, "lawdesk/coming.html", value, words, title=words.COMING_TITLE, lead=words.COMING_LEAD)


def _day(request: DeskRequest, name: str) -> date | None:
    """Read a day from the address; one that cannot be read is told, and passed over."""
    asked = request.GET.get(name, "")
    on = day_asked_for(asked)
    if asked and on is None:
        messages.error(request, say(words.BAD_DAY))
    return on


def _a_year_before(on: date) -> date:
    return on - timedelta(days=365)


def _code(text: str) -> Phrase:
    return Phrase(text, text)


def _unknown(request: DeskRequest, asked: str) -> HttpResponse:
    """Say that the lawbook has no such thing, with what is nearest to it."""
    value = found_page(asked[:_LONGEST])
    return draw(
        request,
        "lawdesk/found.html",
        value,
        words,
        status=404,
        title=words.SEARCH_TITLE,
        lead=words.SEARCH_LEAD,
    )
