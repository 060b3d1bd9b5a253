"""What people fill in on the pages about people."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password

from tongguan.office.accounts import words
from tongguan.office.accounts.models import User
from tongguan.office.accounts.rights import ROLES, Role
from tongguan.office.desk.speaking import said


class InviteForm(forms.Form):
    """Whom to invite, as what."""

    email = forms.EmailField(label=said(words.EMAIL))
    role = forms.ChoiceField(
        label=said(words.ROLE), choices=[(role.value, said(ROLES[role])) for role in Role], initial=Role.VIEWER.value
    )


class OpenForm(forms.Form):
    """The name of a new organisation."""

    name = forms.CharField(label=said(words.OPEN_NAME), max_length=200)
    slug = forms.SlugField(
        label=said(words.OPEN_SLUG), max_length=50, required=False, help_text=said(words.OPEN_SLUG_HELP)
    )


class RoleForm(forms.Form):
    """A member's new role."""

    role = forms.ChoiceField(choices=[(role.value, said(ROLES[role])) for role in Role])


class AcceptForm(forms.Form):
    """Who joins: a name and a password."""

    name = forms.CharField(label=said(words.NAME), max_length=120)
    password = forms.CharField(
        label=said(words.PASSWORD), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(
        label=said(words.PASSWORD_AGAIN), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, email: str = "", **kwargs: Any) -> None:  # noqa: ANN401 -- as Django declares it
        super().__init__(*args, **kwargs)
        self._email = email

    def clean(self) -> dict[str, Any]:
        """Check the password by the rules of the house, and that it was typed the same twice."""
        given = self.cleaned_data
        password = given.get("password")
        if password:
            try:
                validate_password(password, User(email=self._email, name=given.get("name", "")))
            except forms.ValidationError as refused:
                self.add_error("password", refused)
            if given.get("again") and given["again"] != password:
                self.add_error("again", str(said(words.PASSWORDS_DIFFER)))
        return given
