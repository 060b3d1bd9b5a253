"""The pages of what was proposed and approved."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from tongguan.decision.assessment import NoLawError
from tongguan.office.accounts.rights import Right
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of
from tongguan.office.desk.speaking import language, say
from tongguan.office.determinations import words
from tongguan.office.determinations.approval_page import approvals_page, frozen_page
from tongguan.office.determinations.approving import approve, decline, propose, withdraw
from tongguan.office.determinations.asking import Ask, read_ask
from tongguan.office.determinations.deciding import at_once
from tongguan.office.determinations.models import Determination
from tongguan.office.determinations.replaying import replay
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import lawbook
from tongguan.vocabulary import Phrase, TongguanError

_MOST_WORDS = 500


@page(Right.VIEW)
def approvals(request: DeskRequest) -> HttpResponse:
    """List what was proposed."""
    return draw(
        request,
        "determinations/approvals.html",
        approvals_page(),
        words,
        title=words.APPROVED,
        lead=words.APPROVED_LEAD,
    )


@page(Right.EDIT)
def proposed(request: DeskRequest) -> HttpResponse:
    """Freeze the determination that the person saw; where that takes long, tell how far it is until it can be done."""
    if request.method != "POST":
        return to(request, "determinations:show")
    number = request.POST.get("version", "")
    version = get_object_or_404(Version.objects, number=int(number) if number.isascii() and number.isdigit() else 0)
    ask = read_ask(request.GET.dict(), request.desk.today, lawbook()).ask
    why = request.POST.get("why", "").strip()[:_MOST_WORDS]
    seconds = at_once(version, Ask(ask.on, ask.known_on))
    if seconds is not None:
        return _waiting(request, version.number, why, seconds)
    try:
        made = propose(request.desk.organisation, version, ask, why=why, by=request.desk.user)
    except NoLawError as error:
        messages.error(request, sentence_of(error))
        return to(request, "determinations:show")
    messages.success(request, say(words.PROPOSED_DONE, number=made.number))
    done = to(request, "determinations:frozen", number=made.number)
    return HttpResponse(headers={"HX-Redirect": done["Location"]}) if _by_htmx(request) else done


def _waiting(request: DeskRequest, version: int, why: str, seconds: int) -> HttpResponse:
    """Draw what sends the proposal again by itself until it is decided; without a script there is a button."""
    template = "determinations/proposing_piece.html" if _by_htmx(request) else "determinations/proposing.html"
    return draw(
        request,
        template,
        {"version": version, "why": why, "seconds": seconds, "address": request.get_full_path()},
        words,
        title=words.PROPOSE,
        lead=words.WAITING_LEAD,
    )


def _by_htmx(request: DeskRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


@page(Right.VIEW)
def frozen(request: DeskRequest, number: int) -> HttpResponse:
    """Show one as it was frozen; asked to, decide it again beside that."""
    made = _made(number)
    again = replay(made, language()) if "again" in request.GET else None
    return draw(
        request,
        "determinations/frozen.html",
        frozen_page(made, request.desk.user, language(), request.GET.get("export")),
        words,
        title=Phrase(*(words.FROZEN_TITLE.in_language(each).format(number=number) for each in ("zh", "en"))),
        lead=words.FROZEN_LEAD,
        replay=again,
        failed=sentence_of(again.failed) if again and again.failed else "",
        may_approve=request.desk.may(Right.APPROVE),
    )


@page(Right.VIEW)
def download(request: DeskRequest, number: int) -> HttpResponse:  # noqa: ARG001 -- Django hands it over
    """Give all that is frozen."""
    made = _made(number)
    answer = JsonResponse(
        {**made.frozen, "digest": made.digest}, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    answer["Content-Disposition"] = f'attachment; filename="determination-{made.number}.json"'
    return answer


@page(Right.APPROVE)
def decide(request: DeskRequest, number: int) -> HttpResponse:
    """Approve or decline what somebody else proposed."""
    made = _made(number)
    if request.method != "POST":
        return to(request, "determinations:frozen", number=number)
    note = request.POST.get("note", "").strip()[:_MOST_WORDS]
    declining = request.POST.get("act") == "decline"
    if declining and not note:
        messages.error(request, say(words.NOTE_NEEDED))
        return to(request, "determinations:frozen", number=number)
    try:
        (decline if declining else approve)(request.desk.organisation, made, note=note, by=request.desk.user)
    except TongguanError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, say(words.DID["declined" if declining else "approved"], number=number))
    return to(request, "determinations:frozen", number=number)


@page(Right.EDIT)
def withdrawn(request: DeskRequest, number: int) -> HttpResponse:
    """Take one's own proposal back."""
    made = get_object_or_404(Determination.objects, number=number)
    if request.method == "POST" and made.proposed_by_id == request.desk.user.pk:
        try:
            withdraw(request.desk.organisation, made, note="", by=request.desk.user)
        except TongguanError as error:
            messages.error(request, sentence_of(error))
        else:
            messages.success(request, say(words.DID["withdrawn"], number=number))
    return to(request, "determinations:frozen", number=number)


def _made(number: int) -> Determination:
    return get_object_or_404(
        Determination.objects.select_related("proposed_by", "decided_by", "version"), number=number
    )
