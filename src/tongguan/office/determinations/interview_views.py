"""The page of the interview: whole, or the piece that htmx puts in its place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tongguan.decision.interview import NOT_KNOWN, Asked, State, answer, back, next_question
from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of
from tongguan.office.desk.speaking import language, say
from tongguan.office.determinations import words
from tongguan.office.determinations.interview_page import InterviewPage, interview_page
from tongguan.office.determinations.interviewing import finish, remember, resume, setting_of
from tongguan.office.determinations.page import namer_in
from tongguan.vocabulary import TongguanError

_MOST_WORDS = 500


@page(Right.EDIT)
def interview(request: DeskRequest) -> HttpResponse:
    """Ask the next question; take an answer, or the last one back."""
    state, rebased = resume(request.desk.user)
    if rebased:
        messages.info(request, say(words.REBASED))
        remember(request.desk.user, state)
    try:
        if request.method == "POST":
            state = _after(request, state)
            if state.problem is None:
                remember(request.desk.user, state)
        found = next_question(state, setting_of(request.desk.today))
        value = interview_page(found, state, namer_in(language()))
    except TongguanError as error:
        value = InterviewPage(None, None, len(state.given), None)
        messages.error(request, sentence_of(error))
    if _by_htmx(request):
        return draw(request, "determinations/question.html", value, words)
    if request.method == "POST" and state.problem is None:
        return to(request, "determinations:interview")
    return draw(
        request,
        "determinations/interview.html",
        value,
        words,
        status=200 if state.problem is None else 422,
        title=words.INTERVIEW,
        lead=words.INTERVIEW_LEAD,
    )


@page(Right.EDIT)
def save(request: DeskRequest) -> HttpResponse:
    """Keep the answers as the next version of the declaration."""
    state, rebased = resume(request.desk.user)
    why = request.POST.get("why", "").strip()[:_MOST_WORDS]
    if request.method != "POST" or rebased or not state.given:
        return to(request, "determinations:interview")
    if not why:
        messages.error(request, say(words.WHY_NEEDED))
        return to(request, "determinations:interview")
    desk = request.desk
    try:
        version = finish(desk.organisation, state, why=why, by=desk.user, on=desk.today, language=language())
    except TongguanError as error:
        messages.error(request, sentence_of(error))
        return to(request, "determinations:interview")
    messages.success(request, say(words.SAVED, number=version.number))
    return redirect(reverse("determinations:show", kwargs={"organisation": desk.organisation.slug}))


@page(Right.EDIT)
def start_over(request: DeskRequest) -> HttpResponse:
    """Forget the answers that are not kept."""
    if request.method == "POST":
        remember(request.desk.user, State())
    return to(request, "determinations:interview")


def _after(request: DeskRequest, state: State) -> State:
    """Give the state after what was sent; an answer to another question than the one asked changes nothing."""
    act = request.POST.get("act", "answer")
    if act == "back":
        return back(state)
    setting = setting_of(request.desk.today)
    found = next_question(state, setting)
    if not isinstance(found, Asked) or found.name != request.POST.get("question"):
        return state
    typed = NOT_KNOWN if act == "not-known" else request.POST.get("answer", "")
    return answer(state, found, typed, setting)


def _by_htmx(request: DeskRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
