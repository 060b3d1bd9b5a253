"""The gate over HTTP: an ASGI application, what it is configured with, and how it is served.

It decides nothing: it reads requests, knows callers, makes pseudonyms of identifiers, and hands cases to the ledger.
Whatever goes wrong inside is a refusal, never an admission.

What it exports is imported when it is asked for: a client that only wants the form of a request loads no server.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tongguan.gate.service.desk import Desk, open_desk
    from tongguan.gate.service.settings import Settings

__all__ = ["Desk", "Settings", "open_desk"]
_PLACES = {"Desk": "desk", "Settings": "settings", "open_desk": "desk"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 -- whatever is exported
    """Give what is exported."""
    if name not in _PLACES:
        raise AttributeError(f"module `{__name__}` has no attribute `{name}`")
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
