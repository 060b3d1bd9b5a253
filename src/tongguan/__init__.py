"""tongguan (通关): decides, by dated and cited law, how personal information may leave China."""

__all__ = ["__version__"]

__version__ = "0.1.0"
