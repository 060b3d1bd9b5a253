"""Makes characters visible that a terminal would obey: control codes, marks that turn the order of text, line breaks.

A declaration may come from anybody. What it says is shown, and cannot paint over what stands around it.
"""

import re
from typing import Any

_OBEYED = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control codes, line breaks and tabs among them
    "\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # invisible, or turning the order
    "\ud800-\udfff"  # halves of characters
    "\U000e0000-\U000e007f"  # tags
    "]"
)
_TWO_DIGITS, _FOUR_DIGITS = 0xFF, 0xFFFF


def visible(text: str) -> str:
    r"""Write every such character as its code, such as ``\x1b`` or ``\u202e``."""
    return _OBEYED.sub(_as_code, text)


def visible_in(value: Any) -> Any:  # noqa: ANN401 -- plain values of any kind
    """Give plain values with all of their texts made visible; keys are ours and stay."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {key: visible_in(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [visible_in(inner) for inner in value]
    return value


def escaped(json_text: str) -> str:
    """Give JSON with such characters as escapes; the breaks and tabs between its values stay."""
    return _OBEYED.sub(_as_escape, json_text)


def _as_code(found: re.Match[str]) -> str:
    code = ord(found.group())
    return f"\\x{code:02x}" if code <= _TWO_DIGITS else f"\\u{code:04x}" if code <= _FOUR_DIGITS else f"\\U{code:08x}"


def _as_escape(found: re.Match[str]) -> str:
    character = found.group()
    if character in "\n\r\t":  # outside texts: within them JSON has escaped these already
        return character
    code = ord(character)
    if code <= _FOUR_DIGITS:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
