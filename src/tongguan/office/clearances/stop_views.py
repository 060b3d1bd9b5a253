"""The pages of orders to stop."""

from django.contrib import messages
from django.http import Http404, HttpResponse

from tongguan.clearance.errors import UnknownClearanceError
from tongguan.office.accounts.rights import Right
from tongguan.office.clearances import issuing, words
from tongguan.office.clearances.forms import ReasonForm, StopForm
from tongguan.office.clearances.page import declared, titles_of
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import tell_beside
from tongguan.office.desk.speaking import say
from tongguan.office.issuer.acts import DEFAULT_CITE
from tongguan.office.issuer.looking import journal_of
from tongguan.office.issuer.of_organisation import folder_of
from tongguan.vocabulary import TongguanError


@page(Right.OPERATE)
def stop(request: DeskRequest) -> HttpResponse:
    """Enter an order."""
    folder = folder_of(request.desk.organisation)
    if not folder.exists():
        messages.info(request, say(words.NO_ISSUER_YET))
        return to(request, "clearances:show")
    journal, declaration = journal_of(folder), declared()
    titles = titles_of(declaration)
    exports = {each.export: titles.get(each.export, each.export) for each in journal.issued}
    recipients = {name: name for each in journal.issued for name in each.recipients}
    if not exports:
        messages.info(request, say(words.NOTHING_TO_STOP))
        return to(request, "clearances:show")
    form = StopForm(
        request.POST if request.method == "POST" else None,
        exports=exports,
        recipients=recipients,
        initial={"cites": DEFAULT_CITE},
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            entered = issuing.stop(
                request.desk.organisation,
                handler=journal.issued[-1].handler,
                order=given["order"],
                authority=given["authority"],
                exports=given["exports"],
                recipients=given["recipients"],
                cites=form.provisions(),
                by=request.desk.user,
            )
        except TongguanError as error:
            tell_beside(form, error, field="cites")
        else:
            messages.success(request, say(words.STOPPED, name=entered.id))
            return to(request, "clearances:show")
    status = 422 if form.is_bound else 200
    return draw(
        request, "clearances/stop.html", None, words, status=status, form=form, title=words.STOP, lead=words.STOP_LEAD
    )


@page(Right.OPERATE)
def lift(request: DeskRequest, order: str) -> HttpResponse:
    """Lift an order, with a reason."""
    journal = journal_of(folder_of(request.desk.organisation))
    found = next((each for each in journal.standing_stops if each.id == order), None)
    if found is None:
        raise Http404
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            issuing.lift(request.desk.organisation, order, why=form.cleaned_data["why"], by=request.desk.user)
        except UnknownClearanceError as error:
            raise Http404 from error
        messages.success(request, say(words.LIFTED, name=order))
        return to(request, "clearances:show")
    return draw(
        request,
        "clearances/lift.html",
        found,
        words,
        status=422 if form.is_bound else 200,
        form=form,
        title=words.LIFT,
        lead=words.LIFT_LEAD,
    )
