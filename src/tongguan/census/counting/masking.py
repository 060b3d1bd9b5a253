"""Masks what stood in a refused row, so that its form shows and nobody can be recognised."""

import re

_LONGEST = 24


def masked(seen: str | None) -> str | None:
    """Give the form of a text: digits as ``9``, letters as ``x``, Han characters as ``字``, signs as they are."""
    if seen is None:
        return None
    cut = seen[:_LONGEST]
    form = re.sub(r"[0-9]", "9", cut)
    form = re.sub(r"[\u3400-\u9fff\uf900-\ufaff]", "字", form)
    form = "".join("x" if each.isalpha() and each != "字" else "9" if each.isdigit() else each for each in form)
    return form if len(seen) <= _LONGEST else f"{form}…"
