"""Takes the values of options as text, without pydantic, which Typer would import to check that text is text.

That import costs more time than the rest of a start. Commands turn text into days, files and numbers themselves,
with messages of ours.
"""

from typing import TYPE_CHECKING, Any

from typer import BadParameter
from typer._coercion import RuntimeParam
from typer.core import TyperArgument, TyperOption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer._click import Context
    from typer._click.core import Parameter

_PLAIN = (str, bool, list[str])


class PlainValue(RuntimeParam):
    """Text, or one of a few words."""

    def _coerce_value(self, value: Any, param: Any, ctx: "Context") -> Any:  # noqa: ANN401 -- as Typer has it
        choices = param.type_descriptor.choices
        if choices is None or value in choices:
            return value
        listed = ", ".join(f"'{choice}'" for choice in choices)
        raise BadParameter(f"'{value}' is not one of {listed}", ctx=ctx, param=param)


def take_as_text(params: "Iterable[Parameter]") -> None:
    """Let the parameters that are text, or a choice of words, be read plainly."""
    for param in params:
        if not isinstance(param, TyperArgument | TyperOption):
            continue
        asked = param.type_descriptor
        words = asked.choices is not None and all(isinstance(choice, str) for choice in asked.choices)
        if asked.annotation in _PLAIN or (words and not asked.is_list):
            param._runtime_param = PlainValue(asked.parameter_info, asked.annotation)  # noqa: SLF001 -- Typer has no other door
