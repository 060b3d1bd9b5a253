"""Fides datasets: brought into an export after a look at what maps to what, and given out."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from tongguan.office.accounts.rights import Right
from tongguan.office.catalogues.reading import in_use
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import tell_beside
from tongguan.office.desk.speaking import language, said, say
from tongguan.office.exports import words
from tongguan.office.exports.changing import put
from tongguan.office.exports.content import Content, content_of, entry_in, named_in
from tongguan.office.exports.fides import Mapped, Outcome, dataset_of, map_fields, read_datasets
from tongguan.office.exports.forms import BringForm
from tongguan.office.exports.reading import current
from tongguan.vocabulary import TongguanError


class DatasetForm(BringForm):
    """A dataset as a file or as text, the export that it is put into, and why."""

    field_order = ("file", "text", "into", "why")
    into = forms.ChoiceField(label=said(words.FIDES_INTO))

    def __init__(self, content: Content, *given: Any, **more: Any) -> None:  # noqa: ANN401 -- as Django declares it
        super().__init__(*given, **more)
        self.fields["file"].label, self.fields["text"].label = said(words.FIDES_FILE), said(words.FIDES_TEXT)
        into = self.fields["into"]
        if isinstance(into, forms.ChoiceField):
            into.choices = list(named_in(content)["exports"].items())


@dataclass(frozen=True, slots=True)
class Line:
    """One data item that the dataset comes to; ``there`` where the export has it already."""

    mapped: Mapped
    says: str
    there: bool
    picked: bool


@dataclass(frozen=True, slots=True)
class Look:
    """What would be put into the export, and what could not be mapped."""

    lines: tuple[Line, ...]
    unmapped: tuple[tuple[str, tuple[str, ...]], ...]


@page(Right.EDIT)
def bring(request: DeskRequest) -> HttpResponse:
    """Read a dataset, show what maps to what, and put the items that are picked into an export."""
    version = current()
    if version is None:
        return to(request, "exports:new")
    content = content_of(version)
    form = DatasetForm(content, request.POST or None, request.FILES or None)
    look: Look | None = None
    if request.method == "POST" and form.is_valid():
        try:
            found = map_fields(read_datasets(form.cleaned_data["text"]), in_use().catalogues)
            look = look_at(found, content, form.cleaned_data["into"], request.POST.getlist("item"))
            if request.POST.get("act") == "keep":
                picked = [each.mapped.item for each in look.lines if each.picked and not each.there]
                if picked:
                    return _kept(request, content, form, picked, version.number)
                form.add_error("into", say(words.FIDES_NOTHING))
        except TongguanError as error:
            tell_beside(form, error, field=form.where_text_stands)
    return draw(
        request,
        "exports/fides.html",
        look,
        words,
        status=422 if form.is_bound and form.errors else 200,
        form=form,
        title=words.FIDES_BRING,
        lead=words.FIDES_LEAD,
    )


@page(Right.VIEW)
def give(request: DeskRequest, entry: str) -> HttpResponse:  # noqa: ARG001 -- Django hands it over
    """Give an export as a Fides dataset."""
    export = entry_in(content_of(current()), "exports", entry)
    if export is None:
        raise Http404
    header = content_disposition_header(as_attachment=True, filename=f"{entry}.dataset.yml".replace("/", "-"))
    return HttpResponse(
        dataset_of(export, in_use().catalogues),
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": header or "attachment"},
    )


def look_at(found: Outcome, content: Content, export: str, picked: list[str]) -> Look:
    """Decide what is shown: what is certain is picked, what is broad is not, until a person says otherwise."""
    items, entry = in_use().catalogues.items, entry_in(content, "exports", export) or {}
    there = set(map(str, entry.get("data_items") or ()))
    lines = tuple(
        Line(
            each,
            items.item(each.item).label.in_language(language()),
            each.item in there,
            each.item in picked if picked else not each.broad,
        )
        for each in found.items
    )
    return Look(lines, found.unmapped)


def _kept(request: DeskRequest, content: Content, form: DatasetForm, picked: list[str], opened: int) -> HttpResponse:
    into = form.cleaned_data["into"]
    before = entry_in(content, "exports", into) or {}
    entry = {**before, "data_items": [*(before.get("data_items") or ()), *picked]}
    desk = request.desk
    kept = put(
        desk.organisation,
        [("exports", into, entry)],
        opened=opened,
        why=form.cleaned_data["why"],
        by=desk.user,
        on=desk.today,
        language=language(),
    )
    messages.success(request, say(words.SAVED, number=kept.number))
    return to(request, "exports:export", entry=into)
