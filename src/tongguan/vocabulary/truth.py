"""Three-valued truth: true, false, or ``None`` for not known."""

from collections.abc import Iterable

Truth = bool | None


def negate(truth: Truth) -> Truth:
    """Give the opposite; the unknown stays unknown."""
    return None if truth is None else not truth


def all_of(truths: Iterable[Truth]) -> Truth:
    """Find whether all hold: false as soon as one is false, unknown if one is unknown."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def any_of(truths: Iterable[Truth]) -> Truth:
    """Find whether any holds: true as soon as one is true, unknown if one is unknown."""
    result: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            result = None
    return result
