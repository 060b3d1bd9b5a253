"""The workbook: given, and brought back."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse

from tongguan.decision.answer import answer_of
from tongguan.office.accounts.rights import Right
from tongguan.office.catalogues.reading import in_use
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of, tell_beside
from tongguan.office.desk.speaking import language, said, say
from tongguan.office.exports import words
from tongguan.office.exports.content import content_of, written
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.reading import assessed, current, decided
from tongguan.office.exports.workbook_reading import Brought, Mistake, count_of, place_of, read_workbook
from tongguan.office.exports.workbook_writing import name_of, workbook_of
from tongguan.vocabulary import Phrase, TongguanError

_MOST_MEGABYTES = 8
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class WorkbookForm(forms.Form):
    """A workbook, and why the declaration changes."""

    file = forms.FileField(label=said(words.WORKBOOK_FILE), allow_empty_file=True)
    why = forms.CharField(label=said(words.WHY), max_length=500, help_text=said(words.WHY_HELP))


@page(Right.VIEW)
def give(request: DeskRequest) -> HttpResponse:
    """Give the newest declaration as a workbook; results are left out while they are worked out."""
    version = current()
    if version is None:
        raise Http404
    using, day = in_use(), request.desk.today
    answer = answer_of(assessed(version, day, using)[0], language()) if decided(version, day, using) else None
    made = workbook_of(content_of(version), answer, using.catalogues, language())
    name = name_of(request.desk.organisation.slug, day)
    return HttpResponse(made, content_type=_XLSX, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@page(Right.EDIT)
def bring(request: DeskRequest) -> HttpResponse:
    """Read a workbook and keep it as the next version, or tell every mistake with its sheet, row and column."""
    form = WorkbookForm(request.POST or None, request.FILES or None)
    mistakes: tuple[Mistake, ...] = ()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        if file.size > _MOST_MEGABYTES * 1024 * 1024:
            form.add_error("file", say(words.WORKBOOK_TOO_LARGE, megabytes=_MOST_MEGABYTES))
        else:
            mistakes, done = _bring(request, form, file.read(), file.name)
            if done is not None:
                return done
    return draw(
        request,
        "exports/workbook.html",
        mistakes,
        words,
        status=422 if form.is_bound else 200,
        form=form,
        declared=current() is not None,
        title=words.WORKBOOK_BRING,
        lead=words.WORKBOOK_LEAD,
    )


def _bring(
    request: DeskRequest, form: WorkbookForm, raw: bytes, name: str
) -> tuple[tuple[Mistake, ...], HttpResponse | None]:
    desk, found = request.desk, Brought()
    try:
        found = read_workbook(raw, content_of(current()), in_use().catalogues)
        if found.mistakes:
            return tuple(found.mistakes), None
        text = written(found.content, desk.today, language())
        kept = keep(desk.organisation, text, source=name[:200], why=form.cleaned_data["why"], by=desk.user)
    except TongguanError as error:
        at = place_of(found, error)
        if at is None:
            tell_beside(form, error, field="file")
            return (), None
        told = sentence_of(error)
        return (Mistake(at.sheet, at.row, at.column, Phrase(told, told)),), None
    messages.success(request, say(words.WORKBOOK_KEPT, number=kept.number, exports=count_of(found)["exports"]))
    return (), to(request, "exports:show")
