"""Where in the book's files a rule, a fact or a reading stands; only asked when something is wrong."""

from tongguan.law.entry import BookFile
from tongguan.law.errors import LawbookError
from tongguan.law.lawbook import Lawbook
from tongguan.law.model import Rule
from tongguan.strict_yaml import Path, load


class Places:
    """The texts of a book, to find in them what a check refuses."""

    def __init__(self, book: Lawbook, files: dict[str, bytes]) -> None:
        self._book = book
        self._files = files

    def of_rule(
        self,
        kind: type[LawbookError],
        message: str,
        rule: Rule,
        *steps: str | int,
        help: str | None = None,  # noqa: A002 -- as TongguanError
    ) -> LawbookError:
        """Make an error at a key of ``rule``; ``in_force`` is looked for in its article where it has none."""
        file = self._open(rule.file)
        own = [other for other in self._book.rules if other.file == rule.file]
        place = next(number for number, other in enumerate(own) if other is rule)
        path: Path = ("rules", place, *steps)
        if steps[:1] == ("in_force",) and file.content["rules"][place].get("in_force") is None:
            path = steps if file.content.get("in_force") is not None else ("rules", place)
        return file.error(kind, message, path, help)

    def of_file(
        self,
        kind: type[LawbookError],
        message: str,
        name: str,
        path: Path,
        help: str | None = None,  # noqa: A002 -- as TongguanError
    ) -> LawbookError:
        """Make an error at ``path`` in the file ``name``."""
        return self._open(name).error(kind, message, path, help)

    def _open(self, name: str) -> BookFile:
        return BookFile(name, self._files[name], load(self._files[name], name))
