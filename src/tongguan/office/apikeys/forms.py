"""What people fill in to make a key."""

from django import forms

from tongguan.office.apikeys import words
from tongguan.office.apikeys.scopes import SCOPES
from tongguan.office.desk.speaking import said


class KeyForm(forms.Form):
    """What a key is for, what it may do, and how long it lasts."""

    name = forms.CharField(label=said(words.NAME), max_length=80, help_text=said(words.NAME_HELP))
    scopes = forms.MultipleChoiceField(
        label=said(words.SCOPES),
        choices=[(code, said(says)) for code, says in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.ChoiceField(
        label=said(words.DAYS), choices=[(days, said(says)) for days, says in words.LASTS.items()], initial="90"
    )
