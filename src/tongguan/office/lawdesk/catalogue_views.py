"""The pages of catalogues that are brought in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from tongguan.office.accounts.rights import Right
from tongguan.office.catalogues.models import Catalogue
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import tell_beside
from tongguan.office.desk.speaking import say
from tongguan.office.lawdesk import words
from tongguan.office.lawdesk.bringing import Preview, catalogue_page, catalogues_page, preview
from tongguan.office.lawdesk.forms import CatalogueForm, WithdrawForm
from tongguan.office.lawdesk.keeping import keep_catalogue, withdraw
from tongguan.vocabulary import Phrase, TongguanError


@page(Right.VIEW)
def catalogues(request: DeskRequest) -> HttpResponse:
    """List the catalogues that were brought in."""
    return draw(
        request,
        "lawdesk/catalogues.html",
        catalogues_page(),
        words,
        title=words.CATALOGUES_TITLE,
        lead=words.CATALOGUES_LEAD,
        may_edit=request.desk.may(Right.EDIT),
    )


@page(Right.EDIT)
def bring(request: DeskRequest) -> HttpResponse:
    """Read a catalogue, show what it would change, and keep it once that is confirmed."""
    form = CatalogueForm(request.POST or None, request.FILES or None)
    seen: Preview | None = None
    if request.method == "POST" and form.is_valid():
        text, source = form.cleaned_data["text"], form.source()
        try:
            if request.POST.get("act") == "keep":
                why, by, today = form.cleaned_data["why"], request.desk.user, request.desk.today
                kept = keep_catalogue(request.desk.organisation, text, source=source, why=why, by=by, today=today)
                messages.success(request, say(words.KEPT, number=kept.number, exports=len(kept.outcome)))
                return to(request, "lawdesk:catalogue", number=kept.number)
            seen = preview(text, source, request.desk.today)
        except TongguanError as error:
            tell_beside(form, error, field=form.where_text_stands)
    status = 422 if form.is_bound and form.errors else 200
    return draw(
        request,
        "lawdesk/bring.html",
        seen,
        words,
        status=status,
        form=form,
        title=words.BRING,
        lead=words.BRING_LEAD,
    )


@page(Right.VIEW)
def catalogue(request: DeskRequest, number: int) -> HttpResponse:
    """Show one catalogue with what it changed; take it back."""
    found = get_object_or_404(Catalogue.objects.select_related("recorded_by", "withdrawn_by"), number=number)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST":
        if not request.desk.may(Right.EDIT):
            raise PermissionDenied
        if form.is_valid():
            try:
                gone = withdraw(
                    request.desk.organisation,
                    number,
                    why=form.cleaned_data["why"],
                    by=request.desk.user,
                    today=request.desk.today,
                )
            except TongguanError as error:
                tell_beside(form, error, field="why")
            else:
                messages.success(request, say(words.WITHDRAWN, number=number, exports=len(gone.withdrawn_outcome)))
                return to(request, "lawdesk:catalogue", number=number)
    status = 422 if form.is_bound else 200
    return draw(
        request,
        "lawdesk/catalogue.html",
        catalogue_page(found),
        words,
        status=status,
        form=form,
        may_edit=request.desk.may(Right.EDIT),
        title=Phrase(words.CATALOGUE.zh.format(number=number), words.CATALOGUE.en.format(number=number)),
        lead=words.CATALOGUE_LEAD,
    )


@page(Right.VIEW)
def download(request: DeskRequest, number: int) -> HttpResponse:  # noqa: ARG001 -- Django hands it over
    """Give a catalogue to the letter."""
    found = get_object_or_404(Catalogue.objects, number=number)
    return HttpResponse(
        found.text,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="catalogue-{found.number}.yaml"'},
    )
