"""Reads one value in Python: the definition that the SQL of ``compiling`` is held equal to."""

from tongguan.identity.normalising.normaliser import Normaliser, normaliser_of

__all__ = ["Normaliser", "normaliser_of"]
