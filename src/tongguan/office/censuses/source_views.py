"""The pages of what is counted: transfer logs, and the plan of a new run."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from tongguan.office.accounts.rights import Right
from tongguan.office.censuses import words
from tongguan.office.censuses.asking import Asked, ask
from tongguan.office.censuses.forms import MOST_MEGABYTES, ColumnsForm, LogForm, PlanForm, SetUpForm
from tongguan.office.censuses.models import TransferLog
from tongguan.office.censuses.planning import compose, read_set_up, read_uploaded, set_up
from tongguan.office.censuses.storing import keep_log, remove_log
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import tell_beside
from tongguan.office.desk.speaking import say
from tongguan.office.exports.reading import current, read
from tongguan.vocabulary import TongguanError

_BESIDE: Final = {"columns.sensitive": "sensitive", "until": "until", "declaration": "only"}
"""Where the form asks for what a field of the plan says."""


@page(Right.OPERATE)
def logs(request: DeskRequest) -> HttpResponse:
    """List the transfer logs, and keep another."""
    form = LogForm(request.POST or None, request.FILES or None) if request.method == "POST" else LogForm()
    if request.method == "POST" and form.is_valid():
        try:
            log = keep_log(request.desk.organisation, form.cleaned_data["file"], by=request.desk.user)
        except TongguanError as error:
            tell_beside(form, error, field="file")
        else:
            messages.success(request, say(words.LOG_KEPT, name=log.name, columns=len(log.columns)))
            return to(request, "censuses:logs")
    return draw(
        request,
        "censuses/logs.html",
        TransferLog.objects.filter(removed_at=None).select_related("brought_by").order_by("-number"),
        words,
        status=422 if form.is_bound else 200,
        form=form,
        title=words.LOGS_TITLE,
        lead=words.LOGS_LEAD,
        megabytes=MOST_MEGABYTES,
    )


@page(Right.OPERATE)
def remove(request: DeskRequest, number: int) -> HttpResponse:
    """Take a log away."""
    return _remove(request, number)


@require_POST
def _remove(request: DeskRequest, number: int) -> HttpResponse:
    log = get_object_or_404(TransferLog.objects, number=number, removed_at=None)
    remove_log(request.desk.organisation, log, by=request.desk.user)
    messages.success(request, say(words.LOG_REMOVED, name=log.name))
    return to(request, "censuses:logs")


@page(Right.OPERATE)
def new(request: DeskRequest) -> HttpResponse:
    """Ask for a census: by form, by an uploaded plan, or by one that was set up."""
    plans = set_up(request.desk.organisation.slug)
    by = request.GET.get("by", "")
    by = by if by in {"form", "plan"} or (by == "set-up" and plans) else "form"
    form = _form(request, by, list(plans))
    if request.method == "POST" and form.is_valid():
        try:
            asked = _asked(request, form, by)
            run = ask(request.desk.organisation, asked, today=request.desk.today, by=request.desk.user)
        except TongguanError as error:
            beside = {"plan": "text", "set-up": "plan"}.get(by) or _BESIDE.get(error.field or "")
            tell_beside(form, error, field=beside)
        else:
            return to(request, "censuses:run", number=run.number)
    return draw(
        request,
        "censuses/new.html",
        {
            "by": by,
            "ways": ["form", "plan", *(["set-up"] if plans else [])],
            "logs": TransferLog.objects.filter(removed_at=None).exists(),
        },
        words,
        status=422 if form.is_bound else 200,
        form=form,
        title=words.NEW_TITLE,
        lead=words.NEW_LEAD,
    )


def _form(request: DeskRequest, by: str, names: list[str]) -> Any:  # noqa: ANN401 -- one of three forms
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    if by == "set-up":
        return SetUpForm(*given, names=names)
    kept = list(TransferLog.objects.filter(removed_at=None).order_by("name", "number"))
    if by == "plan":
        return PlanForm(*given, logs=kept)
    version = current()
    declared = read(version.text, f"declaration {version.number}").exports if version is not None else ()
    exports = [(each.id, f"{each.title or each.id}（{each.id}）") for each in declared]
    return ColumnsForm(*given, logs=kept, exports=exports, today=request.desk.today)


def _asked(request: DeskRequest, form: Any, by: str) -> Asked:  # noqa: ANN401 -- as above
    """Read the plan that a form asks for.

    Raises:
        TongguanError: It is refused.
    """
    given = form.cleaned_data
    if by == "set-up":
        path = set_up(request.desk.organisation.slug)[given["plan"]]
        text, plan = read_set_up(path)
        return Asked(plan, text, path.name, set_up=given["plan"])
    if by == "plan":
        text, name = given["text"], form.name()
    else:
        version = current()
        declared = read(version.text, "").name if version is not None else ""
        text, name = compose(declared or request.desk.organisation.name, given["logs"], form.meant()), "PLAN.yaml"
    return Asked(read_uploaded(text, name), text, name, tuple(given["logs"]))
