"""Gathers and sends beside the pages, in threads of every process of the server."""

import logging
import threading
from typing import Final

from django.db import DatabaseError, close_old_connections

from tongguan.office.webhooks.delivering import deliver_next
from tongguan.office.webhooks.gathering import gather

_LOG = logging.getLogger("tongguan.office.webhooks")
_EVERY_SECONDS: Final = 2
_THREADS: Final = 2
"""One endpoint that is slow does not hold up the others."""


def start() -> threading.Event:
    """Begin; setting what is given ends it."""
    stop = threading.Event()
    for number in range(_THREADS):
        threading.Thread(target=_work, args=[stop], name=f"webhooks-{number}", daemon=True).start()
    return stop


def work_once() -> int:
    """Gather, and send all that is due; give how many messages were sent."""
    gather()
    sent = 0
    while deliver_next():
        sent += 1
    return sent


def _work(stop: threading.Event) -> None:
    while not stop.wait(_EVERY_SECONDS):
        close_old_connections()
        try:
            work_once()
        except DatabaseError:
            _LOG.warning("webhooks wait: the database does not answer")
        finally:
            close_old_connections()
