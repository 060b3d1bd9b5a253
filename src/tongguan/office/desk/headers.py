"""Headers that Django does not set itself."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

_NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class QuietHeaders:
    """Tells browsers that no page uses a device of theirs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the header."""
        response = self._get_response(request)
        response.headers.setdefault("Permissions-Policy", _NO_DEVICES)
        return response
