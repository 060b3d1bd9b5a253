"""Where an office keeps what is its own: one data folder, readable by its owner alone."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Self

OWNER_ONLY = 0o600
OWNER_ONLY_FOLDER = 0o700
_SECRET_BYTES = 50


@dataclass(frozen=True, slots=True)
class Place:
    """The data folder and what lies in it."""

    folder: Path

    @classmethod
    def of_environment(cls, environment: Mapping[str, str]) -> Self:
        """Find the folder that ``TONGGUAN_DATA`` names, else ``office`` in the folder one stands in."""
        return cls(Path(environment.get("TONGGUAN_DATA") or "office").absolute())

    @property
    def database(self) -> Path:
        """The SQLite database."""
        return self.folder / "office.sqlite3"

    @property
    def secret(self) -> Path:
        """The file of the key that sessions and forms are signed with."""
        return self.folder / "secret.key"

    @property
    def sign_on(self) -> Path:
        """The file that names the identity providers, if there is one."""
        return self.folder / "sign-on.json"

    @property
    def evidence_keys(self) -> Path:
        """The file of the keys that uploaded files are encrypted with."""
        return self.folder / "evidence.keys"

    @property
    def attachments(self) -> Path:
        """The folder of uploaded files, encrypted."""
        return self.folder / "attachments"

    @property
    def issuers(self) -> Path:
        """The folder of the organisations that issue clearances: keys, journal and feed of each."""
        return self.folder / "issuers"

    @property
    def static(self) -> Path:
        """What pages are drawn with, gathered under names that carry their hash."""
        return self.folder / "static"

    @property
    def access_log(self) -> Path:
        """The log of requests."""
        return self.folder / "logs" / "access.log"

    @property
    def assets(self) -> Path:
        """What ``make assets`` built and wheels carry."""
        return Path(str(resources.files("tongguan"))) / "assets"

    def prepare(self) -> None:
        """Make the folders and the secret where they are missing; what is there stays as it is."""
        for folder in (self.folder, self.attachments, self.issuers, self.static, self.access_log.parent):
            folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
        if not self.secret.exists():
            descriptor = os.open(self.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(_SECRET_BYTES))

    def secret_key(self) -> str:
        """Give the key; before the first start one that lasts as long as this process, for tools that only look."""
        try:
            return self.secret.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return secrets.token_urlsafe(_SECRET_BYTES)
