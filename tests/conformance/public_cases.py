"""The thirty plain public cases, and what a lawbook gives for them."""

import copy
from pathlib import Path
from typing import Any

from tongguan.decision.assessment import assess
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.possible import Possible
from tongguan.law import Lawbook, load_catalogues
from tongguan.strict_yaml import load

FILE = Path(__file__).with_name("national-2024.yaml")
CONTENT = load(FILE.read_bytes(), FILE.name)
CASES: list[dict[str, Any]] = CONTENT["cases"]


def possible(case: dict[str, Any], book: Lawbook) -> Possible:
    """Give what is possible in a case, as a lawbook has it."""
    declaration = copy.deepcopy(CONTENT["base"])
    declaration["handler"] = merged(declaration["handler"], case.get("handler", {}))
    export = merged(declaration["exports"][0], case.get("export", {}))
    declaration["exports"] = [merged(export, {"people": case["people"]})]
    catalogues = load_catalogues()
    declarations = declarations_of(declaration, Document("", case["id"]), book, catalogues)
    (assessment,) = assess(declarations, book, catalogues, CONTENT["as_of"], alternatives=False)
    return assessment.determination.possible


def merged(base: Any, case: Any) -> Any:
    """Merge deeply; the case wins, and its null makes a fact unknown again."""
    if isinstance(base, dict) and isinstance(case, dict):
        return {**base, **{key: merged(base.get(key), value) for key, value in case.items()}}
    return case
