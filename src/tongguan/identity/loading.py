"""Loads the book of identifiers from its files."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tongguan.identity.book import Book
from tongguan.identity.characters import read_set, read_translation
from tongguan.identity.checks import check
from tongguan.identity.errors import IdentityBookError
from tongguan.identity.kinds import CheckTable, Kind, Mixture
from tongguan.identity.resolution.policy import Limits, LinkPolicy
from tongguan.strict_yaml import load

BOOK = Path(__file__).with_name("book")
_KINDS = "kinds/"
_Shape = TypeVar("_Shape")


@lru_cache(maxsize=4)
def load_identity_book(folder: Path = BOOK) -> Book:
    """Load the book.

    Raises:
        IdentityBookError, YamlError: The book is not in order; says the file.
    """
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}
    return parse_identity_book(files)


def parse_identity_book(files: dict[str, bytes]) -> Book:
    """Parse and check a book from its files, by name relative to its folder.

    Raises:
        IdentityBookError, YamlError: The book is not in order; says the file.
    """
    parsed = {name: load(text, name) for name, text in files.items()}
    characters = _read(_file(parsed, "characters.yaml"), _Characters, "characters.yaml")
    kinds: dict[str, Kind] = {}
    mixtures: dict[str, Mixture] = {}
    for name in sorted(parsed):
        if not name.startswith(_KINDS):
            continue
        content = parsed[name]
        if isinstance(content, dict) and "any_of" in content:
            mixture = _read(content, Mixture, name)
            mixtures[_named_as(mixture.id, name)] = mixture
        else:
            kind = _read(content, Kind, name)
            kinds[_named_as(kind.id, name)] = msgspec.structs.replace(kind, space=kind.space or kind.id)
    book = Book(
        edition=_edition(files),
        kinds=kinds,
        mixtures=mixtures,
        translations={name: read_translation(name, entries) for name, entries in characters.translations.items()},
        sets={name: read_set(name, runs) for name, runs in characters.sets.items()},
        lists=_read(_file(parsed, "lists.yaml"), dict[str, tuple[str, ...]], "lists.yaml"),
        check_tables={
            each.id: each for each in _read(_file(parsed, "checksums.yaml"), _Tables, "checksums.yaml").checksums
        },
        links=_policy(_file(parsed, "linking.yaml")),
    )
    check(book)
    return book


class _Characters(msgspec.Struct, forbid_unknown_fields=True):
    translations: dict[str, tuple[dict[str, str], ...]]
    sets: dict[str, tuple[str, ...]]


class _Tables(msgspec.Struct, forbid_unknown_fields=True):
    checksums: tuple[CheckTable, ...]


class _Links(msgspec.Struct, forbid_unknown_fields=True):
    exclusive: frozenset[str]
    decisive: frozenset[str]
    shareable: frozenset[str]
    never: frozenset[str]


class _BothLimits(msgspec.Struct, forbid_unknown_fields=True):
    certain: Limits
    plausible: Limits


class _Linking(msgspec.Struct, forbid_unknown_fields=True):
    links: _Links
    limits: _BothLimits


def _policy(content: object) -> LinkPolicy:
    read = _read(content, _Linking, "linking.yaml")
    try:
        return LinkPolicy.checked(msgspec.structs.asdict(read.links), read.limits.certain, read.limits.plausible)
    except IdentityBookError as error:
        raise IdentityBookError(error.message, help=error.help, source="linking.yaml") from error


def _named_as(name: str, file: str) -> str:
    if file != f"{_KINDS}{name}.yaml":
        raise IdentityBookError(f"the kind `{name}` stands in a file of another name", source=file)
    return name


def _file(parsed: dict[str, Any], name: str) -> Any:  # noqa: ANN401 -- plain YAML values
    if name not in parsed:
        raise IdentityBookError(f"the file `{name}` is missing")
    return parsed[name]


def _read(content: object, shape: type[_Shape], source: str) -> _Shape:
    try:
        return msgspec.convert(content, shape)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at ")
        raise IdentityBookError(
            message[:1].lower() + message[1:], source=source, field=path.strip("`") or None
        ) from error


def _edition(files: dict[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()[:16]
