"""How people sign in: by e-mail and password, with a second factor, or through an identity provider.

Providers are configured in ``sign-on.json`` of the data folder, a list of
``{"id": "company", "name": "Company", "server": "https://login.example", "client_id": "…", "secret": "…"}``.
"""

import json
from typing import Any, ClassVar, Final

from tongguan.office.place import Place
from tongguan.vocabulary import TongguanError

__all__ = [
    "ACCOUNT_ADAPTER",
    "ACCOUNT_EMAIL_VERIFICATION",
    "ACCOUNT_FORMS",
    "ACCOUNT_LOGIN_METHODS",
    "ACCOUNT_LOGOUT_ON_GET",
    "ACCOUNT_PREVENT_ENUMERATION",
    "ACCOUNT_RATE_LIMITS",
    "ACCOUNT_REAUTHENTICATION_TIMEOUT",
    "ACCOUNT_SESSION_REMEMBER",
    "ACCOUNT_SIGNUP_FIELDS",
    "ACCOUNT_USER_MODEL_USERNAME_FIELD",
    "AUTHENTICATION_BACKENDS",
    "LOGIN_REDIRECT_URL",
    "LOGIN_URL",
    "LOGOUT_REDIRECT_URL",
    "MFA_RECOVERY_CODES_SHOW_ONCE",
    "MFA_SUPPORTED_TYPES",
    "MFA_TOTP_ISSUER",
    "SOCIALACCOUNT_ADAPTER",
    "SOCIALACCOUNT_AUTO_SIGNUP",
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION",
    "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT",
    "SOCIALACCOUNT_LOGIN_ON_GET",
]

AUTHENTICATION_BACKENDS: Final = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL: Final = "account_login"
LOGIN_REDIRECT_URL: Final = "home"
LOGOUT_REDIRECT_URL: Final = "account_login"

ACCOUNT_ADAPTER: Final = "tongguan.office.accounts.joining.Accounts"
ACCOUNT_LOGIN_METHODS: Final = {"email"}
ACCOUNT_SIGNUP_FIELDS: Final = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD: Final = None
ACCOUNT_FORMS: Final = {
    "login": "tongguan.office.accounts.signing_in.SignInForm",
    "reauthenticate": "tongguan.office.accounts.signing_in.AgainForm",
}
# An invitation reached its person by its link; addresses are not asked to answer mail that may not be sent at all.
ACCOUNT_EMAIL_VERIFICATION: Final = "none"
ACCOUNT_PREVENT_ENUMERATION: Final = True
ACCOUNT_LOGOUT_ON_GET: Final = False
ACCOUNT_SESSION_REMEMBER: Final = True
ACCOUNT_REAUTHENTICATION_TIMEOUT: Final = 5 * 60
# Five wrong passwords of one account lock it for five minutes; thirty from one address a minute are refused.
ACCOUNT_RATE_LIMITS: Final = {"login": "60/m/ip", "login_failed": "30/m/ip,5/5m/key"}

MFA_SUPPORTED_TYPES: Final = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER: Final = "通关 tongguan"
MFA_RECOVERY_CODES_SHOW_ONCE: Final = False

SOCIALACCOUNT_ADAPTER: Final = "tongguan.office.accounts.joining.SignOn"
SOCIALACCOUNT_AUTO_SIGNUP: Final = True
SOCIALACCOUNT_LOGIN_ON_GET: Final = False
# The provider has checked the address: whoever holds it there is the person whom we know by it.
SOCIALACCOUNT_EMAIL_AUTHENTICATION: Final = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT: Final = True

_NEEDED: Final = ("id", "name", "server", "client_id", "secret")


class BadSignOnError(TongguanError):
    """The file of identity providers cannot be used."""

    code: ClassVar[str] = "office/sign-on-not-read"


def providers_of(place: Place) -> list[dict[str, Any]]:
    """Read the identity providers; an office without the file has none.

    Raises:
        BadSignOnError: The file is not such a list. Its content is not repeated: it holds secrets.
    """
    try:
        text = place.sign_on.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    try:
        given = json.loads(text)
    except ValueError:
        given = None
    if not isinstance(given, list) or not all(_complete(each) for each in given):
        raise BadSignOnError(
            "`sign-on.json` is not a list of identity providers",
            help=f"each has {', '.join(f'`{name}`' for name in _NEEDED)}, all of them text",
            source=str(place.sign_on),
        )
    return [
        {
            "provider_id": each["id"],
            "name": each["name"],
            "client_id": each["client_id"],
            "secret": each["secret"],
            "settings": {"server_url": each["server"]},
        }
        for each in given
    ]


def _complete(given: object) -> bool:
    return isinstance(given, dict) and all(isinstance(given.get(name), str) and given[name] for name in _NEEDED)
