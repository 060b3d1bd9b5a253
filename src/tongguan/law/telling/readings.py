"""Finds the open questions that a rule depends on."""

import re

from tongguan.law.model import Frees, Rule

_READING = re.compile(r"""reading(?:\.(\w+)|\[['"]([\w-]+)['"]\])""")


def readings_of(rule: Rule) -> tuple[str, ...]:
    """Give the ids of the open questions that a rule depends on."""
    asked = [rule.reading, *("".join(found) for found in _READING.findall(rule.when_text))]
    if isinstance(rule.effect, Frees):
        asked.append(rule.effect.reading)
    return tuple(dict.fromkeys(name for name in asked if name))
