"""Resolves a whole log to people, by SQL on any engine and a clustering that the engine offers.

It is held equal to ``resolving`` by tests, on DuckDB and on Spark.
"""

from collections.abc import Sequence
from typing import Protocol

from tongguan.identity.resolution.policy import Link, LinkPolicy
from tongguan.identity.resolution.statements import (
    IdentifierColumn,
    ResolvedNames,
    clusters_query,
    edges_query,
    is_own_first,
    joined_query,
    named_query,
    parts_query,
    quoted,
    records_query,
    resolved_query,
    shared_query,
    tangled_query,
)


class Relations(Protocol):
    """What an engine must offer here; SQL is in DuckDB's dialect."""

    def keep(self, relation: str, sql: str) -> None:
        """Ask now and keep the answer; an earlier one of the name is replaced."""

    def drop(self, relation: str) -> None:
        """Forget what was kept."""

    def cluster(self, relation: str, edges: str) -> None:
        """Keep the clusters that edges (``one``, ``other``) join, as ``node`` and ``cluster``, its least node."""


def resolve_relation(
    relations: Relations,
    records: str,
    columns: Sequence[IdentifierColumn],
    policy: LinkPolicy,
    into: str,
    *,
    distinct: bool = False,
) -> None:
    """Resolve records to people.

    ``into`` gets a row for each record and each person it is about: ``record``, ``person`` (who are counted apart at
    the possible end), ``component`` (who may be one person), ``exclusive`` (whether an exclusive identifier names the
    person) and ``identified`` (else nothing tells who it is, and it is in no count). ``people_query`` counts them.

    Args:
        relations: The engine.
        records: A relation with ``record``, a whole number of its own for each row, and the columns.
        columns: The columns that hold pseudonyms.
        policy: How they link.
        into: The relation to keep the answer in; names that begin with it and ``_`` are used on the way.
        distinct: Whether no two records have the same in all columns, which spares a look for those that do.

    Raises:
        KeyError: The policy does not name the space of a column.
    """
    kept: list[str] = []

    def keep(name: str, sql: str) -> str:
        kept.append(f"{into}_{name}")
        relations.keep(kept[-1], sql)
        return kept[-1]

    def cluster(people: str, link: Link | None, name: str) -> str:
        edges = keep(f"{name}_edges", edges_query(people, shared, columns, policy, link))
        tangled = keep(f"{name}_tangled", tangled_query(edges))
        clustered = f"{into}_{name}_clustered"
        kept.append(clustered)
        relations.cluster(clustered, tangled)
        return keep(f"{name}_clusters", clusters_query(edges, tangled, clustered))

    compared = records_query(records, columns, policy, distinct=distinct)
    told = None if distinct and is_own_first(columns, policy) else keep("records", compared)
    parts = keep("parts", parts_query(quoted(told) if told else f"({compared})", columns, policy))
    shared = keep("shared", shared_query(parts, columns, policy))
    people = keep("named", named_query(parts))
    for link in (Link.DECISIVE, Link.SHAREABLE):
        name = link.name.lower()
        people = keep(name, joined_query(people, cluster(people, link, name), columns, policy))
    clusters = cluster(people, None, "plausible")
    relations.keep(into, resolved_query(ResolvedNames(told, people, shared, clusters), columns, policy))
    for each in kept:
        relations.drop(each)
