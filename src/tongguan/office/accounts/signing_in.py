"""The forms of signing in: labels without placeholders that repeat them, and no promise of mail that is not sent."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from django import forms
from django.conf import settings


def _calm(form: forms.Form) -> None:
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
    if not settings.MAILER:
        form.fields["password"].help_text = ""


class SignInForm(LoginForm):  # type: ignore[misc]  # -- the library is not typed
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- as the library declares it
        super().__init__(*args, **kwargs)
        _calm(self)


class AgainForm(ReauthenticateForm):  # type: ignore[misc]  # -- the library is not typed
    """The password once more, before what protects the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- as the library declares it
        super().__init__(*args, **kwargs)
        _calm(self)
