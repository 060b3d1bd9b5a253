"""Opens what the configuration names; every mistake is told with the field that named it."""

import os
from pathlib import Path

from tongguan.clearance import ClearanceError, KeySet, SigningKey
from tongguan.gate.service.errors import ConfigurationError
from tongguan.gate.service.settings import KeyPlace, LedgerPlace, Settings, path_of
from tongguan.identity import Key, parse_key, require_private
from tongguan.vocabulary import TongguanError

_MOST_BYTES = 1024 * 1024
YearKeys = dict[tuple[str, int], Key]


def read_file(path: Path, field: str) -> bytes:
    """Read a small file that the configuration names.

    Raises:
        ConfigurationError: It cannot be read, or is no small file.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigurationError(f"`{path}` cannot be read: {reason}", field=field) from error
    if len(content) > _MOST_BYTES:
        raise ConfigurationError(f"`{path}` is larger than such a file is", field=field)
    return content


def read_variable(name: str, field: str) -> str:
    """Read a variable of the environment.

    Raises:
        ConfigurationError: There is none of that name, or it is empty.
    """
    text = os.environ.get(name)
    if not text:
        raise ConfigurationError(f"the environment has no variable `{name}`", field=field)
    return text


def read_key_set(folder: Path, name: str, field: str) -> KeySet:
    """Read public keys.

    Raises:
        ConfigurationError: The file holds none.
    """
    path = path_of(folder, name)
    try:
        return KeySet.read(read_file(path, field))
    except ClearanceError as error:
        raise ConfigurationError(
            f"`{path}` holds no public keys: {error.message}",
            field=field,
            help="`tongguan clearance keys new` makes them",
        ) from error


def read_year_keys(settings: Settings, folder: Path) -> YearKeys:
    """Read the keys of every handler, by handler and year.

    Raises:
        ConfigurationError: One is missing, no key, of another handler, readable by others, or stands twice.
    """
    found: YearKeys = {}
    for of_handler, handler in enumerate(settings.handlers):
        for number, place in enumerate(handler.keys):
            field = f"handlers[{of_handler}].keys[{number}]"
            key = _key(place, folder, field)
            try:
                key.require(handler.name, key.year)
            except TongguanError as error:
                raise ConfigurationError(error.message, field=field, help=error.help) from error
            if (handler.name, key.year) in found:
                raise ConfigurationError(f"there are two keys of {key.year} of `{handler.name}`", field=field)
            found[handler.name, key.year] = key
    return found


def read_seal(place: LedgerPlace, folder: Path) -> SigningKey | None:
    """Read the key with which commits are sealed, if the configuration names one.

    Raises:
        ConfigurationError: It is no private key, or others may read it.
    """
    if place.seal is None:
        return None
    path = path_of(folder, place.seal)
    content = read_file(path, "ledger.seal")
    try:
        require_private(path.stat().st_mode, str(path))
        return SigningKey.read(content)
    except TongguanError as error:
        raise ConfigurationError(error.message, field="ledger.seal", help=error.help) from error


def ledger_address(place: LedgerPlace, folder: Path) -> str:
    """Give the address of the ledger; a file is relative to the folder of the configuration.

    Raises:
        ConfigurationError: The variable that should hold it is not there.
    """
    if place.environment is not None:
        text, field = read_variable(place.environment, "ledger.environment"), "ledger.environment"
    else:
        text, field = place.address or "", "ledger.address"
    if field == "ledger.address" and "password" in text and "://" not in text:
        raise ConfigurationError(
            "a password does not stand in the configuration",
            field=field,
            help="put the address into a variable, and name it with `environment`",
        )
    if "://" in text or "dbname=" in text:
        return text
    return str(path_of(folder, text))


def _key(place: KeyPlace, folder: Path, field: str) -> Key:
    try:
        if place.environment is not None:
            field = f"{field}.environment"
            text = read_variable(place.environment, field)
            return parse_key(text.encode("utf-8", "surrogateescape"), f"${place.environment}")
        field = f"{field}.file"
        path = path_of(folder, place.file or "")
        content = read_file(path, field)
        require_private(path.stat().st_mode, str(path))
        return parse_key(content, str(path))
    except ConfigurationError:
        raise
    except TongguanError as error:
        raise ConfigurationError(error.message, field=field, help=error.help) from error
