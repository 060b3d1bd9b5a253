"""What protects pages: headers, cookies, passwords, the policy of what a page may load."""

from typing import Final

from csp.constants import NONE, SELF

__all__ = [
    "API_REQUESTS_A_MINUTE",
    "AUTH_PASSWORD_VALIDATORS",
    "CONTENT_SECURITY_POLICY",
    "CSRF_COOKIE_HTTPONLY",
    "CSRF_COOKIE_SAMESITE",
    "CSRF_FAILURE_VIEW",
    "DATA_UPLOAD_MAX_MEMORY_SIZE",
    "FILE_UPLOAD_MAX_MEMORY_SIZE",
    "SECURE_CONTENT_TYPE_NOSNIFF",
    "SECURE_CROSS_ORIGIN_OPENER_POLICY",
    "SECURE_REFERRER_POLICY",
    "SESSION_COOKIE_AGE",
    "SESSION_COOKIE_HTTPONLY",
    "SESSION_COOKIE_SAMESITE",
    "SESSION_EXPIRE_AT_BROWSER_CLOSE",
    "X_FRAME_OPTIONS",
]

# Nothing from elsewhere, no script and no style inside a page. Images may be data: Tabler draws small marks so,
# and the code that an authenticator reads is drawn by the server for one page.
CONTENT_SECURITY_POLICY: Final = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
X_FRAME_OPTIONS: Final = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF: Final = True
SECURE_REFERRER_POLICY: Final = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY: Final = "same-origin"

SESSION_COOKIE_AGE: Final = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE: Final = False
SESSION_COOKIE_HTTPONLY: Final = True
SESSION_COOKIE_SAMESITE: Final = "Lax"
CSRF_COOKIE_HTTPONLY: Final = True
CSRF_COOKIE_SAMESITE: Final = "Lax"
CSRF_FAILURE_VIEW: Final = "tongguan.office.desk.views.form_expired"
DATA_UPLOAD_MAX_MEMORY_SIZE: Final = 8 * 1024 * 1024
API_REQUESTS_A_MINUTE: Final = 600
FILE_UPLOAD_MAX_MEMORY_SIZE: Final = 21 * 1024 * 1024
"""What may be kept as evidence stays in memory: unencrypted it never lies on a disk."""

_PASSWORDS: Final = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: Final = [
    {"NAME": f"{_PASSWORDS}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("name", "email")}},
    {"NAME": "tongguan.office.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_PASSWORDS}.CommonPasswordValidator"},
    {"NAME": f"{_PASSWORDS}.NumericPasswordValidator"},
]
