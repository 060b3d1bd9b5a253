"""The journal of an issuer as pages look at it: read and proved once for each state of its file."""

from functools import lru_cache
from pathlib import Path

from tongguan.clearance.journal import IssuerJournal
from tongguan.office.issuer.folder import IssuerFolder

_REMEMBERED = 16


def journal_of(folder: IssuerFolder) -> IssuerJournal:
    """Give the journal, to be looked at only.

    Raises:
        JournalAlteredError: It was altered.
    """
    try:
        found = folder.journal_file.stat()
    except FileNotFoundError:
        return IssuerJournal()
    return _journal(str(folder.path), found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=_REMEMBERED)
def _journal(path: str, _changed: int, _size: int) -> IssuerJournal:
    return IssuerFolder(Path(path)).journal()
