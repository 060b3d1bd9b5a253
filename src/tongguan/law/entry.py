"""Typed access to a parsed mapping of the book: what is missing, mistyped or unknown is refused in place."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from tongguan.law.errors import LawbookError, UnknownKeyError, WrongTypeError
from tongguan.strict_yaml import Path, locate, locate_within
from tongguan.vocabulary import Phrase, TongguanError

_T = TypeVar("_T")


class BookFile:
    """One file of the book: its name, its text, its parsed content."""

    def __init__(self, name: str, text: bytes, content: Any) -> None:  # noqa: ANN401 -- plain YAML values
        self.name = name
        self.text = text
        self.content = content

    def error(self, kind: type[LawbookError], message: str, path: Path, help: str | None = None) -> LawbookError:  # noqa: A002 -- as TongguanError
        """Make an error that tells where in the file ``path`` stands."""
        place = locate(self.text, path, key=kind is UnknownKeyError)
        return kind(
            message,
            help=help,
            source=self.name,
            line=place.line if place else None,
            column=place.column if place else None,
        )


class Entry:
    """A mapping of a book file; every key must be taken or refused."""

    def __init__(self, file: BookFile, path: Path, value: Any) -> None:  # noqa: ANN401 -- plain YAML values
        if not isinstance(value, dict):
            raise file.error(WrongTypeError, "a mapping is expected here", path)
        self.file = file
        self.path = path
        self.value = cast("dict[str, Any]", value)

    def error(self, kind: type[LawbookError], message: str, *steps: str | int, help: str | None = None) -> LawbookError:  # noqa: A002 -- as TongguanError
        """Make an error at a key of this mapping."""
        return self.file.error(kind, message, (*self.path, *steps), help)

    def placed(self, error: TongguanError, *steps: str | int) -> TongguanError:
        """Give ``error`` its place in this file; its column counts within the text at ``steps``."""
        place = locate_within(self.file.text, (*self.path, *steps), (error.column or 1) - 1)
        return type(error)(
            error.message,
            help=error.help,
            source=self.file.name,
            line=place.line if place else None,
            column=place.column if place else None,
        )

    def only(self, known: Iterable[str]) -> None:
        """Refuse keys that are not ``known``.

        Raises:
            UnknownKeyError: There is one; the nearest known key is suggested.
        """
        names = set(known)
        for key in self.value:
            if key not in names:
                import difflib  # noqa: PLC0415 -- only when something is wrong

                close = difflib.get_close_matches(key, names, n=1)
                raise self.error(
                    UnknownKeyError,
                    f"key `{key}` is not known here",
                    key,
                    help=f"did you mean `{close[0]}`?" if close else f"known keys: {', '.join(sorted(names))}",
                )

    def get(self, key: str, kind: type[_T]) -> _T | None:
        """Give the value at ``key``, or ``None`` where it is absent or null.

        Raises:
            WrongTypeError: It has another type.
        """
        value = self.value.get(key)
        if value is None:
            return None
        if type(value) is not kind:
            raise self.error(WrongTypeError, f"`{key}` is {_named(value)}, not {_NAMES.get(kind, kind.__name__)}", key)
        return value

    def need(self, key: str, kind: type[_T]) -> _T:
        """Give the value at ``key``.

        Raises:
            WrongTypeError: It is absent or has another type.
        """
        value = self.get(key, kind)
        if value is None:
            raise self.error(WrongTypeError, f"`{key}` is missing")
        return value

    def text(self, key: str) -> str:
        """Give a text that may have been written as a number, such as an article."""
        value = self.value.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.need(key, str)

    def texts(self, key: str) -> tuple[str, ...]:
        """Give a list of texts; numbers are read as text, absence as none."""
        values = self.get(key, list) or []
        for place, value in enumerate(values):
            if isinstance(value, bool) or not isinstance(value, str | int):
                raise self.error(WrongTypeError, f"`{key}` holds {_named(value)}, not text", key, place)
        return tuple(str(value) for value in values)

    def one_of(self, key: str, values: Sequence[str], *, default: str | None = None) -> str:
        """Give a text that is one of ``values``."""
        value = self.get(key, str)
        if value is None:
            if default is None:
                raise self.error(WrongTypeError, f"`{key}` is missing")
            return default
        if value not in values:
            import difflib  # noqa: PLC0415 -- only when something is wrong

            close = difflib.get_close_matches(value, values, n=1)
            raise self.error(
                WrongTypeError,
                f"`{value}` is not a value of `{key}`",
                key,
                help=f"did you mean `{close[0]}`?" if close else f"values: {', '.join(values)}",
            )
        return value

    def phrase(self, key: str) -> Phrase:
        """Give words in both languages."""
        inner = self.inner(key)
        inner.only(("zh", "en"))
        words = Phrase(zh=inner.text("zh"), en=inner.text("en"))
        for language in ("zh", "en"):
            if not getattr(words, language).strip():
                raise inner.error(WrongTypeError, f"`{language}` is blank", language)
        return words

    def maybe_phrase(self, key: str) -> Phrase | None:
        """Give words in both languages, or ``None``."""
        return self.phrase(key) if self.value.get(key) is not None else None

    def inner(self, key: str) -> "Entry":
        """Give the mapping at ``key``."""
        if self.value.get(key) is None:
            raise self.error(WrongTypeError, f"`{key}` is missing")
        return Entry(self.file, (*self.path, key), self.value[key])

    def entries(self, key: str) -> tuple["Entry", ...]:
        """Give the mappings of the list at ``key``; absence gives none."""
        values = self.get(key, list) or []
        return tuple(Entry(self.file, (*self.path, key, place), value) for place, value in enumerate(values))

    def day(self, key: str) -> date | None:
        """Give a day, or ``None``."""
        return self.get(key, date)


_NAMES: dict[type, str] = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    date: "a day",
    list: "a list",
    dict: "a mapping",
}


def _named(value: object) -> str:
    return _NAMES.get(type(value), "nothing")
