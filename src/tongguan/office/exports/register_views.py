"""The pages of one export, and of the recipients and mechanisms."""

from django.http import Http404, HttpResponse

from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page
from tongguan.office.desk.speaking import language
from tongguan.office.exports import words
from tongguan.office.exports.export_page import export_page, parties_page
from tongguan.office.exports.flow_page import flow_page
from tongguan.office.exports.models import Evidence
from tongguan.office.exports.reading import current
from tongguan.vocabulary import Phrase


@page(Right.VIEW)
def export(request: DeskRequest, entry: str) -> HttpResponse:
    """Show one export as it is declared."""
    version = current()
    value = export_page(version, entry, request.desk.today, language()) if version else None
    if value is None:
        raise Http404
    return draw(
        request,
        "exports/export.html",
        value,
        words,
        title=Phrase(value.title, value.title),
        lead=Phrase(value.id, value.id),
        may_edit=request.desk.may(Right.EDIT),
        evidence=list(
            Evidence.objects.filter(export=entry, removed_at=None).select_related("recorded_by").order_by("number")
        ),
    )


@page(Right.VIEW)
def flow(request: DeskRequest) -> HttpResponse:
    """Draw the way of information from the handler to recipients and routes."""
    value = flow_page(request.desk.today, language(), request.GET.get("export", "")[:200])
    return draw(request, "exports/flow.html", value, words, title=words.FLOW, lead=words.FLOW_LEAD)


@page(Right.VIEW)
def parties(request: DeskRequest) -> HttpResponse:
    """List the handler, its recipients and its mechanisms."""
    return draw(
        request,
        "exports/parties.html",
        parties_page(current(), language()),
        words,
        title=words.PARTIES,
        lead=words.PARTIES_LEAD,
        may_edit=request.desk.may(Right.EDIT),
    )
