"""Reads a mapping of the file by the facts of its shape, dotted names as nested mappings."""

from typing import Any

from tongguan.decision.declaration.errors import UnknownFieldError, WrongValueError
from tongguan.decision.declaration.place import Document, shown
from tongguan.decision.declaration.values import ValueReader
from tongguan.law import Fact, FactBook
from tongguan.strict_yaml import Path
from tongguan.vocabulary.nearest import nearest


class ShapeReader:
    """Reads mappings into flat dictionaries by dotted field name; only what is not null is kept."""

    def __init__(self, document: Document, values: ValueReader, facts: FactBook) -> None:
        self._document = document
        self._values = values
        self._facts = facts
        self._trees: dict[str, dict[str, Any]] = {}

    def read(self, shape: str, value: Any, path: Path) -> dict[str, Any]:  # noqa: ANN401 -- plain YAML values
        """Read ``value`` as a mapping of ``shape``.

        Raises:
            DeclarationError: An unknown field, a missing required one, or a value that is refused.
        """
        tree = self._tree(shape)
        read: dict[str, Any] = {}
        self._into(read, tree, value, path, shape)
        for fact in self._facts.of_shape(shape):
            if fact.required and read.get(fact.name) is None:
                steps = fact.name.split(".")
                raise self._document.error(WrongValueError, f"`{fact.name}` is missing", (*path, *steps))
        return read

    def list_of(self, shape: str, value: Any, path: Path) -> list[tuple[dict[str, Any], Path]]:  # noqa: ANN401 -- plain YAML values
        """Read a list of mappings of ``shape``, each with its path; null is an empty list."""
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._document.error(WrongValueError, f"write `{path[-1]}` as a list", path)
        return [(self.read(shape, inner, (*path, place)), (*path, place)) for place, inner in enumerate(value)]

    def _into(self, read: dict[str, Any], tree: dict[str, Any], value: Any, path: Path, shape: str) -> None:  # noqa: ANN401 -- plain YAML values
        if not isinstance(value, dict):
            raise self._document.error(WrongValueError, "a mapping is expected here", path)
        for key, inner in value.items():
            branch = tree.get(key)
            if branch is None:
                raise self._document.error(
                    UnknownFieldError, f"`{shown(key)}` is not a field here", (*path, key), nearest(key, tree)
                )
            if isinstance(branch, dict):
                if inner is not None:
                    self._into(read, branch, inner, (*path, key), shape)
                continue
            if branch.kind == "list":
                if inner is not None:
                    read[branch.name] = [item for item, _ in self.list_of(branch.item_shape, inner, (*path, key))]
                continue
            found = self._values.read(branch, inner, (*path, key))
            if found is not None:
                read[branch.name] = found

    def _tree(self, shape: str) -> dict[str, Any]:
        if shape not in self._trees:
            self._trees[shape] = _tree_of(self._facts.of_shape(shape))
        return self._trees[shape]


def _tree_of(facts: tuple[Fact, ...]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for fact in facts:
        *groups, last = fact.name.split(".")
        branch = tree
        for group in groups:
            branch = branch.setdefault(group, {})
        branch[last] = fact
    return tree
