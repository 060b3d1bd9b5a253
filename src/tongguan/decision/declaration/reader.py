"""Reads whole declarations."""

from typing import Any

from tongguan.decision.declaration.contradictions import check_declaration
from tongguan.decision.declaration.errors import UnknownFieldError, UnknownNameError, WrongValueError
from tongguan.decision.declaration.model import Change, Declaration, Export, Mechanism, Overlap, People, Recipient
from tongguan.decision.declaration.place import Document, shown
from tongguan.decision.declaration.shapes import ShapeReader
from tongguan.decision.declaration.values import ValueReader
from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.strict_yaml import Path, load
from tongguan.vocabulary.nearest import nearest

_PARTS = ("handler", "recipients", "exports", "distinct_people", "mechanisms")


def read_declarations(text: str | bytes, source: str, book: Lawbook, catalogues: Catalogues) -> tuple[Declaration, ...]:
    """Read a declaration file into one declaration a handler.

    Args:
        text: The content of the file.
        source: The name of the file, for messages.
        book: The lawbook whose facts name the fields.
        catalogues: The lists that ids and places are taken from.

    Raises:
        YamlError: The text is not strict YAML.
        DeclarationError: A field, id or value is refused, or two contradict; says where.
    """
    return declarations_of(load(text, source), Document(text, source), book, catalogues)


def declarations_of(
    content: object, document: Document, book: Lawbook, catalogues: Catalogues
) -> tuple[Declaration, ...]:
    """Read declarations from parsed content; ``document`` is asked for places only when something is wrong."""
    reader = _Reader(document, book, catalogues)
    if not isinstance(content, dict):
        raise document.error(
            WrongValueError, "a declaration is a mapping", (), "`tongguan init` writes a commented one to start from"
        )
    if "handlers" not in content:
        return (reader.one(content, ()),)
    for key in content:
        if key != "handlers":
            raise document.error(
                UnknownFieldError,
                f"`{shown(key)}` stands beside `handlers`",
                (key,),
                "put it inside the handler it belongs to",
            )
    handlers = content["handlers"]
    if not isinstance(handlers, list) or not handlers:
        raise document.error(WrongValueError, "`handlers` is a list of at least one declaration", ("handlers",))
    return tuple(reader.one(inner, ("handlers", place)) for place, inner in enumerate(handlers))


