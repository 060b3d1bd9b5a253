"""Follows identifiers through the log, from record to record, as far as they hold together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
from sqlglot import exp

from tongguan.census.beijing import beijing_day, day_of, instants_of
from tongguan.census.counting.tally import Span
from tongguan.census.evidence.model import Seen
from tongguan.census.identifiers import columns_of, identify, texts_of
from tongguan.census.plan import Plan
from tongguan.census.statements import Shape, selecting
from tongguan.engines import Engine
from tongguan.identity import Alias, IdentifierColumn, Key, LinkPolicy, load_identity_book
from tongguan.identity.resolution.linking import holding
from tongguan.identity.resolution.records import split_by_exclusive

Record = frozenset[Alias]
_MOST_ROWS = 20_000
_ROWS, _ASKED = "evidence", "asked_about"


@dataclass(slots=True)
class Gathered:
    """Records of the log, with the files that say so.

    Attributes:
        said: Every record that was come upon, those beyond a cut too: they tell why it was cut.
        reached: Those that are held together with what was asked.
        complete: Whether nothing was left out for being too much.
    """

    said: dict[Record, list[Seen]] = field(default_factory=dict)
    reached: set[Record] = field(default_factory=set)
    complete: bool = True


def name_evidence(engine: Engine, plan: Plan, key: Key, shape: Shape, window: Span) -> None:
    """Keep what the rows of ``written`` say that count, each combination of identifiers once a file."""
    engine.keep("spelled", selecting("evidence_spelled", shape, texts_of(plan), **instants_of(window)))
    identify(engine, plan, key)
    columns = columns_of(plan, load_identity_book())
    engine.keep(_ROWS, selecting("evidence", shape, [exp.column(each.name) for each in columns]))
    engine.drop("spelled")


def begins_with(engine: Engine, columns: Sequence[IdentifierColumn], space: str, digits: str) -> frozenset[Alias]:
    """Find the identifiers whose pseudonym begins with these hexadecimal digits."""
    found: set[Alias] = set()
    for each in (column for column in columns if column.space == space):
        key = exp.Anonymous(this="bytes_of_key", expressions=[exp.column(each.name)])
        text = exp.Lower(this=exp.func("hex", key.copy()))
        begins = exp.Like(this=text, expression=exp.Literal.string(f"{digits}%"))
        rows = engine.ask(exp.select(exp.alias_(key, "key")).distinct().from_(_ROWS).where(begins).limit(2))
        found |= {Alias(space, bytes(value)) for value in rows["key"].to_pylist()}
    return frozenset(found)


def follow(
    engine: Engine,
    columns: Sequence[IdentifierColumn],
    policy: LinkPolicy,
    asked: Iterable[Alias],
    names: Mapping[str, str],
) -> Gathered:
    """Gather the records that plausible identifiers hold together with those asked about.

    Args:
        engine: The engine, which keeps the evidence.
        columns: The columns of pseudonyms.
        policy: How identifiers link.
        asked: Where to begin.
        names: What files are called, by the name that the engine has for them.
    """
    gathered, looked_up = Gathered(), set[Alias]()
    begun = frozenset(asked)
    waiting = set(begun)
    while waiting:
        _look_up(engine, columns, waiting, names, gathered)
        looked_up |= waiting
        gathered.reached = _reached(gathered.said, begun, looked_up, policy)
        naming = {alias for record in gathered.reached for alias in record}
        waiting = naming - looked_up
    return gathered


def _reached(
    said: Mapping[Record, object], begun: frozenset[Alias], looked_up: set[Alias], policy: LinkPolicy
) -> set[Record]:
    records = list(said)
    parts = [part for record in records for part in split_by_exclusive(record, policy)]
    held = holding(parts, policy)
    carrying: dict[Alias, list[Record]] = {}
    for record in records:
        for alias in record:
            carrying.setdefault(alias, []).append(record)
    found: set[Record] = set()
    seen, waiting = set[Alias](), [alias for alias in begun if alias in held]
    while waiting:
        alias = waiting.pop()
        if alias in seen or alias not in looked_up or not held[alias].plausible:
            continue
        seen.add(alias)
        for record in carrying[alias]:
            found.add(record)
            waiting.extend(record)
    return found


def _look_up(
    engine: Engine,
    columns: Sequence[IdentifierColumn],
    aliases: Iterable[Alias],
    names: Mapping[str, str],
    into: Gathered,
) -> None:
    """Add the records that carry these identifiers. They stand in a table and in no SQL."""
    keys = sorted({alias.pseudonym for alias in aliases})
    engine.table(_ASKED, pa.table({"alias": pa.array(keys, pa.binary())}))
    wanted = exp.select(exp.Anonymous(this="key_of_bytes", expressions=[exp.column("alias")])).from_(_ASKED)
    carried = [exp.column(each.name, table="t").isin(query=wanted.copy()) for each in columns]
    shown = [
        exp.alias_(exp.Anonymous(this="bytes_of_key", expressions=[exp.column(each.name, table="t")]), each.name)
        for each in columns
    ]
    select = exp.select("t.file", "t.many", "t.first_at", "t.last_at", *shown)
    select = select.from_(exp.alias_(exp.to_table(_ROWS), "t", table=True)).where(exp.or_(*carried))
    rows = engine.ask(select.limit(_MOST_ROWS)).to_pylist()
    into.complete = into.complete and len(rows) < _MOST_ROWS
    for row in rows:
        record = frozenset(Alias(each.space, bytes(row[each.name])) for each in columns if row[each.name] is not None)
        first, last = (day_of(beijing_day(row[name])) for name in ("first_at", "last_at"))
        seen = Seen(names.get(row["file"], row["file"]), row["many"], first, last)
        known = into.said.setdefault(record, [])
        if seen not in known:
            known.append(seen)
