"""Engines are extras: whoever asks about one declaration needs none."""

from importlib.util import find_spec

from tongguan.engines.errors import EngineMissingError


def require(*libraries: str, extra: str) -> None:
    """Refuse to go on without ``libraries``.

    Raises:
        EngineMissingError: One is not installed; says which, and the extra that brings it.
    """
    missing = [name for name in libraries if find_spec(name) is None]
    if missing:
        listed = ", ".join(f"`{name}`" for name in missing)
        raise EngineMissingError(
            f"this needs {listed}, which is not installed", help=f"run `pip install 'tongguan[{extra}]'`"
        )
