"""Serves a gate with Granian: its processes, its limits, and how it comes to an end.

On a signal to end it first says for a while that it is not ready and takes nothing new, so that whoever balances the
load turns elsewhere; then it stops listening, finishes what is under way, and ends with exit code 0.
"""

import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from granian.constants import HTTPModes, Interfaces, Loops
from granian.http import HTTP1Settings
from granian.server import MPServer

from tongguan.gate.service.application import application
from tongguan.gate.service.desk import open_desk
from tongguan.gate.service.settings import Settings, path_of
from tongguan.gate.service.telling import Headlines

_SHARED_METRICS = "PROMETHEUS_MULTIPROC_DIR"
_LEAST_BUFFER = 8192


class _DrainingServer(MPServer):
    """Granian's server, which says that it is draining before it does."""

    begin: Callable[[], None]
    drain_seconds: float
    ending = False

    def signal_handler_interrupt(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- as the library calls it
        """Take the signal: begin to drain; a second one, or one from the keyboard, ends at once."""
        self.begin()
        by_keyboard = bool(args) and args[0] == signal.SIGINT
        if self.drain_seconds and not by_keyboard and not self.ending:
            self.ending = True
            waiting = threading.Timer(self.drain_seconds, super().signal_handler_interrupt)
            waiting.daemon = True
            waiting.start()
            return
        super().signal_handler_interrupt(*args, **kwargs)  # type: ignore[no-untyped-call]  # -- the library declares none


def serve(settings: Settings, folder: Path, headlines: Headlines) -> None:
    """Serve until a signal ends it.

    Args:
        settings: The configuration, which was found in order.
        folder: Its folder.
        headlines: What each error means.
    """
    multiprocessing.set_start_method("fork", force=True)  # what a process opens, it opens after it was made
    draining = multiprocessing.get_context("fork").Value("b", 0, lock=False)
    listen, limits = settings.listen, settings.limits
    tls = listen.tls

    def begin() -> None:
        draining.value = 1

    def load(*_: object, **__: object) -> Any:  # noqa: ANN401 -- what the library calls
        return application(lambda: open_desk(settings, folder, headlines, draining=lambda: bool(draining.value)))

    with tempfile.TemporaryDirectory(prefix="tongguan-gate-") as shared:
        if listen.processes > 1:
            os.environ[_SHARED_METRICS] = shared
        server = _DrainingServer(
            "tongguan.gate.service",
            address=listen.address,
            port=listen.port,
            interface=Interfaces.ASGI,
            workers=listen.processes,
            loop=Loops.auto,
            http=HTTPModes.http1,
            websockets=False,
            backlog=2048,
            backpressure=1024,
            http1_settings=HTTP1Settings(
                header_read_timeout=limits.header_seconds * 1000,
                max_buffer_size=max(limits.header_bytes, _LEAST_BUFFER),
            ),
            log_enabled=False,
            ssl_cert=path_of(folder, tls.certificate) if tls is not None else None,
            ssl_key=path_of(folder, tls.key) if tls is not None else None,
            ssl_ca=path_of(folder, tls.clients) if tls is not None and tls.clients is not None else None,
            ssl_client_verify=tls is not None and tls.clients is not None,
            workers_kill_timeout=limits.answer_seconds,
        )
        server.begin = begin
        server.drain_seconds = settings.drain_seconds
        server.serve(target_loader=load, wrap_loader=False)
