"""The pages of what was issued."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import timezone

from tongguan.clearance.errors import UnknownClearanceError
from tongguan.office.accounts.rights import Right
from tongguan.office.clearances import issuing, words
from tongguan.office.clearances.forms import IssuerForm, ReasonForm
from tongguan.office.clearances.page import ClearancesPage, clearances_page, one_page
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of, tell_beside
from tongguan.office.desk.speaking import language, say
from tongguan.office.issuer.folder import IssuerFolder
from tongguan.office.issuer.looking import journal_of
from tongguan.office.issuer.of_organisation import folder_of
from tongguan.vocabulary import Phrase, TongguanError

_DIGITS = 6


@page(Right.VIEW)
def show(request: DeskRequest) -> HttpResponse:
    """List what was issued."""
    asked = request.GET.get("page", "")
    leaf = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _DIGITS else 1
    return _listed(request, IssuerForm(initial={"name": request.desk.organisation.name}), leaf=leaf)


@page(Right.GOVERN)
def open_one(request: DeskRequest) -> HttpResponse:
    """Make the issuer's first key."""
    if request.method != "POST":
        return to(request, "clearances:show")
    form = IssuerForm(request.POST)
    if form.is_valid():
        try:
            issuing.open_issuer(request.desk.organisation, form.cleaned_data["name"], by=request.desk.user)
        except TongguanError as error:
            tell_beside(form, error)
        else:
            messages.success(request, say(words.OPENED))
            return to(request, "clearances:show")
    return _listed(request, form, status=422)


@page(Right.VIEW)
def keys(request: DeskRequest) -> HttpResponse:
    """Give the public keys, which gates are given."""
    folder = folder_of(request.desk.organisation)
    if not folder.exists():
        raise Http404
    return _file(folder.keys_file.read_bytes(), "keys.json")


@page(Right.VIEW)
def one(request: DeskRequest, clearance: str) -> HttpResponse:
    """Show one as it stands now."""
    return _shown(request, clearance, ReasonForm())


@page(Right.VIEW)
def download(request: DeskRequest, clearance: str) -> HttpResponse:
    """Give the signed file."""
    return _file(_issued(request, clearance).clearance_file(clearance).read_bytes(), f"{clearance}.json")


@page(Right.OPERATE)
def revoke(request: DeskRequest, clearance: str) -> HttpResponse:
    """Revoke one for good."""
    _issued(request, clearance)
    if request.method != "POST":
        return to(request, "clearances:one", clearance=clearance)
    form = ReasonForm(request.POST)
    if form.is_valid():
        try:
            feed = issuing.revoke(
                request.desk.organisation, clearance, why=form.cleaned_data["why"], by=request.desk.user
            )
        except TongguanError as error:
            tell_beside(form, error)
        else:
            messages.success(request, say(words.REVOKED, name=clearance, number=feed.sequence))
            return to(request, "clearances:one", clearance=clearance)
    return _shown(request, clearance, form, status=422)


def _listed(request: DeskRequest, form: IssuerForm, *, leaf: int = 1, status: int = 200) -> HttpResponse:
    desk = request.desk
    try:
        value = clearances_page(folder_of(desk.organisation), timezone.now(), leaf)
    except TongguanError as error:
        messages.error(request, sentence_of(error))
        return draw(request, "clearances/clearances.html", ClearancesPage(None), words, status=500, broken=True)
    return draw(
        request,
        "clearances/clearances.html",
        value,
        words,
        status=status,
        form=form,
        may_operate=desk.may(Right.OPERATE),
        may_govern=desk.may(Right.GOVERN),
    )


def _shown(request: DeskRequest, name: str, form: ReasonForm, *, status: int = 200) -> HttpResponse:
    folder = _issued(request, name)
    value = one_page(folder, name, request.desk.organisation.pk, timezone.now(), language())
    problem = value.problem
    return draw(
        request,
        "clearances/one.html",
        value,
        words,
        status=status,
        form=form,
        problem=sentence_of(problem) if problem else "",
        title=Phrase(name, name),
        lead=Phrase(value.clearance.export.title, value.clearance.export.title),
        may_operate=request.desk.may(Right.OPERATE),
    )


def _issued(request: DeskRequest, name: str) -> IssuerFolder:
    """Give the folder in which a clearance was issued.

    Raises:
        Http404: It was not issued here.
    """
    folder = folder_of(request.desk.organisation)
    try:
        journal_of(folder).find(name)
    except UnknownClearanceError as error:
        raise Http404 from error
    return folder


def _file(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
