"""What the pages of one export and of recipients and mechanisms show, decided before they are drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tongguan.law.catalogues import Catalogues
from tongguan.office.catalogues.reading import in_use
from tongguan.office.exports import form_words
from tongguan.office.exports.content import Content, Entry, content_of, entries_in, entry_in, get_at, named_in
from tongguan.office.exports.inputs import Input, Rows, fields_of
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import assessed, decided
from tongguan.office.exports.typed import typed_of
from tongguan.vocabulary.phrase import Language


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is declared: what it is called, and its value in words."""

    says: str
    value: str


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that belong together."""

    code: str
    says: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ExportPage:
    """One export as it is declared, with its standing and pathways on a day."""

    id: str
    title: str
    standing: str
    possible: tuple[str, ...]
    parts: tuple[Part, ...]
    unknown: int
    version: int


@dataclass(frozen=True, slots=True)
class Party:
    """A recipient or a mechanism in a list, with the titles of the exports that name it."""

    id: str
    says: str
    detail: str
    exports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartiesPage:
    """Who and what exports rest on; ``declared`` is false before the first declaration."""

    declared: bool
    handler: tuple[Line, ...]
    recipients: tuple[Party, ...]
    mechanisms: tuple[Party, ...]


def export_page(version: Version, name: str, on: date, language: Language) -> ExportPage | None:
    """Decide the page of one export; ``None`` where there is none of this id."""
    content = content_of(version)
    entry = entry_in(content, "exports", name)
    if entry is None:
        return None
    using = in_use()
    ready = decided(version, on, using)
    answer = (
        next(each for each in assessed(version, on, using)[0].exports if each.determination.prepared.export.id == name)
        if ready
        else None
    )
    return ExportPage(
        name,
        str(entry.get("title") or name),
        answer.standing.standing.value if answer else "",
        tuple(each.value for each in answer.determination.possible.pathways) if answer else (),
        _parts(entry, content, using.catalogues, language),
        sum(get_at(entry, each.name) is None for each in fields_of("exports") if each.name != "id"),
        version.number,
    )


def parties_page(version: Version | None, language: Language) -> PartiesPage:
    """Decide the page of the handler, its recipients and its mechanisms."""
    content = content_of(version)
    catalogues, titles = in_use().catalogues, named_in(content)["exports"]
    users: dict[str, list[str]] = {}
    for export in entries_in(content, "exports"):
        for each in export.get("recipients") or ():
            users.setdefault(str(each), []).append(titles[str(export.get("id"))])
    handler = entry_in(content, "handler", "") or {}
    return PartiesPage(
        version is not None,
        _lines(fields_of("handler"), handler, content, catalogues, language),
        tuple(
            _party(
                each, ("territory", "city", "role"), "recipients", users.get(str(each["id"]), ()), catalogues, language
            )
            for each in entries_in(content, "recipients")
        ),
        tuple(
            _party(
                each,
                ("kind", "status", "effective", "issued", "result_issued", "valid_until"),
                "mechanisms",
                tuple(titles.get(str(one), str(one)) for one in each.get("exports") or ()),
                catalogues,
                language,
            )
            for each in entries_in(content, "mechanisms")
        ),
    )


def _party(
    entry: Entry, names: Sequence[str], shape: str, exports: Sequence[str], catalogues: Catalogues, language: Language
) -> Party:
    fields = {each.name: each for each in fields_of(shape) if isinstance(each, Input)}
    said = [
        typed_of(fields[name], entry[name], language, catalogues) for name in names if entry.get(name) not in {None, ""}
    ]
    return Party(str(entry["id"]), str(entry.get("name") or entry["id"]), " · ".join(said), tuple(exports))


def _parts(entry: Entry, content: Content, catalogues: Catalogues, language: Language) -> tuple[Part, ...]:
    left = {each.name: each for each in fields_of("exports") if each.name not in {"id", "title"}}
    parts = []
    for code, says, names in form_words.GROUPS["exports"]:
        fitting = [name for name in left if any(name == each or name.startswith(f"{each}.") for each in names)]
        lines = _lines([left.pop(name) for name in fitting], entry, content, catalogues, language)
        if lines:
            parts.append(Part(code, says.in_language(language), lines))
    return tuple(parts)


def _lines(
    fields: Sequence[Input | Rows],
    entry: Mapping[str, object],
    content: Content,
    catalogues: Catalogues,
    language: Language,
) -> tuple[Line, ...]:
    return tuple(
        Line(each.says.in_language(language), said)
        for each in fields
        if (said := _said(each, get_at(entry, each.name), content, catalogues, language))
    )


def _said(field: Input | Rows, value: object, content: Content, catalogues: Catalogues, language: Language) -> str:
    if isinstance(field, Rows):
        if value == []:
            return form_words.NONE_WORD.in_language(language)
        rows = [
            " · ".join(
                said for one in field.inputs if (said := typed_of(one, get_at(row, one.name), language, catalogues))
            )
            for row in (value if isinstance(value, list) else ())
        ]
        return "\n".join(rows)
    if field.kind == "absent":
        return form_words.NONE_WORD.in_language(language) if value == "none" else ""
    if field.kind == "refs" and isinstance(value, list):
        names = named_in(content).get(field.of, {})
        return ("、" if language == "zh" else ", ").join(names.get(str(each), str(each)) for each in value)
    return typed_of(field, value, language, catalogues)
