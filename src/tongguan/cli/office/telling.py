"""Tells what a backup holds."""

from typing import TYPE_CHECKING

from tongguan.cli.screen import Screen, print_json
from tongguan.cli.words import office as words
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

if TYPE_CHECKING:
    from tongguan.office.running.backing_up import Backup


def tell(backup: "Backup", language: Language, said: Phrase, *, as_json: bool) -> None:
    """Write it for people, or as JSON."""
    if as_json:
        print_json(
            {
                "file": str(backup.file),
                "database": backup.kind,
                "journal": {"entries": backup.journal.entries, "head": backup.journal.head},
            }
        )
        return
    screen = Screen(language)
    screen.line(said.in_language(language).format(file=backup.file))
    screen.pairs([(words.ENTRIES, str(backup.journal.entries)), (words.LAST_HASH, backup.journal.head)])
