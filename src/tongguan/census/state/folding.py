"""Folds what was read into what is known of people: added where that suffices, counted anew where it does not.

INVARIANT: ``profile`` and ``curve`` are those of ``base`` with ``recent``, and these those of ``partials`` of the
folded files up to ``until``; one transaction leads from one such state to the next.
"""

from dataclasses import dataclass

from sqlglot import exp

from tongguan.census.beijing import days_since
from tongguan.census.state.files import KeptFile
from tongguan.census.state.ground import Ground, write_ground
from tongguan.census.statements import Shape, statement
from tongguan.engines import Engine
from tongguan.engines.dialect import parse

_REBUILD = 0.3
"""From this share of the base on, counting everybody anew costs less than looking people up."""

_COMPACT = 0.5
"""From this share of the base on, what came after it is made part of it."""


@dataclass(frozen=True, slots=True)
class Folding:
    """One folding: ``before`` is what the state was counted by, ``now`` what it is to be counted by."""

    engine: Engine
    shape: Shape
    before: Ground | None
    now: Ground
    files: tuple[KeptFile, ...]

    def fold(self) -> None:
        """Bring people, profile and curve up to the files that were read, in one transaction."""
        recount = self._rows("recount")
        pending = [file.id for file in self.files if not file.folded]
        anew = self._must_rebuild(pending)
        if not pending and not recount and not anew and self.before == self.now:
            return
        with self.engine.transaction():
            if anew:
                self._rebuild()
            else:
                if recount:
                    self._recount()
                if pending:
                    self._add(min(pending), recount=bool(recount))
                if self._rows("recent") > _COMPACT * self._rows("base"):
                    self._replace("base", statement("state_compact", self.shape))
                    self._empty("recent")
            self._empty("recount")
            self.engine.run("UPDATE files SET folded = true WHERE NOT folded")
            write_ground(self.engine, self.now)

    def _must_rebuild(self, pending: list[int]) -> bool:
        before, now = self.before, self.now
        if before is None or before.exports != now.exports[: len(before.exports)] or now.until < before.until:
            return True
        if now.until > before.until and self._days_between(before.until, now.until):
            return True
        if not pending:
            return False
        new = self._rows("partials", f"file >= {min(pending)}")
        return new > _REBUILD * self._rows("base")

    def _days_between(self, counted: int, until: int) -> bool:
        """Whether a folded file has rows on days that count only now."""
        folded = exp.select("id").from_("files").where("folded")
        days = exp.column("file").isin(query=folded)
        return bool(self._rows("file_rows", days, f"day > {counted} AND day <= {until}"))

    def _rebuild(self) -> None:
        self._replace("base", statement("state_all", self.shape, **self._counting))
        self._empty("recent")
        self._replace("profile", statement("state_first_profile", self.shape))
        self._replace("curve", statement("state_first_curve", self.shape))

    def _recount(self) -> None:
        """Count the people of corrected files anew; they leave ``recent`` and stand in ``base`` as they are now."""
        engine, shape = self.engine, self.shape
        engine.keep("before", statement("state_forgotten", shape))
        engine.keep("anew", statement("state_recounted", shape, **self._counting))
        engine.run(statement("state_forget_base", shape))
        engine.run(statement("state_forget_recent", shape))
        engine.run("INSERT INTO base BY NAME SELECT * FROM anew")
        engine.view("after", parse("SELECT * FROM anew"))
        self._change()
        for kept in ("before", "anew"):
            engine.drop(kept)

    def _add(self, oldest: int, *, recount: bool) -> None:
        engine, shape = self.engine, self.shape
        engine.keep("added", statement("state_added", shape, oldest=oldest, **self._counting))
        if recount:
            engine.keep("others", statement("state_added_beside", shape))
            engine.keep("added", parse("SELECT * FROM others"))
            engine.drop("others")
        engine.keep("lately", statement("state_lately", shape))
        engine.keep("merged", statement("state_merged", shape))
        engine.view("before", statement("state_was", shape))
        engine.view("after", statement("state_is", shape))
        self._change()
        engine.run("INSERT INTO recent BY NAME SELECT * FROM added")
        for kept in ("added", "lately", "merged"):
            engine.drop(kept)

    def _change(self) -> None:
        self._replace("profile", statement("state_profile", self.shape))
        self._replace("curve", statement("state_curve", self.shape))

    @property
    def _counting(self) -> dict[str, int | exp.Expr]:
        first = days_since(self.now.first_day)
        return {**self.now.counting(self.shape), "first": first, "last": self.now.until}

    def _replace(self, table: str, select: exp.Expr) -> None:
        self.engine.run(exp.Create(this=exp.to_table(table), kind="TABLE", replace=True, expression=select))

    def _empty(self, table: str) -> None:
        self.engine.run(exp.delete(table))

    def _rows(self, table: str, *where: str | exp.Expr) -> int:
        counted = exp.select("count(*)").from_(table).where(*where, dialect="duckdb")
        return int(self.engine.ask(counted).column(0)[0].as_py())
