"""Answers of an engine as plain rows."""

from tongguan.engines import Engine


def rows(engine: Engine, sql: str) -> list[tuple[object, ...]]:
    found = engine.ask(sql)
    return list(zip(*(column.to_pylist() for column in found.columns), strict=True))
