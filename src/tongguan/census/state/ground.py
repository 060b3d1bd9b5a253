"""What a state was counted by: how logs are read, which exports have which bit, and what counts up to which day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec
import pyarrow as pa
from sqlglot import exp

from tongguan.census.beijing import days_since
from tongguan.census.counting.tally import Span
from tongguan.census.masks import mask_of
from tongguan.census.plan import Export, Plan
from tongguan.census.state.errors import StateError, StateMismatchError
from tongguan.census.statements import Shape, any_bit, words_for
from tongguan.census.tables import table_of_rows
from tongguan.census.transfers import KeyForm
from tongguan.engines import Engine
from tongguan.engines.dialect import parse

FORMAT = 1

_TYPES = {KeyForm.SIXTEEN_BYTES: "UUID", KeyForm.BYTES: "BLOB", KeyForm.NUMBER: "BIGINT", KeyForm.TEXT: "VARCHAR"}


@dataclass(frozen=True, slots=True)
class Ground:
    """What the numbers of a state rest on.

    Attributes:
        year: The year.
        until: The last day that counts, as days since 1970.
        form: How persons are compared.
        reading: How rows are read, as text: another text reads them otherwise.
        exports: The export of each bit; later ones are added at the end.
    """

    year: int
    until: int
    form: KeyForm
    reading: str
    exports: tuple[Export, ...]

    @classmethod
    def of(cls, plan: Plan, year: int, until: date, form: KeyForm) -> "Ground":
        """Give what a plan asks for."""
        columns = plan.columns
        reading = [plan.handler.column, columns.time, columns.person, columns.export, columns.export_constant]
        text = msgspec.json.encode([*reading, columns.sensitive, plan.since]).decode()
        return cls(year, days_since(until), form, text, plan.exports)

    @property
    def first_day(self) -> date:
        """The first day that counts."""
        return date(self.year, 1, 1)

    @property
    def window(self) -> Span:
        """The days that count, as days since 1970: from 1 January to ``until``, both included."""
        return days_since(self.first_day), self.until

    @property
    def words(self) -> int:
        """How many words a mask has."""
        return words_for(len(self.exports))

    def shape(self, plan: Plan) -> Shape:
        """Give what the statements need."""
        return Shape(self.words, plan.handler.column is not None, plan.columns.sensitive is not None)

    def counting(self, shape: Shape) -> dict[str, exp.Expr]:
        """Give the conditions under which a partial result counts as ordinary and as sensitive."""
        ordinary = {each.id for each in self.exports if each.ordinary and not each.left_out}
        always = {each.id for each in self.exports if each.sensitive and not each.left_out}
        counted = {each.id for each in self.exports if not each.left_out}

        def some(column: str, chosen: set[str]) -> exp.Expr:
            return any_bit(column, [int(word) for word in mask_of(self.exports, chosen)])

        sensitive = some("seen", always)
        if shape.flags:
            sensitive = exp.or_(sensitive, some("flagged", counted))
        return {"ordinary": some("seen", ordinary), "sensitive": sensitive}

    def joined(self, asked: "Ground") -> "Ground":
        """Give the ground of a plan on top of this one: exports keep their bits, new ones follow.

        Raises:
            StateMismatchError: The plan reads logs otherwise, counts another year, or no longer names an export.
        """
        if asked.year != self.year:
            raise StateMismatchError(
                f"the state counts {self.year}, and the plan {asked.year}", help="keep one state for each year"
            )
        if asked.reading != self.reading or asked.form != self.form:
            raise StateMismatchError(
                "the state was counted by a plan that reads the logs otherwise",
                help="name another file for the state, and count anew",
            )
        by_id = {each.id: each for each in asked.exports}
        missing = [each.id for each in self.exports if each.id not in by_id]
        if missing:
            raise StateMismatchError(
                f"the state has counted the export `{missing[0]}`, which the plan no longer names",
                help="leave it in the plan with `left_out: true`, or count anew with another state",
            )
        known = {each.id for each in self.exports}
        exports = (*(by_id[each.id] for each in self.exports), *(e for e in asked.exports if e.id not in known))
        return replace(asked, exports=exports)


def read_ground(engine: Engine) -> Ground | None:
    """Read what a state was counted by; nothing where the file is new.

    Raises:
        StateError: The database is not a state, or of another format.
    """
    tables = engine.ask(parse("SELECT table_name FROM duckdb_tables() WHERE NOT temporary"))["table_name"].to_pylist()
    if not tables:
        return None
    if "meta" not in tables:
        raise StateError("the file is a database, and no state of a census", help="name another file for the state")
    meta = dict(zip(*engine.ask(parse("SELECT name, value FROM meta")).to_pydict().values(), strict=True))
    if meta.get("format") != str(FORMAT):
        raise StateError(
            f"the state has format {meta.get('format')}, and this version reads {FORMAT}",
            help="name another file for the state, and count anew",
        )
    exports = msgspec.json.decode(meta["exports"], type=list[Export])
    return Ground(int(meta["year"]), int(meta["until"]), KeyForm(meta["form"]), meta["reading"], tuple(exports))


def write_ground(engine: Engine, ground: Ground) -> None:
    """Write what the state is counted by from now on."""
    values = {
        "format": str(FORMAT),
        "year": str(ground.year),
        "until": str(ground.until),
        "form": ground.form.value,
        "reading": ground.reading,
        "exports": msgspec.json.encode(ground.exports).decode(),
    }
    rows = [{"name": name, "value": value} for name, value in values.items()]
    engine.table("_meta", table_of_rows(rows, pa.schema([("name", pa.string()), ("value", pa.string())])))
    engine.run("CREATE OR REPLACE TABLE meta AS SELECT name, value FROM _meta")
    engine.drop("_meta")


def make_tables(engine: Engine, ground: Ground, shape: Shape) -> None:
    """Make the tables of a new state."""
    handler = ["handler VARCHAR"] if shape.handlers else []
    person = [*handler, f"person {_TYPES[ground.form]}"]
    masks = _masks(shape, range(shape.words))
    firsts = ["first_ordinary INTEGER", "first_sensitive INTEGER"]
    tables = {
        "files": [
            "id INTEGER",
            "name VARCHAR",
            "fingerprint VARCHAR",
            "size BIGINT",
            "changed BIGINT",
            "folded BOOLEAN",
            "unreadable VARCHAR",
        ],
        "file_rows": ["file INTEGER", *handler, "position INTEGER", "reason INTEGER", "day INTEGER", "many BIGINT"],
        "examples": ["file INTEGER", "reason INTEGER", "place BIGINT", "seen VARCHAR"],
        "partials": ["file INTEGER", "day INTEGER", *person, *masks],
        "base": [*person, *masks, *firsts],
        "recent": [*person, *masks, *firsts],
        "profile": [*handler, *masks, "people BIGINT"],
        "curve": [*handler, *firsts, "people BIGINT"],
        "recount": person,
    }
    for name, columns in tables.items():
        engine.run(f"CREATE TABLE {name} ({', '.join(columns)})")


def widen_tables(engine: Engine, before: Ground, after: Ground, shape: Shape) -> None:
    """Add words to the masks, where new exports need more."""
    for table in ("partials", "base", "recent", "profile"):
        for column in _masks(shape, range(before.words, after.words)):
            engine.run(f"ALTER TABLE {table} ADD COLUMN {column} DEFAULT 0")


def _masks(shape: Shape, words: Sequence[int]) -> list[str]:
    names = ("seen", "flagged") if shape.flags else ("seen",)
    return [f"{name}_{word} BIGINT" for name in names for word in words]
