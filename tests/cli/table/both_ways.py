"""Asks about declarations one by one, and about the table of them, and puts the answers side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.cli.table.rows import rows_of, write_parquet
from tongguan.cli.table.answers import answers_query
from tongguan.cli.table.assessing import TableAnswers, assess_table
from tongguan.cli.table.tables import Tables
from tongguan.decision.declaration import ContradictionError, DeclarationError
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.determination import determine
from tongguan.decision.facts import prepare
from tongguan.decision.regime import make_regime
from tongguan.decision.table.labels import label_of_export, words
from tongguan.decision.table.seen import Asked
from tongguan.engines import Settings, open_engine
from tongguan.law import Lawbook, load_catalogues
from tongguan.vocabulary import Bounds

CATALOGUES = load_catalogues()
Answer = dict[tuple[str, str], dict[str, Any]]


@dataclass(frozen=True)
class Ask:
    """How declarations are asked about."""

    book: Lawbook
    day: date
    readings: Mapping[str, str]
    presumptions: bool = True

    def law(self) -> Asked:
        regime = make_regime(self.book, self.day, readings=dict(self.readings))
        return Asked(regime, self.presumptions)


def one_by_one(ask: Ask, contents: Mapping[str, Mapping[str, Any]]) -> Answer:
    """Give the engine's answers; declarations that it refuses are left out."""
    found: Answer = {}
    for handler, content in contents.items():
        found |= _by_engine(ask, handler, content) or {}
    return found


def as_a_table(ask: Ask, contents: Mapping[str, Mapping[str, Any]], folder: Path) -> tuple[Answer, TableAnswers]:
    """Give the answers of the table of the declarations."""
    rows = [row for handler, content in contents.items() for row in rows_of(content, handler)]
    return of_file(ask, write_parquet(rows, folder / "table.parquet"))


def of_file(ask: Ask, file: Path) -> tuple[Answer, TableAnswers]:
    """Give the answers of a file."""
    with open_engine("duckdb", Settings(threads=1)) as engine:
        tables = Tables(engine)
        answers = assess_table(tables, file, [ask.law()], ask.book, CATALOGUES, lambda *_: None)
        found = list(tables.dictionaries(answers_query(answers.laws[0]), 10_000))
    return {(row["handler"], row["export"]): _shown(row) for row in found}, answers


def beside_each_other(asks: Sequence[Ask], contents: Mapping[str, Mapping[str, Any]], folder: Path) -> list[Answer]:
    """Give the answers of the table of the declarations under several laws in one run, as a comparison needs them."""
    rows = [row for handler, content in contents.items() for row in rows_of(content, handler)]
    file = write_parquet(rows, folder / "table.parquet")
    with open_engine("duckdb", Settings(threads=1)) as engine:
        tables = Tables(engine)
        answers = assess_table(tables, file, [ask.law() for ask in asks], asks[0].book, CATALOGUES, lambda *_: None)
        found = [list(tables.dictionaries(answers_query(law), 10_000)) for law in answers.laws]
    return [{(row["handler"], row["export"]): _shown(row) for row in each} for each in found]


def _by_engine(ask: Ask, handler: str, content: Mapping[str, Any]) -> Answer | None:
    law = ask.law()
    try:
        (declaration,) = declarations_of(dict(content), Document("", handler), ask.book, CATALOGUES)
        prepared = prepare(
            declaration, ask.book, CATALOGUES, ask.day, readings=law.regime.readings, presumptions=ask.presumptions
        )
        determination = determine(prepared, law.regime, presumptions=ask.presumptions)
    except (DeclarationError, ContradictionError):
        return None
    possible = determination.possible
    found: Answer = {}
    for export in determination.exports:
        label = label_of_export(export, law.regime)
        found[handler, export.prepared.export.id] = {
            "possible": label.possible,
            "decided_by": label.decided_by or None,
            "rules": label.rules or None,
            "grade": label.grade,
            "counted": label.counted,
            "exact": possible.exact or label.settled,
            "overall": words(possible.overall),
            "overall_exact": possible.exact,
            **_ends("ordinary", possible.ordinary),
            **_ends("sensitive", possible.sensitive),
        }
    return found


def refused(ask: Ask, contents: Mapping[str, Mapping[str, Any]]) -> Sequence[str]:
    """Give the handlers whose declaration is refused."""
    return [handler for handler, content in contents.items() if _by_engine(ask, handler, content) is None]


def _ends(name: str, bounds: Bounds) -> dict[str, int | None]:
    return {f"counted_{name}_low": bounds.low, f"counted_{name}_high": bounds.high}


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    names = ("possible", "decided_by", "rules", "grade", "counted", "exact", "overall", "overall_exact")
    counted = [f"counted_{name}_{end}" for name in ("ordinary", "sensitive") for end in ("low", "high")]
    return {name: row[name] for name in (*names, *counted)}