class _Reader:
    def __init__(self, document: Document, book: Lawbook, catalogues: Catalogues) -> None:
        self.document = document
        self.catalogues = catalogues
        self.values = ValueReader(document, catalogues)
        self.shapes = ShapeReader(document, self.values, book.facts)
        self.known = {fact.shape: set[str]() for fact in book.facts.facts}
        in_conditions = book.facts.in_conditions()
        for name, fact in book.facts.named().items():
            if name in in_conditions:
                self.known[fact.shape].add(fact.name)

    def one(self, content: Any, path: Path) -> Declaration:  # noqa: ANN401 -- plain YAML values
        if not isinstance(content, dict):
            raise self.document.error(WrongValueError, "a declaration is a mapping", path)
        for key in content:
            if key not in _PARTS:
                raise self.document.error(
                    UnknownFieldError, f"`{shown(key)}` is not a field here", (*path, key), nearest(key, _PARTS)
                )
        if content.get("handler") is None:
            raise self.document.error(WrongValueError, "`handler` is missing", (*path, "handler"))
        handler = self.shapes.read("handler", content["handler"], (*path, "handler"))
        recipients = self._recipients(content.get("recipients"), (*path, "recipients"))
        exports = self._exports(content.get("exports"), recipients, (*path, "exports"))
        declaration = Declaration(
            source=self.document.source,
            name=handler["name"],
            handler=self._facts("handler", handler, "handler."),
            given=handler,
            recipients=recipients,
            exports=exports,
            overlaps=self._overlaps(content.get("distinct_people"), exports, (*path, "distinct_people")),
            mechanisms=self._mechanisms(content.get("mechanisms"), exports, recipients, (*path, "mechanisms")),
        )
        check_declaration(declaration, self.document, path, self.catalogues)
        return declaration

    def _facts(self, shape: str, given: dict[str, Any], prefix: str) -> dict[str, Any]:
        known = self.known[shape]
        return {f"{prefix}{name}": value for name, value in given.items() if name in known}

    def _recipients(self, value: Any, path: Path) -> dict[str, Recipient]:  # noqa: ANN401 -- plain YAML values
        found: dict[str, Recipient] = {}
        for given, place in self.shapes.list_of("recipients", value, path):
            self._unique(given["id"], found, place, "recipient")
            found[given["id"]] = Recipient(given["id"], self._facts("recipients", given, "recipients."), given)
        return found

    def _exports(self, value: Any, recipients: dict[str, Recipient], path: Path) -> tuple[Export, ...]:  # noqa: ANN401 -- plain YAML values
        found: dict[str, Export] = {}
        for given, place in self.shapes.list_of("exports", value, path):
            self._unique(given["id"], found, place, "export")
            named = given.get("recipients")
            self._refer(named or (), recipients, (*place, "recipients"), "recipient")
            facts = self._facts("exports", given, "")
            if "onward" in given:
                facts["onward"] = tuple(self._facts("onward", inner, "onward.") for inner in given["onward"])
            residue = given.get("necessity.residue")
            found[given["id"]] = Export(
                id=given["id"],
                facts=facts,
                given=given,
                recipients=named,
                people=given.get("people") or People(),
                residue_people=residue.get("people") if residue else None,
                changes=tuple(
                    Change(each["what"], each["on"], each.get("affects_security"), each.get("note"))
                    for each in given.get("changes", ())
                ),
            )
        if not found:
            raise self.document.error(WrongValueError, "`exports` names no export", path)
        return tuple(found.values())

    def _overlaps(self, value: Any, exports: tuple[Export, ...], path: Path) -> tuple[Overlap, ...]:  # noqa: ANN401 -- plain YAML values
        ids = {export.id: export for export in exports}
        found = []
        for given, place in self.shapes.list_of("distinct_people", value, path):
            self._refer(given["exports"], ids, (*place, "exports"), "export")
            people = People(given.get("ordinary"), given.get("sensitive"), given.get("both"), given.get("until"))
            found.append(Overlap(tuple(dict.fromkeys(given["exports"])), self.values.coherent(people, place)))
        return tuple(found)

    def _mechanisms(
        self,
        value: Any,  # noqa: ANN401 -- plain YAML values
        exports: tuple[Export, ...],
        recipients: dict[str, Recipient],
        path: Path,
    ) -> tuple[Mechanism, ...]:
        ids = {export.id: export for export in exports}
        found: dict[str, Mechanism] = {}
        for given, place in self.shapes.list_of("mechanisms", value, path):
            self._unique(given["id"], found, place, "mechanism")
            self._refer(given["exports"], ids, (*place, "exports"), "export")
            self._refer(given.get("recipients") or (), recipients, (*place, "recipients"), "recipient")
            found[given["id"]] = Mechanism(given["id"], given["kind"], given["exports"], given.get("recipients"), given)
        return tuple(found.values())

    def _unique(self, name: str, found: dict[str, Any], path: Path, what: str) -> None:
        if name in found:
            raise self.document.error(WrongValueError, f"two {what}s have the id `{shown(name)}`", (*path, "id"))

    def _refer(self, names: tuple[str, ...], known: dict[str, Any], path: Path, what: str) -> None:
        for place, name in enumerate(names):
            if name not in known:
                article = "an" if what == "export" else "a"
                message = f"`{shown(name)}` is not the id of {article} {what}"
                raise self.document.error(UnknownNameError, message, (*path, place), nearest(name, known))
