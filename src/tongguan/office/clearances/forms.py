"""What people fill in to issue, to revoke, to stop."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms

from tongguan.office.clearances import words
from tongguan.office.clearances.issue_page import RecipientChoice
from tongguan.office.desk.speaking import said, say
from tongguan.vocabulary import Phrase

_MOST_PEOPLE: Final = 10_000_000_000
_MOST_PERCENT: Final = 100
_TERMS: Final = (("ceiling", words.CEILING), ("allotment", words.ALLOTMENT), ("counted", words.COUNTED_BEFORE))


class ReasonForm(forms.Form):
    """Why something is taken back."""

    why = forms.CharField(label=said(words.REASON), max_length=500)


class IssuerForm(forms.Form):
    """What the issuer is called in every clearance."""

    name = forms.CharField(label=said(words.ISSUER_NAME), max_length=200, help_text=said(words.ISSUER_NAME_HELP))


class IssueForm(forms.Form):
    """For which gate and recipients, for how long, for how many people."""

    ledger = forms.CharField(label=said(words.LEDGER), max_length=200, help_text=said(words.LEDGER_HELP))
    first = forms.DateField(label=said(words.FIRST), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    last = forms.DateField(
        label=said(words.LAST),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=said(words.LAST_HELP),
    )
    warn_at = forms.CharField(
        label=said(words.WARN_AT), max_length=60, initial="80,90,95", help_text=said(words.WARN_AT_HELP)
    )
    why = forms.CharField(label=said(words.NOTE), max_length=500, required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        recipients: Sequence[RecipientChoice] = (),
        counters: Sequence[tuple[str, Phrase]] = (),
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.counters = tuple(counters)
        self.choices = tuple(recipients)
        self.fields["recipients"] = forms.MultipleChoiceField(
            label=say(words.RECIPIENTS),
            choices=[(each.id, each.name) for each in recipients],
            error_messages={"required": say(words.RECIPIENT_NEEDED)},
        )
        for place, (_, called) in enumerate(counters):
            for term, phrase in _TERMS:
                field = forms.IntegerField(
                    label=f"{say(called)} · {say(phrase)}", required=False, min_value=0, max_value=_MOST_PEOPLE
                )
                if term == "ceiling":
                    field.widget.attrs["placeholder"] = say(words.NO_LIMIT)
                self.fields[f"{term}_{place}"] = field

    def clean_warn_at(self) -> tuple[int, ...]:
        """Read percentages, in rising order."""
        parts = [part.strip() for part in self.cleaned_data["warn_at"].replace("，", ",").split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() and 1 <= int(part) <= _MOST_PERCENT for part in parts):
            raise forms.ValidationError(say(words.WARN_AT_WRONG))
        return tuple(sorted({int(part) for part in parts}))

    def clean_last(self) -> date | None:
        """Refuse an end before the beginning."""
        last: date | None = self.cleaned_data.get("last")
        first: date | None = self.cleaned_data.get("first")
        if last and first and last < first:
            raise forms.ValidationError(say(words.LAST_BEFORE_FIRST))
        return last

    def numbers(self, term: str) -> dict[str, int]:
        """Give the numbers that were filled in, by counter."""
        found = {name: self.cleaned_data.get(f"{term}_{place}") for place, (name, _) in enumerate(self.counters)}
        return {name: number for name, number in found.items() if number is not None}

    def field_of(self, term: str | None, message: str) -> str | None:
        """Give the field that an error about a term is told beside: that of the counter it names."""
        plain = {"from": "first", "until": "last"}.get(term or "")
        if plain is not None:
            return plain
        for place, (name, _) in enumerate(self.counters):
            if f"`{name}`" in message:
                return f"{term if term in {'ceiling', 'counted'} else 'allotment'}_{place}"
        return None

    def rows(self) -> list[tuple[str, Phrase, list[forms.BoundField]]]:
        """Give the fields of each counter, to be drawn in a table."""
        return [
            (name, called, [self[f"{term}_{place}"] for term, _ in _TERMS])
            for place, (name, called) in enumerate(self.counters)
        ]

    def plain_fields(self) -> list[forms.BoundField]:
        """Give the other fields."""
        return [self[name] for name in ("ledger", "first", "last", "warn_at", "why")]

    def chosen(self) -> list[tuple[RecipientChoice, bool]]:
        """Give the recipients, with what is ticked."""
        ticked = set(self["recipients"].value() or ())
        return [(each, each.id in ticked) for each in self.choices]


class StopForm(forms.Form):
    """An order of an authority to stop."""

    order = forms.CharField(label=said(words.ORDER), max_length=200, help_text=said(words.ORDER_HELP))
    authority = forms.CharField(label=said(words.AUTHORITY), max_length=200, required=False)
    cites = forms.CharField(label=said(words.CITES), max_length=300, help_text=said(words.CITES_HELP))
    exports = forms.MultipleChoiceField(
        label=said(words.STOP_EXPORTS), required=False, help_text=said(words.STOP_EXPORTS_HELP)
    )
    recipients = forms.MultipleChoiceField(label=said(words.STOP_RECIPIENTS), required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        exports: Mapping[str, str],
        recipients: Mapping[str, str],
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.offered = {"exports": exports, "recipients": recipients}
        for name, known in self.offered.items():
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = list(known.items())

    def boxes(self) -> list[tuple[forms.BoundField, list[tuple[str, str, bool]]]]:
        """Give what can be ticked, with what is."""
        return [
            (self[name], [(code, called, code in set(self[name].value() or ())) for code, called in known.items()])
            for name, known in self.offered.items()
        ]

    def provisions(self) -> tuple[str, ...]:
        """Give the provisions that were named."""
        parts = self.cleaned_data["cites"].replace("，", ",").split(",")
        return tuple(each.strip() for each in parts if each.strip())
