"""The gates of these tests."""

from tests.gate.service.within import gate, office

__all__ = ["gate", "office"]
