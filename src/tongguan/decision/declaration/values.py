"""Reads one value of a declaration by the kind of its fact."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any, cast

from tongguan.decision.declaration.errors import UnknownFieldError, UnknownNameError, WrongValueError
from tongguan.decision.declaration.model import People
from tongguan.decision.declaration.place import Document, shown
from tongguan.law import Fact
from tongguan.law.catalogues import Catalogues, UnknownEntryError
from tongguan.strict_yaml import Path
from tongguan.vocabulary import Bounds
from tongguan.vocabulary.nearest import nearest

NONE = "none"
MOST_PEOPLE = 10_000_000_000
FIRST_YEAR = 1900
LAST_YEAR = 2199
_LONGEST_NAME = 200
_SURELY_MEANT = 0.7
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PEOPLE_PARTS = ("ordinary", "sensitive", "both", "until")


class ValueReader:
    """Reads values; every refusal names the field and its place."""

    def __init__(self, document: Document, catalogues: Catalogues) -> None:
        self._document = document
        self._catalogues = catalogues
        self._kinds: dict[str, Callable[[Fact, Any, Path], Any]] = {
            "text": self._text,
            "texts": self._texts,
            "boolean": self._boolean,
            "choice": self._choice,
            "count": lambda _, value, path: self.count(value, path),
            "number": lambda _, value, path: self._whole(value, path),
            "date": lambda fact, value, path: self.day(value, path, none=fact.none),
            "territory": lambda _, value, path: self._listed(self._catalogues.territories.territory, value, path),
            "province": lambda _, value, path: self._listed(self._catalogues.places.province, value, path),
            "city": self._text,
            "zone": lambda _, value, path: self._listed(self._catalogues.zones.zone, value, path),
            "sector": lambda _, value, path: self._listed(self._catalogues.activities.sector, value, path),
            "scenario": lambda _, value, path: self._listed(self._catalogues.activities.scenario, value, path),
            "items": lambda _, value, path: self.items(value, path),
            "items_one": lambda _, value, path: self._listed(self._catalogues.items.item, value, path),
            "refs": self._texts,
            "people": lambda _, value, path: self.people(value, path),
            "people_totals": lambda _, value, path: self.people(value, path),
            "mapping": self._mapping,
        }

    def read(self, fact: Fact, value: Any, path: Path) -> Any:  # noqa: ANN401 -- plain YAML values
        """Read ``value`` as ``fact`` asks; null is given back as ``None``.

        Raises:
            DeclarationError: The value is of the wrong kind, out of range, or not in its list.
        """
        if value is None:
            return None
        if fact.none and value == NONE:
            return NONE
        return self._kinds[fact.kind](fact, value, path)

    def count(self, value: Any, path: Path) -> Bounds:  # noqa: ANN401 -- plain YAML values
        """Read a number of people, or ``[low, high]`` whose ``high`` may be null."""
        if isinstance(value, list):
            if len(value) != 2:  # noqa: PLR2004 -- a pair
                raise self._wrong("write a range as [low, high]; high may be null", path)
            low = self._whole(value[0], (*path, 0)) if value[0] is not None else 0
            high = self._whole(value[1], (*path, 1)) if value[1] is not None else None
            if high is not None and high < low:
                raise self._wrong(
                    f"the range runs from {low:,} down to {high:,}", path, "write the smaller number first"
                )
            return Bounds(low, high)
        return Bounds.exactly(self._whole(value, path))

    def people(self, value: Any, path: Path) -> People:  # noqa: ANN401 -- plain YAML values
        """Read ``{ordinary, sensitive, both, until}`` and hold ``both`` against the two."""
        if not isinstance(value, dict):
            raise self._wrong("write people as {ordinary: …, sensitive: …, both: …}", path)
        for key in value:
            if key not in _PEOPLE_PARTS:
                raise self._document.error(
                    UnknownFieldError, f"`{shown(key)}` is not a field here", (*path, key), nearest(key, _PEOPLE_PARTS)
                )
        read = {
            part: self.count(value[part], (*path, part)) if value.get(part) is not None else None
            for part in ("ordinary", "sensitive", "both")
        }
        until = self.day(value["until"], (*path, "until")) if value.get("until") is not None else None
        return self.coherent(People(read["ordinary"], read["sensitive"], read["both"], until), path)

    def coherent(self, people: People, path: Path) -> People:
        """Give ``people`` back where ``both`` fits in each of the two numbers."""
        both = people.both
        for part, whole in (("ordinary", people.ordinary), ("sensitive", people.sensitive)):
            if both is not None and whole is not None and whole.high is not None and both.low > whole.high:
                raise self._wrong(
                    f"`both` ({both.low:,}) is above `{part}` ({whole.high:,})",
                    (*path, "both"),
                    "`both` counts people who are in each of the two numbers",
                )
        return people

    def day(self, value: Any, path: Path, *, none: bool = False) -> date:  # noqa: ANN401 -- plain YAML values
        """Read a day of our time; JSON has no days, so one written as text is read as well."""
        if isinstance(value, str) and _DAY.fullmatch(value):
            with suppress(ValueError):
                value = date.fromisoformat(value)
        if not isinstance(value, date):
            hint = f"write it as 2026-06-30, or {NONE}" if none else "write it as 2026-06-30; null if not known"
            raise self._wrong(f"`{shown(value)}` is not a day", path, hint)
        if not FIRST_YEAR <= value.year <= LAST_YEAR:
            raise self._wrong(f"{value} is not a day of our time", path, f"years run from {FIRST_YEAR} to {LAST_YEAR}")
        return value

    def items(self, value: Any, path: Path) -> tuple[str, ...]:  # noqa: ANN401 -- plain YAML values
        """Read ids, names or aliases of data items into ids."""
        if not isinstance(value, list):
            raise self._wrong("write the items as a list", path)
        found = [self._listed(self._catalogues.items.item, item, (*path, place)) for place, item in enumerate(value)]
        return tuple(dict.fromkeys(found))

    def _whole(self, value: Any, path: Path) -> int:  # noqa: ANN401 -- plain YAML values
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._wrong(
                f"`{shown(value)}` is not a whole number of people",
                path,
                "write digits, such as 84_000, or null if not known",
            )
        if value < 0:
            raise self._wrong(f"{value:,} people cannot be", path, "people are counted from 0")
        if value > MOST_PEOPLE:
            raise self._wrong(f"{value:,} people are more than live on earth", path)
        return value

    def _text(self, _: Fact, value: Any, path: Path) -> str:  # noqa: ANN401 -- plain YAML values
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self._wrong(f"`{shown(value)}` is not text", path)
        text = str(value)
        if not text.strip():
            raise self._wrong("the text is blank", path, "write null, or leave the field out, if it is not known")
        return text

    def _texts(self, fact: Fact, value: Any, path: Path) -> tuple[str, ...]:  # noqa: ANN401 -- plain YAML values
        if not isinstance(value, list):
            raise self._wrong("write a list, such as [a, b]", path)
        return tuple(self._text(fact, item, (*path, place)) for place, item in enumerate(value))

    def _boolean(self, _: Fact, value: Any, path: Path) -> bool:  # noqa: ANN401 -- plain YAML values
        if value is True or value is False:
            return value is True
        raise self._wrong(f"`{shown(value)}` is neither true nor false", path, "write true or false; null if not known")

    def _choice(self, fact: Fact, value: Any, path: Path) -> str:  # noqa: ANN401 -- plain YAML values
        if isinstance(value, bool):
            alias = fact.booleans.get("true" if value else "false")
            if alias is not None:
                return alias
        if value in fact.values:
            return cast("str", value)
        raise self._document.error(
            UnknownNameError,
            f"`{shown(value)}` is not a value of `{fact.name}`",
            path,
            _listing(value, fact.values),
        )

    def _mapping(self, fact: Fact, value: Any, path: Path) -> dict[str, Any]:  # noqa: ANN401 -- plain YAML values
        if not isinstance(value, dict):
            raise self._wrong(f"write `{fact.name}` as {{{', '.join(fact.parts)}}}", path)
        read: dict[str, Any] = {}
        for key, part in value.items():
            if key not in fact.parts:
                raise self._document.error(
                    UnknownFieldError, f"`{shown(key)}` is not a field here", (*path, key), nearest(key, fact.parts)
                )
            inner = Fact(shape=fact.shape, name=f"{fact.name}.{key}", kind=fact.parts[key], says=fact.says)
            read[key] = self.read(inner, part, (*path, key))
        return read

    def _listed(self, find: Callable[[str], Any], value: Any, path: Path) -> str:  # noqa: ANN401 -- entries of any catalogue
        if isinstance(value, bool) or not isinstance(value, str):
            raise self._wrong(f"`{shown(value)}` is not a name", path)
        if len(value) > _LONGEST_NAME:
            raise self._document.error(UnknownNameError, f"`{shown(value)}` is too long for a name", path)
        try:
            return cast("str", find(value).id)
        except UnknownEntryError as error:
            raise self._document.error(UnknownNameError, error.message, path, error.help) from error

    def _wrong(self, message: str, path: Path, help: str | None = None) -> Exception:  # noqa: A002 -- as TongguanError
        return self._document.error(WrongValueError, message, path, help)


def _listing(value: object, values: tuple[str, ...]) -> str:
    """Name the values of a choice, the one that was surely meant first."""
    import difflib  # noqa: PLC0415 -- only when something is wrong

    listed = f"known: {', '.join(values)}"
    close = difflib.get_close_matches(str(value), values, n=1, cutoff=_SURELY_MEANT)
    return f"did you mean `{close[0]}`? {listed}" if close else listed
