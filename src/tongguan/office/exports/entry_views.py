"""The forms that register, change and remove an entry of the declaration."""

from collections.abc import Sequence
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from tongguan.office.accounts.rights import Right
from tongguan.office.catalogues.reading import in_use
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of
from tongguan.office.desk.speaking import language, say
from tongguan.office.exports import words
from tongguan.office.exports.changing import remove, restore
from tongguan.office.exports.content import Content, content_of, entry_in, named_in, without_entry
from tongguan.office.exports.entry_form import Typed, typed_in
from tongguan.office.exports.entry_page import FormPage, asked_for, groups_of, items_of, lists_of
from tongguan.office.exports.entry_saving import Outcome, save
from tongguan.office.exports.inputs import Input, Rows
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current
from tongguan.vocabulary import Phrase, TongguanError

_SHAPES: Final = ("recipients", "mechanisms")
_MOST_WORDS: Final = 500
_DIGITS: Final = 6


@page(Right.EDIT)
def new(request: DeskRequest, shape: str = "exports") -> HttpResponse:
    """Register an entry."""
    return _form(request, shape, None)


@page(Right.EDIT)
def edit(request: DeskRequest, entry: str, shape: str = "exports") -> HttpResponse:
    """Change an entry."""
    return _form(request, shape, entry)


@page(Right.EDIT)
def handler(request: DeskRequest) -> HttpResponse:
    """Change what is declared of the handler."""
    return _form(request, "handler", "handler")


@page(Right.EDIT)
def find(request: DeskRequest) -> HttpResponse:
    """Give the data items that are chosen and those that fit a search: a piece of the form."""
    found = items_of(dict(request.GET.lists()), in_use().catalogues, language())
    return draw(request, "exports/items.html", found, words)


@page(Right.EDIT)
def removal(request: DeskRequest, entry: str, shape: str = "exports") -> HttpResponse:
    """Ask whether an entry shall go, and take it out."""
    content = content_of(current())
    if (shape != "exports" and shape not in _SHAPES) or entry_in(content, shape, entry) is None:
        raise Http404
    why, problem, why_error = request.POST.get("why", "").strip()[:_MOST_WORDS], "", ""
    if request.method == "POST":
        if why:
            desk = request.desk
            try:
                kept = remove(
                    desk.organisation, shape, entry, why=why, by=desk.user, on=desk.today, language=language()
                )
            except TongguanError as error:
                problem = sentence_of(error)
            else:
                messages.success(request, say(words.REMOVED, number=kept.number))
                return to(request, "exports:show" if shape == "exports" else "exports:parties")
        else:
            why_error = say(words.WHY_MISSING)
    called = named_in(content)[shape][entry]
    after = named_in(without_entry(content, shape, entry))["mechanisms"]
    also = tuple(each for each in named_in(content)["mechanisms"] if each not in after and each != entry)
    return draw(
        request,
        "exports/removal.html",
        {"also": also, "problem": problem, "why": why, "why_error": why_error, "shape": shape, "name": entry},
        words,
        status=422 if problem or why_error else 200,
        title=Phrase(*(words.REMOVE_TITLE.in_language(each).format(name=called) for each in ("zh", "en"))),
        lead=words.REMOVE_LEAD,
    )


@page(Right.EDIT)
def restored(request: DeskRequest, number: int) -> HttpResponse:
    """Make an earlier version the current one again."""
    version = get_object_or_404(Version.objects, number=number)
    if request.method == "POST":
        try:
            why = say(words.RESTORE_WHY, number=number)
            kept = restore(request.desk.organisation, version, why=why, by=request.desk.user)
        except TongguanError as error:
            messages.error(request, sentence_of(error))
        else:
            messages.success(request, say(words.RESTORED, old=number, number=kept.number))
    return to(request, "exports:versions")


def _form(request: DeskRequest, shape: str, name: str | None) -> HttpResponse:
    version = current()
    content = content_of(version)
    entry = entry_in(content, shape, name) if name is not None else {}
    if entry is None or (shape not in {"exports", "handler"} and shape not in _SHAPES):
        raise Http404
    if version is None and shape != "exports":
        return to(request, "exports:new")
    fields = asked_for(shape, with_handler=version is None)
    opened = _number(request.POST.get("opened", "")) if request.method == "POST" else version.number if version else 0
    typed: Typed = (
        dict(request.POST.lists())
        if request.method == "POST"
        else typed_in(fields, entry, language(), in_use().catalogues)
    )
    outcome, why = Outcome(), request.POST.get("why", "").strip()[:_MOST_WORDS]
    act = request.POST.get("act", "save")
    if request.method == "POST" and act == "save":
        outcome = save(request.desk, content, shape, name, fields, typed, why=why, opened=opened)
        if outcome.version is not None:
            return _saved(request, shape, outcome.name, outcome.version, version)
    value = _page(shape, name, fields, typed, content, outcome, why, opened, act)
    refused = request.method == "POST" and act == "save"
    return draw(
        request,
        "exports/entry.html",
        value,
        words,
        status=422 if refused else 200,
        title=words.NEW_TITLES[shape] if name is None else words.EDIT_TITLES[shape],
        lead=words.NEW_EXPORT_LEAD,
    )


def _saved(request: DeskRequest, shape: str, name: str, kept: Version, before: Version | None) -> HttpResponse:
    if before is not None and kept.pk == before.pk:
        messages.info(request, say(words.UNCHANGED))
    else:
        messages.success(request, say(words.SAVED, number=kept.number))
    if shape == "exports":
        return to(request, "exports:export", entry=name)
    return to(request, "exports:parties")


def _page(
    shape: str,
    name: str | None,
    fields: Sequence[Input | Rows],
    typed: Typed,
    content: Content,
    outcome: Outcome,
    why: str,
    opened: int,
    act: str,
) -> FormPage:
    catalogues, spoken = in_use().catalogues, language()
    extra = act.partition(":")[2] if act.startswith("row:") else ""
    groups = groups_of(shape, fields, typed, outcome.errors, named_in(content), spoken, extra_rows=extra)
    return FormPage(
        shape,
        name,
        opened,
        groups,
        items_of(typed, catalogues, spoken) if shape == "exports" else None,
        why,
        outcome.why_error,
        len(outcome.errors) + bool(outcome.why_error),
        outcome.problem,
        lists_of(fields, catalogues, spoken),
        outcome.errors.get("id", ""),
        "".join(typed.get("id", ())),
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0
