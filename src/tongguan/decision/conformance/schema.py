"""The JSON Schema of the document."""

from typing import Any

from tongguan.vocabulary import Pathway

Schema = dict[str, Any]
_DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TEXT: Schema = {"type": "string", "minLength": 1}
_NAMES: Schema = {"type": "array", "items": _TEXT}
_TRUTH: Schema = {"type": ["boolean", "null"]}
_PHRASE: Schema = {
    "type": "object",
    "properties": {"zh": _TEXT, "en": _TEXT},
    "required": ["zh", "en"],
    "additionalProperties": False,
}


def json_schema() -> Schema:
    """Give the JSON Schema (2020-12) of the document."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "tongguan cases",
        "description": "Cases of the law on exporting personal information from China, to hold any implementation to",
        **_record(
            {
                "format": {"const": "tongguan-cases/1"},
                "lawbook": _record({"edition": _TEXT, "known_until": _DAY}),
                "pathways": {**_NAMES, "description": "from the lightest to the heaviest"},
                "facts": _list("fact"),
                "readings": _list("reading"),
                "rules": _list("rule"),
                "days": _list("day"),
            },
            {"cases": _list("case")},
        ),
        "$defs": {
            "phrase": _PHRASE,
            "count": {
                "description": "a number of people, or the least and the most of them (null: no limit)",
                "anyOf": [
                    {"type": "integer", "minimum": 0},
                    {
                        "type": "array",
                        "prefixItems": [{"type": "integer"}, {"type": ["integer", "null"]}],
                        "minItems": 2,
                        "maxItems": 2,
                    },
                ],
            },
            "value": {
                "anyOf": [
                    {"type": ["boolean", "string"]},
                    {"$ref": "#/$defs/count"},
                    {"type": "array", "items": {"$ref": "#/$defs/facts"}, "description": "the members of a collection"},
                ]
            },
            "facts": {
                "type": "object",
                "description": "the known facts by name; one that is not there is not known",
                "additionalProperties": {"$ref": "#/$defs/value"},
            },
            "condition": _condition(),
            "fact": _record(
                {
                    "name": _TEXT,
                    "kind": {"enum": ["boolean", "choice", "count", "date", "text"]},
                    "values": _NAMES,
                    "says": _ref("phrase"),
                }
            ),
            "reading": _record(
                {"id": _TEXT, "default": _TEXT, "choices": _NAMES, "question": _ref("phrase"), "cites": _NAMES}
            ),
            "rule": _rule(),
            "day": _record(
                {
                    "on": _DAY,
                    "as_if": {"type": ["string", "null"]},
                    "deciding": {**_NAMES, "description": "in precedence: the first that holds decides"},
                    "leaving_out": {**_NAMES, "description": "if one holds, the people do not count"},
                    "opening": {**_NAMES, "description": "those that hold open a mechanism"},
                }
            ),
            "case": _one_of("sort", {sort: _ref(name) for sort, name in _SORTS.items()}),
            **_CASES,
        },
    }


def _rule() -> Schema:
    return _record(
        {
            "name": _TEXT,
            "cites": _TEXT,
            "grade": _TEXT,
            "draft": {"type": "boolean"},
            "in_force": _record({"from": _or_null(_DAY), "until": _or_null(_DAY)}),
            "says": _ref("phrase"),
            "condition": {**_TEXT, "description": "as the lawbook writes it"},
            "when": _ref("condition"),
            "pathway": _or_null({"enum": [pathway.value for pathway in Pathway]}),
            "fallback": {
                "type": "boolean",
                "description": "it decides where no other rule does, and never joins one that decides",
            },
            "counted": {
                **_TRUTH,
                "description": "whether the people of an export that it decides count toward the totals",
            },
            "counted_otherwise": {
                "description": "a reading that, read otherwise than by default, changes whether they count",
                "anyOf": [_record({"reading": _TEXT, "counted": {"type": "boolean"}}), {"type": "null"}],
            },
            "leaves_out": {"type": "boolean"},
            "opens": {"type": ["string", "null"]},
        }
    )


def _condition() -> Schema:
    inner = _ref("condition")
    several = {"type": "array", "items": inner, "minItems": 1}
    collection = {"enum": ["recipients", "onward"]}
    return {
        "description": (
            "three-valued: a fact that is not known makes a node unknown, unless the rest decides it; "
            "every and some of nothing are false"
        ),
        **_one_of(
            "op",
            {
                "constant": _node("constant", {"holds": {"type": "boolean"}}),
                "fact": _node("fact", {"fact": _TEXT}),
                "one_of": _node("one_of", {"fact": _TEXT, "values": _NAMES}),
                "at_least": _node("at_least", {"fact": _TEXT, "people": {"type": "integer"}}),
                "before": _node("before", {"fact": _TEXT, "day": _DAY}),
                "reading": _node("reading", {"reading": _TEXT, "choice": _TEXT}),
                "not": _node("not", {"of": inner}),
                "all": _node("all", {"of": several}),
                "any": _node("any", {"of": several}),
                "every": _node("every", {"in": collection, "of": inner}),
                "some": _node("some", {"in": collection, "of": inner}),
            },
        ),
    }


def _one_of(key: str, schemas: Schema) -> Schema:
    """Give the schema of values that tell by ``key`` which of ``schemas`` they follow."""
    return {
        "type": "object",
        "required": [key],
        "properties": {key: {"enum": list(schemas)}},
        "allOf": [{"if": {"properties": {key: {"const": name}}}, "then": schema} for name, schema in schemas.items()],
    }


def _node(op: str, properties: Schema) -> Schema:
    return _record({"op": {"const": op}, **properties})


def _case(sort: str, needed: Schema, other: Schema | None = None) -> Schema:
    return _record({"sort": {"const": sort}, **needed}, other)


def _record(needed: Schema, other: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "properties": {**needed, **(other or {})},
        "required": list(needed),
        "additionalProperties": False,
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(name: str) -> Schema:
    return {"type": "array", "items": _ref(name)}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_READINGS: Schema = {
    "type": "object",
    "additionalProperties": _TEXT,
    "description": "those read otherwise than by default",
}
_OF_A_DAY: Schema = {
    "name": _TEXT,
    "on": _DAY,
    "as_if": {"type": ["string", "null"]},
    "facts": _ref("facts"),
    "readings": _READINGS,
}
_CASES: Schema = {
    "case_of_a_rule": _case(
        "rule", {"rule": _TEXT, "name": _TEXT, "facts": _ref("facts"), "readings": _READINGS, "holds": _TRUTH}
    ),
    "case_of_a_day": _case(
        "day",
        {**_OF_A_DAY, "pathway": {"enum": [pathway.value for pathway in Pathway]}, "cites": _TEXT},
        {"counted": _TRUTH},
    ),
    "case_of_what_leads_there": _case(
        "leading",
        {
            **_OF_A_DAY,
            "by": {**_NAMES, "description": "what the rule that decides cites, and all that lead to its pathway too"},
        },
    ),
    "case_of_counting": _case("counting", {**_OF_A_DAY, "counted": _TRUTH}),
    "case_of_mechanisms": _case("mechanisms", {**_OF_A_DAY, "opens": _NAMES}),
    "case_of_what_a_day_brings": _case(
        "brings",
        {
            "name": _TEXT,
            "facts": _ref("facts"),
            "brings": {"type": "array", "items": {"type": "object", "required": ["by"]}},
        },
        {"as_if": _TEXT, "on": {"type": "array", "items": _DAY}},
    ),
    "case_of_a_clock": _case(
        "clock", {"clock": _TEXT, "from": _TEXT}, {"as_of": _DAY, "expires": _DAY, "due": _TEXT, "opens": _TEXT}
    ),
    "case_of_a_clock_rule": _case("clock_rule", {"clock": _TEXT, "by": _TEXT, "from": _DAY}, {"until": _DAY}),
}
_SORTS = {schema["properties"]["sort"]["const"]: name for name, schema in _CASES.items()}
