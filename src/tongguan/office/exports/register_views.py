"""The pages of one export, and of the recipients and mechanisms."""

from django.http import Http404, HttpResponse

from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page
from tongguan.office.desk.speaking import language
from tongguan.office.exports import words
from tongguan.office.exports.export_page import export_page, parties_page
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
    )


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
