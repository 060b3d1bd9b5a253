"""Finds the place of one character of a scalar."""

from tongguan.strict_yaml.decoding import Position, YamlError, decode, position_after
from tongguan.strict_yaml.reader import Path, load, locate

_OPENERS = "'\""
_BLOCKS = "|>"


def locate_within(text: str | bytes, path: Path, offset: int) -> Position | None:
    """Find where character ``offset`` (from 0) of the text at ``path`` stands in the file.

    Follows plain, quoted and folded scalars; where the two part ways (an escape in quotes), the start of the
    scalar is given. Only called to report a mistake.
    """
    start = locate(text, path)
    if start is None:
        return None
    whole = decode(text, "")
    value = _value_at(whole, path)
    if not isinstance(value, str):
        return start
    lines = whole.split("\n")
    place = sum(len(line) + 1 for line in lines[: start.line - 1]) + start.column - 1
    if whole[place : place + 1] and whole[place] in _OPENERS:
        place += 1
    elif whole[place : place + 1] and whole[place] in _BLOCKS:
        place = whole.find("\n", place) + 1 or place
    for character in value[:offset]:
        if character.isspace():
            if not whole[place : place + 1].isspace():
                return start
            # one space of the value may be a line break with its indentation in the file
            place = place + 1 if whole[place] == " " else _past_space(whole, place)
        else:
            place = _past_space(whole, place)
            if whole[place : place + 1] != character:
                return start
            place += 1
    if value[offset : offset + 1].strip():
        place = _past_space(whole, place)
    return position_after(whole[:place])


def _past_space(text: str, place: int) -> int:
    while text[place : place + 1].isspace():
        place += 1
    return place


def _value_at(text: str, path: Path) -> object:
    try:
        value = load(text, "")
    except YamlError:
        return None
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value
