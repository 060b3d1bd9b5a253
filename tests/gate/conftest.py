"""The gate that clients and frames ask."""

from tests.gate.running import running

__all__ = ["running"]
