"""Reads a file of a census; refuses what is none, and what cannot be."""

from typing import Any

import msgspec

from tongguan.census.file.checks import check
from tongguan.census.file.errors import CensusFileError, UnknownFormatError
from tongguan.census.file.model import FORMAT, Census

_HANDLERS = "handlers"
_HELP = "`tongguan census PLAN.yaml --json` writes it"


def read_censuses(content: bytes, source: str) -> tuple[Census, ...]:
    """Read the census of one handler, or those of several under ``handlers``.

    Args:
        content: The file, JSON in UTF-8.
        source: Its name, for messages.

    Raises:
        CensusFileError: The file is not JSON, or not a census, or its numbers cannot all be true.
    """
    try:
        plain = msgspec.json.decode(content)
    except (msgspec.DecodeError, RecursionError) as error:
        raise CensusFileError("the census is not JSON", help=_HELP, source=source) from error
    return censuses_of(plain, source)


def censuses_of(plain: Any, source: str) -> tuple[Census, ...]:  # noqa: ANN401 -- plain JSON values
    """Read censuses from parsed JSON.

    Raises:
        CensusFileError: As ``read_censuses``.
    """
    if not isinstance(plain, dict):
        raise CensusFileError("a census is a JSON object", help=_HELP, source=source)
    if _HANDLERS not in plain:
        return (_one(plain, source, ""),)
    several = plain[_HANDLERS]
    if not isinstance(several, list) or not several:
        raise CensusFileError("`handlers` is a list of at least one census", help=_HELP, source=source, field=_HANDLERS)
    shared = {key: value for key, value in plain.items() if key != _HANDLERS}
    found = []
    for place, each in enumerate(several):
        where = f"{_HANDLERS}[{place}]"
        if not isinstance(each, dict):
            raise CensusFileError("a census is a JSON object", help=_HELP, source=source, field=where)
        found.append(_one({**shared, **each}, source, where))
    return tuple(found)


def _one(plain: dict[str, Any], source: str, where: str) -> Census:
    written = plain.get("format")
    if written != FORMAT or isinstance(written, bool):
        said = "is missing" if written is None else f"`{str(written)[:20]}` is not known"
        raise UnknownFormatError(
            f"the format of the census {said}",
            help=f"this version reads format {FORMAT}; {_HELP}",
            source=source,
            field=_joined(where, "format"),
        )
    try:
        census = msgspec.convert(plain, Census)
    except msgspec.ValidationError as error:
        clause, _, path = str(error).partition(" - at `")
        raise CensusFileError(
            f"this is not a census: {clause[:1].lower()}{clause[1:]}",
            help=_HELP,
            source=source,
            field=_joined(where, path.removesuffix("`").removeprefix("$").removeprefix(".")),
        ) from error
    check(census, source, where)
    return census


def _joined(where: str, field: str) -> str | None:
    return ".".join(part for part in (where, field) if part) or None
