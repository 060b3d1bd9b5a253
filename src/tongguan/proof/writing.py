"""Writes a declaration as YAML that our strict reader and every other reader take alike."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def yaml_of(declared: Mapping[str, object]) -> str:
    """Give a mapping as block YAML; its values are mappings, lists, text, truths, whole numbers and days."""
    return "".join(f"{line}\n" for line in _mapping(declared))


def _mapping(declared: Mapping[str, object]) -> list[str]:
    lines: list[str] = []
    for key, value in declared.items():
        match value:
            case dict() if any(isinstance(each, dict | list) for each in value.values()):
                lines += [f"{key}:", *_indented(_mapping(value))]
            case list() if any(isinstance(each, dict) for each in value):
                lines.append(f"{key}:")
                lines += [line for each in value for line in _item(each)]
            case _:
                lines.append(f"{key}: {_flow(value)}")
    return lines


def _item(value: Mapping[str, object]) -> list[str]:
    if not any(isinstance(each, dict | list) for each in value.values()):
        return [f"  - {_flow(value)}"]
    first, *rest = _mapping(value)
    return [f"  - {first}", *(f"    {line}" for line in rest)]


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _flow(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return f"{value:_}"
        case date():
            return value.isoformat()
        case dict():
            return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
        case list():
            return f"[{', '.join(map(_flow, value))}]"
        case _:
            text = str(value)
            plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS
            return text if plain else json.dumps(text, ensure_ascii=False)
