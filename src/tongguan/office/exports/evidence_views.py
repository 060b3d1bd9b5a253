"""Evidence of an export: brought, given back, deleted."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of, tell_beside
from tongguan.office.desk.speaking import said, say
from tongguan.office.exports import words
from tongguan.office.exports.content import content_of, entry_in
from tongguan.office.exports.evidence import attach, discard, read_evidence
from tongguan.office.exports.models import Evidence
from tongguan.office.exports.reading import current
from tongguan.vocabulary import Phrase, TongguanError


class EvidenceForm(forms.Form):
    """A file, and what it shows."""

    file = forms.FileField(label=said(words.EVIDENCE_FILE), help_text=said(words.EVIDENCE_KINDS), allow_empty_file=True)
    what = forms.CharField(label=said(words.EVIDENCE_WHAT), max_length=500, help_text=said(words.EVIDENCE_WHAT_HELP))


class WhyForm(forms.Form):
    """Why a file is deleted."""

    why = forms.CharField(label=said(words.EVIDENCE_WHY), max_length=500)


@page(Right.EDIT)
def add(request: DeskRequest, entry: str) -> HttpResponse:
    """Keep a file as evidence of an export."""
    export = entry_in(content_of(current()), "exports", entry)
    if export is None:
        raise Http404
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = attach(
                request.desk.organisation,
                entry,
                file.name,
                file.read(),
                what=form.cleaned_data["what"],
                by=request.desk.user,
            )
        except TongguanError as error:
            tell_beside(form, error, field="file")
        else:
            messages.success(request, say(words.EVIDENCE_KEPT, name=kept.name))
            return to(request, "exports:export", entry=entry)
    return draw(
        request,
        "exports/evidence_form.html",
        entry,
        words,
        status=422 if form.is_bound else 200,
        form=form,
        act=words.EVIDENCE_ADD,
        title=words.EVIDENCE_ADD,
        lead=Phrase(*[str(export.get("title") or entry)] * 2),
    )


@page(Right.VIEW)
def download(request: DeskRequest, number: int) -> HttpResponse:
    """Give a file as it was brought, to be saved and not shown."""
    kept = _kept(number)
    try:
        content = read_evidence(kept)
    except TongguanError as error:
        messages.error(request, sentence_of(error))
        return to(request, "exports:export", entry=kept.export)
    return HttpResponse(
        content,
        content_type=kept.media_type,
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=kept.name) or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )


@page(Right.EDIT)
def remove(request: DeskRequest, number: int) -> HttpResponse:
    """Ask whether a file shall go, and delete it."""
    kept = _kept(number)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        discard(request.desk.organisation, kept, why=form.cleaned_data["why"], by=request.desk.user)
        messages.success(request, say(words.EVIDENCE_REMOVED, name=kept.name))
        return to(request, "exports:export", entry=kept.export)
    return draw(
        request,
        "exports/evidence_form.html",
        kept.export,
        words,
        status=422 if form.is_bound else 200,
        form=form,
        act=words.EVIDENCE_REMOVE_DO,
        title=Phrase(*(words.REMOVE_TITLE.in_language(each).format(name=kept.name) for each in ("zh", "en"))),
        lead=words.EVIDENCE_REMOVE_LEAD,
    )


def _kept(number: int) -> Evidence:
    return get_object_or_404(Evidence.objects, number=number, removed_at=None)
