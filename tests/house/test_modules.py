"""A module is short, says what it is, and stands in a known room."""

import ast
import tomllib
from pathlib import Path

LONGEST = 400


def test_no_module_is_too_long(modules: dict[str, str]) -> None:
    lengths = {name: len(text.splitlines()) for name, text in modules.items()}
    too_long = {name: lines for name, lines in lengths.items() if lines > LONGEST}
    assert not too_long, f"cut by responsibility: {too_long}"


def test_every_module_says_what_it_is(modules: dict[str, str]) -> None:
    silent = [
        name for name, text in modules.items() if name.startswith("src/") and not ast.get_docstring(ast.parse(text))
    ]
    assert not silent, f"no module docstring: {silent}"


def test_every_room_lists_what_it_offers(modules: dict[str, str]) -> None:
    rooms = [name for name in modules if name.startswith("src/tongguan/") and name.count("/") == 3]
    doors = [name for name in rooms if name.endswith("/__init__.py")]
    unlisted = [name for name in doors if not _assigns(ast.parse(modules[name]), "__all__")]
    assert doors
    assert not unlisted, f"no __all__: {unlisted}"


def test_every_room_is_known(root: Path) -> None:
    rooms = {path.parent.name for path in (root / "src" / "tongguan").glob("*/__init__.py")}
    assert rooms
    assert rooms <= _rooms_of_the_contract(root)


def _assigns(tree: ast.Module, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for node in tree.body for target in _targets(node))


def _targets(node: ast.stmt) -> list[ast.expr]:
    match node:
        case ast.Assign(targets=targets):
            return targets
        case ast.AnnAssign(target=target):
            return [target]
        case _:
            return []


def _rooms_of_the_contract(root: Path) -> set[str]:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {room.strip(" ()") for layer in layers for room in layer.split("|")}
