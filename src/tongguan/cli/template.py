"""The declaration that ``tongguan init`` writes, made from the facts of the lawbook."""

from collections.abc import Iterator, Sequence

from tongguan.cli.words import init as words
from tongguan.law import Fact, FactBook
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

_UNKNOWN = {"people": "{ordinary: null, sensitive: null, both: null, until: null}"}
_COMMENT_COLUMN = 34
_FIRST_WIDE = "\u2e80"


def template(facts: FactBook, language: Language) -> str:
    """Give the whole text; every field is there once, and what is not known is null."""
    return "\n".join([*_Template(facts, language).lines()]) + "\n"


class _Template:
    def __init__(self, facts: FactBook, language: Language) -> None:
        self.facts = facts
        self.language: Language = language

    def lines(self) -> Iterator[str]:
        yield from self._comment(words.HEADER)
        yield ""
        yield from self._comment(words.HANDLER)
        yield "handler:"
        yield from self._shape("handler", {"name": self._say(words.HANDLER_NAME)}, indent=2)
        yield ""
        yield from self._comment(words.RECIPIENTS)
        yield "recipients:"
        yield from self._entry("recipients", {"id": "recipient-1"})
        yield ""
        yield from self._comment(words.EXPORTS)
        yield "exports:"
        yield from self._entry("exports", {"id": "export-1", "recipients": "[recipient-1]"})
        yield ""
        yield from self._comment(words.OVERLAPS)
        yield "distinct_people: []"
        yield ""
        yield from self._comment(words.MECHANISMS)
        yield "mechanisms: []"

    def _entry(self, shape: str, known: dict[str, str]) -> Iterator[str]:
        """Give one entry of a list: its first field, which is required, stands beside the dash."""
        first, *rest = self._shape(shape, known, indent=4)
        yield f"  - {first.strip()}"
        yield from rest

    def _shape(self, shape: str, known: dict[str, str], indent: int) -> Iterator[str]:
        above: tuple[str, ...] = ()
        for fact in self.facts.of_shape(shape):
            *groups, _ = fact.name.split(".")
            for depth, group in enumerate(groups):
                if tuple(groups[: depth + 1]) != above[: depth + 1]:
                    yield f"{' ' * (indent + 2 * depth)}{group}:"
            above = tuple(groups)
            yield from self._field(fact, known.get(fact.name), indent + 2 * len(groups))

    def _field(self, fact: Fact, value: str | None, indent: int) -> Iterator[str]:
        margin = " " * indent
        hint = self._hint(fact)
        if fact.question is None:
            said = self._say(fact.says)
            hint = f"{said}{self._say(words.COLON)}{hint}" if hint else said
        else:
            yield f"{margin}# {self._say(fact.question)}"
        if fact.presumption is not None:
            shown = "false" if fact.presumption.value is False else str(fact.presumption.value)
            presumed = self._say(words.PRESUMED).format(value=shown, reason=self._say(fact.presumption.reason))
            yield f"{margin}# {presumed}"
        written = f"{margin}{fact.name.rpartition('.')[2]}: {value or _UNKNOWN.get(fact.kind, 'null')}"
        wide = sum(character >= _FIRST_WIDE for character in written)  # each takes two columns
        yield f"{written.ljust(_COMMENT_COLUMN - wide)}  # {hint}".rstrip(" #")

    def _hint(self, fact: Fact) -> str:
        """Tell what may be written."""
        if fact.kind == "list":
            fields = ", ".join(inner.name for inner in self.facts.of_shape(fact.item_shape or ""))
            return self._say(words.LIST_OF).format(fields=f"{{{fields}}}")
        if fact.kind == "mapping":
            said = f"{{{', '.join(fact.parts)}}}"
        elif fact.values:
            said = " | ".join(fact.values)
        else:
            said = self._say(words.KINDS[fact.kind]) if fact.kind in words.KINDS else ""
        if fact.none and "none" not in fact.values:
            said = f"{said or self._say(words.TEXT)} | none"
        return said

    def _comment(self, said: Phrase) -> Sequence[str]:
        return [f"# {line}".rstrip() for line in self._say(said).splitlines()]

    def _say(self, said: Phrase) -> str:
        return said.in_language(self.language)
