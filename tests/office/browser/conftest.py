"""One real server with the demo company and one Chromium for all tests of pages; people sign in once."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.office.people import PASSWORD

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PROGRAM = "import sys; from tongguan.cli.app import run; sys.exit(run(sys.argv[1:]))"
EMAIL = "admin@office.example"
LOCALES = {"zh": "zh-CN", "en": "en-US"}
WIDTHS = (1440, 390)


@dataclass
class Seen:
    """What a page did besides being shown."""

    origin: str
    elsewhere: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((self.origin, "data:")) else self.elsewhere.append(asked.url),
        )
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.said.append(f"{message.type}: {message.text}")


@dataclass
class Office:
    """A running office, seen by its administrator."""

    origin: str
    browser: Browser
    state: Any

    @contextmanager
    def page(self, language: str, width: int, *, signed_in: bool = True) -> Iterator[tuple[Page, Seen]]:
        """Open a page that is watched."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900},
            locale=LOCALES[language],
            base_url=self.origin,
            storage_state=self.state if signed_in else None,
        )
        page, seen = context.new_page(), Seen(self.origin)
        seen.watch(page)
        try:
            yield page, seen
        finally:
            context.close()


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder, port = tmp_path_factory.mktemp("served") / "office", _free_port()
    own = {name: value for name, value in os.environ.items() if not name.startswith(("TONGGUAN_", "DJANGO_"))}
    server = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "serve", "--data", str(folder), "--port", str(port), "--demo", "--lang", "en"],
        env={
            **own,
            "TONGGUAN_ADMIN_EMAIL": EMAIL,
            "TONGGUAN_ADMIN_PASSWORD": PASSWORD,
            "TONGGUAN_WEBHOOKS_NEAR": "yes",
        },
        stdin=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}/account/login/", server)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def office(origin: str) -> Iterator[Office]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        context = browser.new_context(base_url=origin, locale="en-US")
        page = context.new_page()
        page.goto("/")
        page.get_by_label("Email").fill(EMAIL)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/o/yunfan-demo/")
        yield Office(origin, browser, context.storage_state())
        browser.close()


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 -- our own server
                return
        except OSError:
            assert server.poll() is None, "the server ended"
            time.sleep(0.2)
    raise TimeoutError(address)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
