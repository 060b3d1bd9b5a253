"""Where in a declaration something stands, and errors that say so."""

from itertools import islice

from tongguan.decision.declaration.errors import DeclarationError, UnknownFieldError
from tongguan.strict_yaml import Path, locate

_LONGEST_SHOWN = 40
_MOST_SHOWN = 10
_WORDS = {None: "null", True: "true", False: "false"}


class Document:
    """The text of a declaration, to find places in it."""

    __slots__ = ("source", "text")

    def __init__(self, text: str | bytes, source: str) -> None:
        self.text = text
        self.source = source

    def error(
        self,
        kind: type[DeclarationError],
        message: str,
        path: Path,
        help: str | None = None,  # noqa: A002 -- as TongguanError
    ) -> DeclarationError:
        """Make an error at ``path``, with line, column and the dotted name of the field.

        An unknown field is found by its key, all else by its value.
        """
        place = locate(self.text, path, key=kind is UnknownFieldError)
        return kind(
            message,
            help=help,
            source=self.source,
            line=place.line if place else None,
            column=place.column if place else None,
            field=dotted(path) or None,
        )


def shown(value: object) -> str:
    """Write a value for a message as the file would, cut where it is long."""
    match value:
        case None | bool():
            text = _WORDS[value]
        case list():
            text = f"[{', '.join(shown(each) for each in value[:_MOST_SHOWN])}]"
        case dict():
            text = f"{{{', '.join(f'{key}: {shown(each)}' for key, each in islice(value.items(), _MOST_SHOWN))}}}"
        case _:
            text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def dotted(path: Path) -> str:
    """Write a path as people do: ``exports[2].people.sensitive``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{shown(step)}" if text else shown(step)
    return text
