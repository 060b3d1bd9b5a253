"""The access log: who asked for which page when, and how long it took. No address, no query, no name."""

import json
import logging
import time
from collections.abc import Callable
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

_LOG = logging.getLogger("tongguan.office.access")
_DAYS_KEPT = 200  # six months and some: what CSL-2025#23.1.3 asks of network logs


class DailyFile(TimedRotatingFileHandler):
    """A file a day, opened with its first line; a process that only looks at the settings makes none."""

    def __init__(self, filename: str | Path) -> None:
        super().__init__(filename, when="midnight", backupCount=_DAYS_KEPT, encoding="utf-8", delay=True, utc=True)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line where the folder is there."""
        if Path(self.baseFilename).parent.is_dir():
            super().emit(record)


class AccessLog:
    """Writes one line of JSON for each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, and write how it went."""
        began = time.perf_counter()
        response = self._get_response(request)
        user: Any = getattr(request, "user", None)
        desk = getattr(request, "desk", None)
        line = {
            "at": timezone.now().isoformat(timespec="milliseconds"),
            "user": user.pk if user is not None and user.is_authenticated else None,
            "organisation": desk.organisation.slug if desk is not None else None,
            "method": request.method,
            "path": _shown(request),
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - began) * 1000, 1),
        }
        _LOG.info(json.dumps(line, ensure_ascii=False))
        return response


def _shown(request: HttpRequest) -> str:
    """Give the path, without the secret of an invitation or of a password link."""
    match = request.resolver_match
    if match is not None and not {"secret", "key", "uidb36"}.isdisjoint(match.kwargs):
        return f"/{match.route}"
    return request.path
