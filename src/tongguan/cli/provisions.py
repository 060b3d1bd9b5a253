"""The provisions this project set out to make work: where each stands, what shows it, what proves it.

The data is ``provisions.yaml``; this module reads it and knows no provision.
"""

from datetime import date
from functools import cache
from importlib import resources
from typing import ClassVar, Literal

import msgspec

from tongguan.cli.errors import UsageError
from tongguan.vocabulary import Phrase

State = Literal["works", "planned"]
STATES: tuple[State, ...] = ("works", "planned")


class UnknownProvisionError(UsageError):
    """No provision and no document has that id."""

    code: ClassVar[str] = "cli/unknown-provision"


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A document whose provisions are traced.

    ``instrument`` is its own text in the lawbook, ``final`` the text that became law.
    """

    id: str
    title: Phrase
    date: date
    status: Literal["draft", "in_force"]
    instrument: str
    final: str
    note: Phrase


class Provision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One provision and where it stands.

    ``shown_by`` and ``also`` are command lines; ``tests`` are ids of pytest. A planned provision names the
    ``room`` that will carry it and, where part of it works, what works ``now``. ``limit`` says what a working
    one does not do. ``draft_only``: the final law dropped it or moved it elsewhere.
    """

    id: str
    says: Phrase
    state: State
    cites: tuple[str, ...]
    shown_by: str | None = None
    also: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    room: str | None = None
    now: Phrase | None = None
    limit: Phrase | None = None
    draft_only: bool = False

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.id.partition("-")[0]

    @property
    def commands(self) -> tuple[str, ...]:
        """Every command line that shows it."""
        return (*((self.shown_by,) if self.shown_by else ()), *self.also)


class Provisions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All documents and their provisions, in order."""

    documents: tuple[Document, ...]
    provisions: tuple[Provision, ...]

    def of(self, document: str) -> tuple[Provision, ...]:
        """Give the provisions of a document."""
        return tuple(each for each in self.provisions if each.document == document)

    def found(self, name: str) -> tuple[Provision, ...]:
        """Give the provision of that id, or those of the document of that id.

        Raises:
            UnknownProvisionError: There is neither.
        """
        wanted = name.casefold()
        found = tuple(each for each in self.provisions if wanted in (each.id.casefold(), each.document.casefold()))
        if not found:
            raise UnknownProvisionError(f"`{name}` is no provision", help=self._nearest(wanted), field="ID")
        return found

    def _nearest(self, wanted: str) -> str:
        import difflib  # noqa: PLC0415 -- only when something is wrong

        ids = {each.id.casefold(): each.id for each in self.provisions}
        close = difflib.get_close_matches(wanted, ids, n=1)
        return f"did you mean `{ids[close[0]]}`?" if close else "`tongguan trace` lists them all"


@cache
def load_provisions() -> Provisions:
    """Load the provisions that came with this installation."""
    from tongguan.strict_yaml import load  # noqa: PLC0415 -- no other reader is allowed, and it brings YAML with it

    name = "provisions.yaml"
    return msgspec.convert(load(resources.files("tongguan.cli").joinpath(name).read_bytes(), name), Provisions)
