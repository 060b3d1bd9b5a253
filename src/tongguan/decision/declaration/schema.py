"""Generates the JSON Schema of the declaration, so that editors complete and check what people write.

What the schema refuses, the reader refuses too; the reader alone sees contradictions between fields. Lists of
names hold the ids of the catalogues and their other spellings; a spelling of another form, which only the
reader can look up, passes.
"""

from collections.abc import Iterable
from typing import Any

from tongguan.decision.declaration.values import FIRST_YEAR, LAST_YEAR, MOST_PEOPLE, NONE
from tongguan.law import Fact, Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Phrase

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NULL: Schema = {"type": "null"}
_TEXT: Schema = {"type": ["string", "integer"], "pattern": r"\S"}
_FORM_OF_IDS = "^[a-z][a-z0-9_]*$"
_FORM_OF_CODES = "^[A-Z]{2}$"
_PARTS = (
    ("recipients", Phrase("境外接收方", "overseas recipients")),
    ("exports", Phrase("出境活动", "exports")),
    ("distinct_people", Phrase("去重后的人数", "distinct people of several exports together")),
    ("mechanisms", Phrase("已有的机制", "mechanisms in place")),
)


def json_schema(book: Lawbook, catalogues: Catalogues) -> Schema:
    """Give the JSON Schema (2020-12) of a declaration file, with one handler or with several.

    Args:
        book: The lawbook whose facts name the fields.
        catalogues: The lists that ids are taken from.
    """
    shapes = dict.fromkeys(fact.shape for fact in book.facts.facts)
    return {
        "$schema": _DIALECT,
        "title": "tongguan declaration",
        "description": "个人信息出境情况：一个处理者，或者一个集团的几个 / one handler, or the several of a group",
        "if": {"type": "object", "required": ["handlers"]},
        "then": {"$ref": "#/$defs/group"},
        "else": {"$ref": "#/$defs/declaration"},
        "$defs": {
            "group": _mapping({"handlers": _list_of("declaration", least=1)}, ["handlers"]),
            "declaration": _declaration(),
            **{shape: _shape(book.facts.of_shape(shape)) for shape in shapes},
            **_values(),
            **_names(catalogues),
        },
    }


def _declaration() -> Schema:
    properties: Schema = {"handler": {"title": "handler", "description": "个人信息处理者", "$ref": "#/$defs/handler"}}
    for name, says in _PARTS:
        array = _list_of(name, least=1) if name == "exports" else _or_null(_list_of(name))
        properties[name] = _told(array, says)
    return _mapping(properties, ["handler", "exports"])


def _shape(facts: Iterable[Fact]) -> Schema:
    properties: Schema = {}
    required: list[str] = []
    for fact in facts:
        *groups, last = fact.name.split(".")
        inner = properties
        for group in groups:
            inner = inner.setdefault(group, _or_null(_mapping({})))["anyOf"][0]["properties"]
        inner[last] = _field(fact)
        if fact.required:
            required.append(fact.name)
    return _mapping(properties, required)


def _field(fact: Fact) -> Schema:
    value = _of_kind(fact)
    others: list[Schema] = [{"const": NONE}] if fact.none else []
    others += [] if fact.required else [_NULL]
    described = _told({"anyOf": [value, *others]} if others else value, fact.says, fact.question)
    if fact.presumption is not None:
        presumed = str(fact.presumption.value).lower()
        described["description"] += f" / while not known, presumed {presumed} ({fact.presumption.cites})"
    return described


def _of_kind(fact: Fact) -> Schema:
    match fact.kind:
        case "choice":
            booleans = [word == "true" for word in ("true", "false") if word in fact.booleans]
            return {"enum": [*fact.values, *booleans]}
        case "boolean":
            return {"type": "boolean"}
        case "mapping":
            parts = {name: _or_null(_reference(kind)) for name, kind in fact.parts.items()}
            return _mapping(parts)
        case "list":
            return _list_of(fact.item_shape or "")
        case _:
            return _reference(fact.kind)


def _reference(kind: str) -> Schema:
    """Refer to the definition of a kind of value."""
    if kind in {"items", "texts", "refs"}:
        return {"type": "array", "items": _reference("items_one" if kind == "items" else "text")}
    names = {
        "city": "text",
        "items_one": "item",
        "people_totals": "people_counted",
        "people": "people_counted",
        "number": "whole_number",
    }
    return {"$ref": f"#/$defs/{names.get(kind, kind)}"}


def _values() -> Schema:
    whole = {"type": "integer", "minimum": 0, "maximum": MOST_PEOPLE}
    end = _or_null(_reference("number"))
    count = _or_null(_reference("count"))
    years = "|".join(str(century) for century in range(FIRST_YEAR // 100, LAST_YEAR // 100 + 1))
    return {
        "text": _TEXT,
        "whole_number": whole,
        "count": {
            "description": "人数，或者 [最少, 最多] / a number of people, or [low, high] with high null if not known",
            "anyOf": [
                _reference("number"),
                {"type": "array", "prefixItems": [end, end], "minItems": 2, "maxItems": 2},
            ],
        },
        "date": {
            "type": "string",
            "format": "date",
            "pattern": f"^({years})[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}$",
        },
        "people_counted": _mapping(
            {"ordinary": count, "sensitive": count, "both": count, "until": _or_null(_reference("date"))}
        ),
    }


def _names(catalogues: Catalogues) -> Schema:
    activities = catalogues.activities
    return {
        "territory": _one_of(catalogues.territories.territories, _FORM_OF_CODES),
        "province": _one_of(catalogues.places.provinces, _FORM_OF_IDS),
        "zone": _one_of(catalogues.zones.zones, _FORM_OF_IDS),
        "sector": _one_of(activities.sectors, _FORM_OF_IDS),
        "scenario": _one_of(activities.scenarios, _FORM_OF_IDS),
        "item": _one_of(catalogues.items.items, _FORM_OF_IDS),
    }


def _one_of(entries: dict[str, Any], form: str) -> Schema:
    spellings = {way for entry in entries.values() for way in (entry.label.zh, entry.label.en, *entry.aliases)}
    return {
        "anyOf": [
            {"enum": list(entries)},
            {"description": "其他写法 / other spellings", "enum": sorted(spellings - set(entries))},
            {"type": "string", "pattern": r"\S", "not": {"pattern": form}},
        ]
    }


def _mapping(properties: Schema, required: list[str] | None = None) -> Schema:
    schema: Schema = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "required": required} if required else schema


def _list_of(definition: str, *, least: int = 0) -> Schema:
    schema: Schema = {"type": "array", "items": {"$ref": f"#/$defs/{definition}"}}
    return {**schema, "minItems": least} if least else schema


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, _NULL]}


def _told(schema: Schema, says: Phrase, question: Phrase | None = None) -> Schema:
    words = f"{says.zh}：{question.zh} / {question.en}" if question else f"{says.zh} / {says.en}"
    return {"title": says.en, "description": words, **schema}
