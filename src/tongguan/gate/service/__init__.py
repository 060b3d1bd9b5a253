"""The gate over HTTP: an ASGI application, what it is configured with, and how it is served.

It decides nothing: it reads requests, knows callers, makes pseudonyms of identifiers, and hands cases to the ledger.
Whatever goes wrong inside is a refusal, never an admission.
"""

from tongguan.gate.service.application import application
from tongguan.gate.service.desk import Desk, open_desk
from tongguan.gate.service.settings import Settings

__all__ = ["Desk", "Settings", "application", "open_desk"]
