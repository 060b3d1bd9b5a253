"""The page of the census, and of each run."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from tongguan.office.accounts.rights import Right
from tongguan.office.censuses import words
from tongguan.office.censuses.models import DONE, Run
from tongguan.office.censuses.page import CensusPage, census_page, run_row
from tongguan.office.censuses.results import answer_of_run
from tongguan.office.censuses.starting import cancel, settle
from tongguan.office.censuses.supposing import LEAST, MOST, STEP, Supposed, what_if
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of
from tongguan.office.desk.speaking import say
from tongguan.vocabulary import Phrase, TongguanError


@page(Right.VIEW)
def show(request: DeskRequest) -> HttpResponse:
    """Show the newest census, and the runs."""
    settle(request.desk.organisation)
    before = request.GET.get("before", "")
    return _drawn(request, census_page(before=int(before) if before.isdecimal() else None))


@page(Right.VIEW)
def run(request: DeskRequest, number: int) -> HttpResponse:
    """Show one run."""
    settle(request.desk.organisation)
    found = _run(number)
    title = Phrase(words.RUN_TITLE.zh.format(number=number), words.RUN_TITLE.en.format(number=number))
    return _drawn(request, census_page(found), title=title)


def _drawn(request: DeskRequest, value: CensusPage, title: Phrase = words.TITLE) -> HttpResponse:
    problem = sentence_of(value.error) if value.error is not None else ""
    growth = {"least": LEAST, "most": MOST, "step": STEP}
    may_run = request.desk.may(Right.OPERATE)
    return draw(
        request, "censuses/census.html", value, words, may_run=may_run, problem=problem, growth=growth, title=title
    )


def _run(number: int) -> Run:
    return get_object_or_404(Run.objects.select_related("asked_by", "version"), number=number)


@page(Right.VIEW)
def progress(request: DeskRequest, number: int) -> HttpResponse:
    """Tell how far a run has come; the page is loaded anew when it has ended."""
    settle(request.desk.organisation)
    row = run_row(_run(number))
    answer = draw(request, "censuses/progress.html", None, words, row=row, may_run=request.desk.may(Right.OPERATE))
    if not row.at_work:
        answer["HX-Refresh"] = "true"
    return answer


@page(Right.OPERATE)
def stop(request: DeskRequest, number: int) -> HttpResponse:
    """Cancel a run."""
    return _stop(request, number)


@require_POST
def _stop(request: DeskRequest, number: int) -> HttpResponse:
    found = _run(number)
    try:
        cancel(request.desk.organisation, found, by=request.desk.user)
    except TongguanError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, say(words.CANCELLED_NOW, number=number))
    return to(request, "censuses:run", number=number)


@page(Right.VIEW)
def suppose(request: DeskRequest, number: int) -> HttpResponse:
    """Answer what would be counted."""
    value = what_if(_done(number), Supposed.of(request.GET))
    return draw(request, "censuses/what_if_answer.html", value, words)


@page(Right.VIEW)
def download(request: DeskRequest, number: int) -> HttpResponse:  # noqa: ARG001 -- Django hands it over
    """Give the census as ``tongguan census --json`` does."""
    name = f'attachment; filename="census-{number}.json"'
    return HttpResponse(
        answer_of_run(_done(number)), content_type="application/json", headers={"Content-Disposition": name}
    )


@page(Right.VIEW)
def plan(request: DeskRequest, number: int) -> HttpResponse:  # noqa: ARG001 -- as above
    """Give the plan of a run to the letter."""
    return HttpResponse(
        _run(number).plan,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="plan-{number}.yaml"'},
    )


def _done(number: int) -> Run:
    found = _run(number)
    if found.state != DONE:
        raise Http404
    return found
