"""The pages of exports."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import tell_beside
from tongguan.office.desk.speaking import say
from tongguan.office.exports import words
from tongguan.office.exports.forms import BringForm
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.page import exports_page, versions_page
from tongguan.office.exports.reading import current, read
from tongguan.vocabulary import TongguanError

_DIGITS = 6


@page(Right.VIEW)
def show(request: DeskRequest) -> HttpResponse:
    """List the exports."""
    asked = request.GET.get("leaf", "")
    leaf = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _DIGITS else 1
    value = exports_page(request.desk.today, request.GET.get("q", "")[:100], leaf, wait=False)
    return draw(request, "exports/exports.html", value, words, may_edit=request.desk.may(Right.EDIT))


@page(Right.EDIT)
def bring(request: DeskRequest) -> HttpResponse:
    """Keep a declaration as the next version."""
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        before = current()
        try:
            version = keep(
                request.desk.organisation,
                form.cleaned_data["text"],
                source=form.source(),
                why=form.cleaned_data["why"],
                by=request.desk.user,
            )
        except TongguanError as error:
            tell_beside(form, error, field=form.where_text_stands)
        else:
            if before is not None and before.pk == version.pk:
                messages.info(request, say(words.SAME, number=version.number))
            else:
                exports = len(read(version.text, version.source).exports)
                messages.success(request, say(words.KEPT, number=version.number, exports=exports))
            return to(request, "exports:show")
    status = 422 if form.is_bound else 200
    return draw(
        request, "exports/bring.html", None, words, status=status, form=form, title=words.BRING, lead=words.BRING_LEAD
    )


@page(Right.VIEW)
def versions(request: DeskRequest) -> HttpResponse:
    """List the versions."""
    return draw(
        request,
        "exports/versions.html",
        versions_page(),
        words,
        title=words.VERSIONS_TITLE,
        lead=words.VERSIONS_LEAD,
        may_edit=request.desk.may(Right.EDIT),
    )


@page(Right.VIEW)
def download(request: DeskRequest, number: int) -> HttpResponse:  # noqa: ARG001 -- Django hands it over
    """Give a version to the letter."""
    version = get_object_or_404(Version.objects, number=number)
    return HttpResponse(
        version.text,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="declaration-{version.number}.yaml"'},
    )
