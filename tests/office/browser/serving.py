"""Starts a real office with the demo company, and opens its pages in Chromium."""

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.office.password import PASSWORD
from tests.ports import free_port

CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PROGRAM = "import sys; from tongguan.cli.app import run; sys.exit(run(sys.argv[1:]))"
EMAIL = "admin@office.example"
LOCALES = {"zh": "zh-CN", "en": "en-US"}
WIDTHS = (1440, 390)
expect.set_options(timeout=30_000)  # a busy machine is slow, and what is waited for comes


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


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve an office with the demo company from a new folder; give its origin."""
    port = free_port()
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
    origin = f"http://localhost:{port}"
    try:
        _wait_for(f"{origin}/account/login/", server)
        yield origin
    finally:
        server.terminate()
        server.wait(20)


@contextmanager
def signed_in(origin: str) -> Iterator[Office]:
    """Open Chromium, and sign its administrator in."""
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
