"""Guesses which of the known names was meant by one that is not known."""

from collections.abc import Iterable

_LONGEST_GUESSED = 80
_MOST_LISTED = 12


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Give help that names the closest of ``names``, or lists a few; none for what is too long to be a name."""
    import difflib  # noqa: PLC0415 -- only when something is wrong

    known = list(names)
    if len(name) > _LONGEST_GUESSED:
        return None
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    if close:
        return f"did you mean `{close[0]}`?"
    more = " …" if len(known) > _MOST_LISTED else ""
    return f"known: {', '.join(known[:_MOST_LISTED])}{more}" if known else None
