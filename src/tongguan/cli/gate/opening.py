"""Opens the ledger that a configuration names, for one command."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tongguan.cli.errors import MissingParameterError, UsageError
from tongguan.cli.gate.configuring import Configured

if TYPE_CHECKING:
    from tongguan.gate.ledger import Ledger
    from tongguan.gate.service.clearances import Clearances
    from tongguan.gate.trust import Trust


@contextmanager
def ledger_of(configured: Configured) -> Iterator["Ledger"]:
    """Open the ledger, and close it again; entries are sealed as the gate seals them.

    Raises:
        ConfigurationError: It is another ledger than the configuration names.
        LedgerError: It cannot be used.
    """
    from tongguan.gate.ledger import open_ledger  # noqa: PLC0415 -- help must not wait for it
    from tongguan.gate.service.errors import ConfigurationError  # noqa: PLC0415 -- as above
    from tongguan.gate.service.reading import ledger_address, read_seal  # noqa: PLC0415 -- as above

    try:
        seal = read_seal(configured.settings.ledger, configured.folder)
        address = ledger_address(configured.settings.ledger, configured.folder)
    except ConfigurationError as error:
        raise configured.placed(error) from error
    ledger = open_ledger(address, seal.seal if seal is not None else None)
    try:
        if ledger.id != configured.settings.ledger.id:
            raise configured.placed(ConfigurationError(f"the ledger says that it is `{ledger.id}`", field="ledger.id"))
        yield ledger
    finally:
        ledger.close()


def handler_of(configured: Configured, named: str | None) -> str:
    """Give the handler that is meant; it may be left out where the gate counts for one.

    Raises:
        MissingParameterError: There are several, and none is named.
        UsageError: The gate does not count for the one named.
    """
    names = [each.name for each in configured.settings.handlers]
    listed = ", ".join(f"`{name}`" for name in names)
    if named is None:
        if len(names) > 1:
            raise MissingParameterError(
                "the gate counts for several handlers", help=f"add --handler with one of: {listed}"
            )
        return names[0]
    if named not in names:
        raise UsageError(f"the gate does not count for `{named}`", help=f"handlers: {listed}")
    return named


def confirm(question: str, *, yes: bool) -> None:
    """Ask before harm is done.

    Raises:
        UsageError: Nobody says yes: nothing is changed.
    """
    if yes:
        return
    if sys.stdin.isatty():
        sys.stderr.write(f"{question} [y/N] ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().lower() in ("y", "yes", "是"):
            return
    raise UsageError("nothing was changed: it was not confirmed", help="add --yes")


def trust_of(configured: Configured) -> "tuple[Trust, Clearances]":
    """Give the keys, the feed and the clearances that a gate with this configuration believes now.

    Raises:
        ConfigurationError: The keys cannot be read.
        ClearanceError: The feed is not genuine, or too old.
    """
    import asyncio  # noqa: PLC0415 -- help must not wait for it
    from datetime import timedelta  # noqa: PLC0415 -- as above

    from tongguan.gate.service.callers import Callers  # noqa: PLC0415 -- as above
    from tongguan.gate.service.clearances import Clearances  # noqa: PLC0415 -- as above
    from tongguan.gate.service.errors import ConfigurationError  # noqa: PLC0415 -- as above
    from tongguan.gate.service.reading import read_key_set  # noqa: PLC0415 -- as above
    from tongguan.gate.service.watching import Watch  # noqa: PLC0415 -- as above
    from tongguan.gate.trust import Trust  # noqa: PLC0415 -- as above

    settings = configured.settings
    try:
        keys = read_key_set(configured.folder, settings.issuer.keys, "issuer.keys")
    except ConfigurationError as error:
        raise configured.placed(error) from error
    age = timedelta(seconds=settings.issuer.max_feed_age_seconds)
    trust = Trust(keys=keys, ledger=settings.ledger.id, max_feed_age=age)
    clearances = Clearances(trust)
    watch = Watch(settings, configured.folder, (trust, clearances, Callers(settings, None)), lambda *_: None)
    asyncio.run(watch.look())
    return trust, clearances
