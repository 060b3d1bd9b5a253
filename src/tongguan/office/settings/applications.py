"""Which applications the office is made of, and what every request passes through."""

from typing import Final

__all__ = ["INSTALLED_APPS", "MIDDLEWARE"]

OURS: Final = (
    "tongguan.office.desk",
    "tongguan.office.accounts",
    "tongguan.office.journal",
    "tongguan.office.today",
    "tongguan.office.catalogues",
    "tongguan.office.exports",
    "tongguan.office.determinations",
    "tongguan.office.lawdesk",
    "tongguan.office.censuses",
    "tongguan.office.gates",
    "tongguan.office.clearances",
    "tongguan.office.apikeys",
    "tongguan.office.webhooks",
)
"""One application a noun. One that sets ``address`` in its ``DeskApp`` is found by the addresses and the sidebar."""

INSTALLED_APPS: Final = [
    *OURS,  # first, so that our templates are found before those of the libraries
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
]

MIDDLEWARE: Final = [
    "tongguan.office.desk.access_log.AccessLog",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tongguan.office.desk.headers.QuietHeaders",
    "tongguan.office.api.answering.ProblemsForPrograms",
]
