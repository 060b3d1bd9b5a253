"""What people fill in about gates."""

from django import forms

from tongguan.office.desk.speaking import said, say
from tongguan.office.gates import words
from tongguan.office.gates.models import Gate

_MOST_TOKEN = 4096


def _token() -> forms.CharField:
    return forms.CharField(
        label=said(words.TOKEN),
        max_length=_MOST_TOKEN,
        help_text=said(words.TOKEN_HELP),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocomplete": "off"}),
    )


class TokenForm(forms.Form):
    """Another token for a gate."""

    token = _token()


class RegisterForm(forms.Form):
    """A gate: what it is called, where it is, and how it knows the office."""

    name = forms.CharField(label=said(words.NAME), max_length=80)
    address = forms.CharField(label=said(words.ADDRESS), max_length=200, help_text=said(words.ADDRESS_HELP))
    token = _token()

    def clean_name(self) -> str:
        """Refuse a name that another gate has."""
        name: str = self.cleaned_data["name"]
        if Gate.objects.filter(name=name, removed_at=None).exists():
            raise forms.ValidationError(say(words.NAME_TAKEN))
        return name


class AddressForm(forms.Form):
    """Whose address it will be."""

    name = forms.CharField(label=said(words.ADDRESS_FOR), max_length=80)


class SettleForm(forms.Form):
    """Why a hold is released or rejected."""

    why = forms.CharField(label=said(words.REASON), max_length=500)
    clearance = forms.CharField(
        label=said(words.OTHER_CLEARANCE), max_length=200, required=False, help_text=said(words.OTHER_CLEARANCE_HELP)
    )
    act = forms.ChoiceField(choices=[("release", "release"), ("reject", "reject")], widget=forms.HiddenInput)
