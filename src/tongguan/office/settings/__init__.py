"""The settings Django reads: everything that depends on the machine comes from the data folder or the environment.

No secret stands here. ``TONGGUAN_DATA`` names the data folder, ``TONGGUAN_DATABASE`` a PostgreSQL database,
``TONGGUAN_ORIGIN`` the address people type, such as ``https://office.example``.
"""

import os

from tongguan.office.place import Place
from tongguan.office.settings.applications import *  # noqa: F403 -- as below
from tongguan.office.settings.databases import database_of
from tongguan.office.settings.origin import Origin
from tongguan.office.settings.protecting import *  # noqa: F403 -- Django reads settings as names of this module
from tongguan.office.settings.sign_on import *  # noqa: F403 -- as above
from tongguan.office.settings.sign_on import providers_of

PLACE = Place.of_environment(os.environ)
ORIGIN = Origin.of_environment(os.environ)

SECRET_KEY = PLACE.secret_key()
DEBUG = False
ROOT_URLCONF = "tongguan.office.urls"
WSGI_APPLICATION = "tongguan.office.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

DATABASES = {"default": database_of(PLACE, os.environ.get("TONGGUAN_DATABASE", ""))}
CACHES = {
    # Failed sign-ins are counted here: they outlive a restart, and several workers count together.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "office_cache"},
}

ALLOWED_HOSTS = list(ORIGIN.hosts)
CSRF_TRUSTED_ORIGINS = list(ORIGIN.trusted)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ORIGIN.secure
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if ORIGIN.secure else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ORIGIN.secure else None
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if ORIGIN.secure else "http"

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "tongguan_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tongguan.office.desk.context_processors.around",
            ],
            "builtins": ["tongguan.office.desk.templatetags.speaking"],
        },
    }
]

STATIC_URL = "/static/"
STATIC_ROOT = PLACE.static
STATICFILES_DIRS = [("lib", PLACE.assets)]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": PLACE.attachments}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 300

OIDC = providers_of(PLACE)
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OIDC, "OAUTH_PKCE_ENABLED": True}}
SOCIALACCOUNT_ENABLED = bool(OIDC)

MAILER = os.environ.get("TONGGUAN_MAIL", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAILER else 'dummy'}.EmailBackend"
EMAIL_HOST, _, _PORT = MAILER.partition(":")
EMAIL_PORT = int(_PORT or 25)
DEFAULT_FROM_EMAIL = os.environ.get("TONGGUAN_MAIL_FROM", "tongguan@localhost")

# Whether webhooks may go to machines of the own network and to this one itself.
WEBHOOKS_NEAR = os.environ.get("TONGGUAN_WEBHOOKS_NEAR", "") == "yes"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"},
        "bare": {"format": "%(message)s"},
    },
    "handlers": {
        "screen": {"class": "logging.StreamHandler", "formatter": "line", "level": "WARNING"},
        "access": {
            "class": "tongguan.office.desk.access_log.DailyFile",
            "filename": PLACE.access_log,
            "formatter": "bare",
        },
    },
    "root": {"handlers": ["screen"], "level": "WARNING"},
    "loggers": {
        "tongguan.office.access": {"handlers": ["access"], "level": "INFO", "propagate": False},
        # What was not found stands in the access log, without the secrets that an address may hold.
        "django.request": {"level": "ERROR"},
    },
}
