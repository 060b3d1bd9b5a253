"""The journal's page."""

from django.http import HttpResponse

from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page
from tongguan.office.journal import words
from tongguan.office.journal.page import journal_page


@page(Right.VIEW)
def show(request: DeskRequest) -> HttpResponse:
    """List what was done here, the newest first."""
    before = request.GET.get("before", "")
    value = journal_page(request.desk.organisation.pk, int(before) if before.isdecimal() else None)
    return draw(request, "journal/journal.html", value, words)
