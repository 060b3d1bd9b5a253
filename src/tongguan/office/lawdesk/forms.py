"""What people fill in to bring a catalogue in, or to take it back."""

from django import forms

from tongguan.office.desk.speaking import said
from tongguan.office.exports.forms import BringForm
from tongguan.office.lawdesk import words


class CatalogueForm(BringForm):
    """A catalogue, as a file or as text, and why it is brought in."""

    file = forms.FileField(label=said(words.FILE), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=said(words.TEXT),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
    )
    why = forms.CharField(label=said(words.WHY), max_length=500, help_text=said(words.WHY_HELP))


class WithdrawForm(forms.Form):
    """Why a catalogue is taken back."""

    why = forms.CharField(label=said(words.WITHDRAW_WHY), max_length=500)
