"""Assesses the declarations of this folder, with something changed, and gives answers that read well in a test."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from tongguan.decision.answer import answer_of
from tongguan.decision.assessment import assess
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.law import load_book, load_catalogues
from tongguan.strict_yaml import load

FOLDER = Path(__file__).parent
TODAY = "2026-06-30"
FLOW_DRAFT = "CBDF-2023D"
CERTIFICATION_DRAFT = "CERT-2025D"
Change = Mapping[str, Any]

FREE = ["exempt"]
MIDDLE = ["contract_or_certification"]
ASSESSED = ["security_assessment"]
OTHER_LAW = ["other_law"]
NO_EXPORT = ["not_an_export"]


@dataclass(frozen=True)
class ExportAnswer:
    """The answer for one export; ``draft`` and ``draft_by`` are what the supposed draft gives."""

    plain: dict[str, Any]
    draft: list[str] | None
    draft_by: list[str] | None

    @property
    def possible(self) -> list[str]:
        return cast("list[str]", self.plain["possible"])

    @property
    def options(self) -> list[str]:
        return cast("list[str]", self.plain["options"])

    @property
    def by(self) -> list[str]:
        return _cites(self.plain["decided_by"])

    @property
    def freed_by(self) -> list[str]:
        return _cites(self.plain["freed_by"])

    @property
    def gave_way(self) -> list[str]:
        return _cites(self.plain["displaced"])

    @property
    def superseded(self) -> dict[str, str]:
        return {each["cite"]: each["by"] for each in self.plain["superseded"]}

    @property
    def items(self) -> dict[str, list[str]]:
        return {each["item"]: each["possible"] for each in self.plain["items"]}

    @property
    def flags(self) -> dict[str, list[str]]:
        return {each["code"]: each["cites"] for each in self.plain["flags"]}

    @property
    def duties(self) -> dict[str, list[str]]:
        """The citations of each duty owed, whatever mechanism brings it about."""
        found: dict[str, list[str]] = {}
        for each in self.plain["duties"]:
            found.setdefault(each["code"], []).extend(each["cites"])
        return found


@dataclass(frozen=True)
class Answer:
    """The answer for one handler."""

    plain: dict[str, Any]

    def __getitem__(self, export: str) -> ExportAnswer:
        plain = next(each for each in self.plain["exports"] if each["id"] == export)
        supposed = {each["id"]: each for each in self.plain.get("as_if", {}).get("exports", ())}.get(export, {})
        return ExportAnswer(plain, supposed.get("draft"), supposed.get("draft_cites"))

    @property
    def overall(self) -> list[str]:
        return cast("list[str]", self.plain["overall"]["possible"])

    @property
    def questions(self) -> set[str]:
        return {each["fact"] for each in self.plain["questions"]}

    @property
    def changing_readings(self) -> dict[str, list[str]]:
        return {each["id"]: each["possible"] for each in self.plain["readings"] if each["differs"]}


def assessed(
    name: str,
    on: str = TODAY,
    *,
    company: int = 0,
    handler: Change | None = None,
    recipients: Mapping[str, Change] | None = None,
    exports: Mapping[str, Change] | None = None,
    as_if: str | None = None,
    alternatives: bool = False,
) -> Answer:
    """Assess a declaration of this folder.

    Args:
        name: The file, without its ending.
        on: The legal day.
        company: Which handler, where the file holds several.
        handler: Changes of the handler; ``None`` makes a fact unknown.
        recipients: Changes by id of the recipient.
        exports: Changes by id of the export.
        as_if: A draft to suppose.
        alternatives: Whether questions and readings are wanted too.
    """
    data = load((FOLDER / f"{name}.yaml").read_bytes(), name)
    data = data["handlers"][company] if "handlers" in data else data
    data["handler"] = merged(data["handler"], handler or {})
    data["recipients"] = [merged(each, (recipients or {}).get(each["id"], {})) for each in data["recipients"]]
    data["exports"] = [merged(each, (exports or {}).get(each["id"], {})) for each in data["exports"]]
    return answer(data, on, as_if=as_if, alternatives=alternatives)


def answer(data: Any, on: str, *, as_if: str | None = None, alternatives: bool = False) -> Answer:
    """Assess one parsed declaration."""
    book, catalogues = load_book(), load_catalogues()
    (found,) = assess(
        declarations_of(data, Document("", "declaration"), book, catalogues),
        book,
        catalogues,
        date.fromisoformat(on),
        as_if=as_if,
        alternatives=alternatives,
    )
    return Answer(answer_of(found, "en"))


def merged(one: Any, other: Any) -> Any:
    """Put ``other`` over ``one``, mapping by mapping."""
    if isinstance(one, dict) and isinstance(other, Mapping):
        return {**one, **{key: merged(one.get(key), value) for key, value in other.items()}}
    return other


def _cites(rules: list[dict[str, Any]]) -> list[str]:
    return [each["cite"] for each in rules]
