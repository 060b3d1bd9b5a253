"""What people fill in to add an endpoint."""

from django import forms

from tongguan.office.desk.speaking import said
from tongguan.office.webhooks import words
from tongguan.office.webhooks.events import EVENTS


class EndpointForm(forms.Form):
    """Where messages go, and of what."""

    address = forms.CharField(
        label=said(words.ADDRESS),
        max_length=500,
        help_text=said(words.ADDRESS_HELP),
        widget=forms.URLInput(attrs={"inputmode": "url", "spellcheck": "false"}),
    )
    events = forms.MultipleChoiceField(
        label=said(words.EVENTS),
        choices=[(code, said(says)) for code, says in EVENTS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
