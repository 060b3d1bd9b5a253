"""The pages on which a clearance is issued."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404

from tongguan.clearance import Clearance
from tongguan.decision.assessment import Assessment
from tongguan.decision.clearing import Cleared
from tongguan.office.accounts.rights import Right
from tongguan.office.clearances import issuing, words
from tongguan.office.clearances.basis import cleared_by, export_in
from tongguan.office.clearances.forms import IssueForm
from tongguan.office.clearances.issue_page import RecipientChoice, choose_page, issue_page, recipients_of
from tongguan.office.clearances.issuing import Asked
from tongguan.office.desk.pages import DeskRequest, draw, page, to
from tongguan.office.desk.problems import sentence_of
from tongguan.office.desk.speaking import language, say
from tongguan.office.determinations.models import Determination
from tongguan.office.gates.counters import called
from tongguan.office.issuer.looking import journal_of
from tongguan.office.issuer.of_organisation import folder_of
from tongguan.vocabulary import Phrase, TongguanError

_DIGITS = 6
DEFAULT_LEDGER = "gate"


@page(Right.OPERATE)
def choose(request: DeskRequest) -> HttpResponse:
    """Choose the export, from a determination that was approved."""
    value = choose_page(
        _whole(request.GET.get("determination", "")),
        request.desk.today,
        language(),
        _whole(request.GET.get("page", "")) or 1,
    )
    return draw(
        request,
        "clearances/choose.html",
        value,
        words,
        title=words.ISSUE,
        lead=words.CHOOSE_LEAD,
        ready=folder_of(request.desk.organisation).exists(),
    )


@page(Right.OPERATE)
def issue(request: DeskRequest, number: int, export: str) -> HttpResponse:
    """Show what would be signed, and sign it."""
    made = get_object_or_404(
        Determination.objects.select_related("proposed_by", "decided_by"), number=number, state="approved"
    )
    answer = export_in(made, export, language())
    if answer is None:
        raise Http404
    if not folder_of(request.desk.organisation).exists():
        messages.info(request, say(words.NO_ISSUER_YET))
        return to(request, "clearances:show")
    names = {
        each["id"]: str(each.get("name") or each["id"])
        for each in made.frozen["declaration"]["facts"].get("recipients") or ()
    }
    return _Issuing(request, made, answer, recipients_of(answer, names)).answer()


class _Issuing:
    """One look at the form, or one act on it."""

    def __init__(
        self,
        request: DeskRequest,
        made: Determination,
        answer: Mapping[str, Any],
        recipients: tuple[RecipientChoice, ...],
    ) -> None:
        self._request, self._made, self._answer, self._recipients = request, made, answer, recipients
        self._posted = request.POST if request.method == "POST" else None
        self._organisation = request.desk.organisation
        self._first = max(request.desk.today, made.on)

    def answer(self) -> HttpResponse:
        """Give the page, or issue and go on."""
        chosen = self._chosen()
        try:
            found = cleared_by(
                self._made,
                self._answer["id"],
                chosen or None,
                self._request.desk.today,
                proved=self._given("act") == "issue",
            )
        except TongguanError as error:
            status = 422 if self._given("act") == "issue" else 200
            return self._drawn(self._form(None, None), None, None, refused=error, status=status)
        if self._given("act") != "issue":
            ledger = self._given("ledger").strip() or DEFAULT_LEDGER
            return self._proposed(found, chosen, ledger)
        return self._issued(found)

    def _proposed(self, found: tuple[Cleared, Assessment], chosen: list[str], ledger: str) -> HttpResponse:
        asked = Asked(ledger, self._first, self._day("last"))
        draft, refused = self._draft(found, asked)
        form = self._form(found[0], draft, ledger=ledger, recipients=chosen, last=asked.last)
        return self._drawn(form, found[0], draft, open_to=refused)

    def _issued(self, found: tuple[Cleared, Assessment]) -> HttpResponse:
        form = IssueForm(self._posted, recipients=self._recipients, counters=_counters(found[0]))
        if not form.is_valid():
            return self._drawn(form, found[0], None, status=422)
        given = form.cleaned_data
        asked = Asked(given["ledger"], given["first"], given["last"], warn_at=given["warn_at"])
        draft, _ = self._draft(found, asked)
        computed = {limit.name: limit.limits[0].ceiling for limit in draft.counters if limit.limits} if draft else {}
        asked = replace(
            asked,
            # what is as it was computed comes from the law or the mechanism, not from the person
            ceilings={name: people for name, people in form.numbers("ceiling").items() if computed.get(name) != people},
            allotments=form.numbers("allotment"),
            counted=form.numbers("counted"),
        )
        try:
            write = issuing.writing(self._organisation, self._made, found, asked)
            made = issuing.issue(self._organisation, self._made, write, why=given["why"], by=self._request.desk.user)
        except TongguanError as error:
            form.add_error(form.field_of(error.field, error.message), sentence_of(error))
            return self._drawn(form, found[0], draft, status=422)
        messages.success(self._request, say(words.ISSUED, name=made.id))
        return to(self._request, "clearances:one", clearance=made.id)

    def _draft(self, found: tuple[Cleared, Assessment], asked: Asked) -> tuple[Clearance | None, TongguanError | None]:
        """Write what would be signed, without signing it; or tell why nothing can be computed."""
        try:
            write = issuing.writing(self._organisation, self._made, found, asked)
            return write(journal_of(folder_of(self._organisation))), None
        except TongguanError as error:
            return None, error

    def _form(self, found: Cleared | None, draft: Clearance | None, **given: Any) -> IssueForm:  # noqa: ANN401 -- initial values
        initial: dict[str, Any] = {
            "ledger": DEFAULT_LEDGER,
            "first": self._first,
            "recipients": self._chosen(),
            **{name: value for name, value in given.items() if value},
        }
        counters = _counters(found) if found else ()
        if draft is not None:
            initial.setdefault("last", draft.valid_until)
            for place, (name, _) in enumerate(counters):
                counter = draft.counter(name)
                if counter is not None and counter.limits:
                    limit = counter.limits[0]
                    initial[f"ceiling_{place}"], initial[f"allotment_{place}"] = limit.ceiling, limit.allotment
                    initial[f"counted_{place}"] = limit.counted_before
        return IssueForm(recipients=self._recipients, counters=counters, initial=initial)

    def _chosen(self) -> list[str]:
        if self._posted is not None:
            known = {each.id for each in self._recipients}
            return [each for each in self._posted.getlist("recipients") if each in known]
        return [each.id for each in self._recipients if each.cleared]

    def _given(self, name: str) -> str:
        return str(self._posted.get(name, "")) if self._posted is not None else ""

    def _day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(self._given(name))
        except ValueError:
            return None

    def _drawn(
        self,
        form: IssueForm,
        found: Cleared | None,
        draft: Clearance | None,
        *,
        refused: TongguanError | None = None,
        open_to: TongguanError | None = None,
        status: int = 200,
    ) -> HttpResponse:
        value = issue_page(self._made, self._answer, found, draft, refused, language())
        told = refused or open_to
        return draw(
            self._request,
            "clearances/issue.html",
            value,
            words,
            status=status,
            form=form,
            told=sentence_of(told) if told else "",
            title=words.ISSUE,
            lead=Phrase(value.title, value.title),
        )


def _counters(found: Cleared) -> tuple[tuple[str, Phrase], ...]:
    return tuple((name, called(name)) for name in found.counters)


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None
