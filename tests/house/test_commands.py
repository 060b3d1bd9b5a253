"""Every command has help, an example that runs, and a place in the reference."""

import importlib.util
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from tongguan.cli.app import app
from tongguan.cli.groups import load_command
from tongguan.cli.helping import examples_of
from tongguan.cli.registry import COMMANDS, row_of

NAMES = [row.name for row in COMMANDS if row.module is not None]


def command(name: str) -> Any:
    found = load_command(name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_command_is_a_module_of_the_command_line(name: str) -> None:
    row = row_of(name)
    assert row is not None
    assert importlib.util.find_spec(f"tongguan.cli.{row.module}") is not None


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_help(name: str) -> None:
    assert command(name).help


@pytest.mark.parametrize("name", NAMES)
def test_a_command_has_an_example_of_itself(name: str) -> None:
    examples = examples_of(command(name))
    assert examples
    assert all(shlex.split(example)[: 1 + len(name.split())] == ["tongguan", *name.split()] for example in examples)


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_are_understood(name: str) -> None:
    """Their options exist and their arguments are complete; nothing is run."""
    root: Any = get_command(app)
    for example in examples_of(command(name)):
        arguments = shlex.split(example)[1:]
        context = root.make_context("tongguan", arguments[:0], resilient_parsing=True)
        *groups, last = name.split()
        for depth, group in enumerate(groups, start=1):
            of_group = command(" ".join(groups[:depth]))
            context = of_group.make_context(group, [], parent=context, resilient_parsing=True)
        command(name).make_context(last, arguments[len(name.split()) :], parent=context)


@pytest.mark.parametrize("name", NAMES)
def test_every_parameter_says_what_it_is_for(name: str) -> None:
    silent = [param.name for param in command(name).params if not param.help]
    assert not silent


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"init", "schema"}])
def test_a_command_that_answers_answers_in_json_too(name: str) -> None:
    assert "--json" in {option for param in command(name).params for option in param.opts}


@pytest.mark.parametrize("name", NAMES)
def test_a_command_speaks_the_language_it_is_asked_to(name: str) -> None:
    assert "--lang" in {option for param in command(name).params for option in param.opts}


@pytest.mark.parametrize("name", NAMES)
def test_a_command_stands_in_the_reference(name: str, root: Path) -> None:
    reference = (root / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert f"# tongguan {name}\n" in reference
