"""The page of today."""

from django.contrib import messages
from django.http import HttpResponse

from tongguan.office.accounts.rights import Right
from tongguan.office.desk.days import day_asked_for
from tongguan.office.desk.pages import DeskRequest, draw, page
from tongguan.office.desk.speaking import language, say
from tongguan.office.today import words
from tongguan.office.today.page import today_page


@page(Right.VIEW)
def show(request: DeskRequest) -> HttpResponse:
    """Tell where everything stands, today or on the day that the address names."""
    today = request.desk.today
    asked = request.GET.get("on", "")
    on = day_asked_for(asked)
    if asked and on is None:
        messages.error(request, say(words.BAD_DAY))
    value = today_page(on or today, today, language())
    return draw(request, "today/today.html", value, words, may_edit=request.desk.may(Right.EDIT))
