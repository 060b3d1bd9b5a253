"""The SQL that resolves a whole log to people, in DuckDB's dialect: what ``resolving`` does, on relations.

It is made of the names of columns and the limits of the policy alone: no identifier, no pseudonym and no key ever
stands in it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tongguan.identity.resolution.policy import Limits, Link, LinkPolicy


@dataclass(frozen=True, slots=True)
class IdentifierColumn:
    """A column that holds the pseudonyms of one space, NULL where a row has none.

    A column of a mixture becomes one for each of its spaces.
    """

    name: str
    space: str


def records_query(records: str, columns: Sequence[IdentifierColumn], policy: LinkPolicy, *, distinct: bool) -> str:
    """Give each record with the first record that says the same, and its identifiers in ``a0``, ``a1``, ….

    Columns of one space are set in order (in one round of neighbours fewer than columns), so that the same telephones
    in other columns are the same record. What is
    ``distinct`` as given still has such columns compared, and those left out that name nobody.
    """
    naming = _naming(columns, policy)
    query = f"SELECT record{''.join(f', {quoted(each.name)} AS {own}' for own, each in naming)} FROM {quoted(records)}"  # noqa: S608 -- quoted
    repeated = _of_one_space(naming)
    if distinct and not repeated and len(naming) == len(columns):
        return f"SELECT *, record AS same_as FROM ({query}) AS ordered"  # noqa: S608 -- our own names
    for own in repeated:
        for first, second in [pair for _ in own[1:] for pair in pairwise(own)]:
            others = "".join(f", {name}" for name, _ in naming if name not in {first, second})
            query = (
                f"SELECT record{others}, COALESCE(LEAST({first}, {second}), {first}, {second}) AS {first},"  # noqa: S608 -- our own names
                f" CASE WHEN {first} <> {second} THEN GREATEST({first}, {second}) END AS {second}"
                f" FROM ({query}) AS unordered"
            )
    listed = "".join(f", {own}" for own, _ in naming)
    if not naming:
        return f"SELECT record, MIN(record) OVER () AS same_as FROM ({query}) AS ordered"  # noqa: S608 -- our own names
    return (
        f"SELECT record, MIN(record) OVER (PARTITION BY {listed.removeprefix(', ')}) AS same_as{listed}"  # noqa: S608 -- our own names
        f" FROM ({query}) AS ordered"
    )


def parts_query(records: str, columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> str:
    """Give the distinct records, those that name several people once for each, as ``part`` with its ``exclusive``."""
    naming = _naming(columns, policy)
    exclusive = [own for own, each in naming if policy.link_of(each.space) is Link.EXCLUSIVE]
    others = "".join(f", {own}" for own, _ in naming if own not in exclusive)
    most = max(1, len(exclusive))
    source = f"FROM {quoted(records)} WHERE record = same_as"
    nobody = " AND ".join(["", *(f"{own} IS NULL" for own in exclusive)])
    none = _null_like([own for own, _ in naming])
    selects = [f"SELECT record * {most} AS part, record{others}, {none} AS exclusive {source}{nobody}"]
    selects += [
        f"SELECT record * {most} + {place}, record{others}, {own} {source} AND {own} IS NOT NULL"
        for place, own in enumerate(exclusive)
    ]
    return " UNION ALL ".join(selects)


def holding_query(parts: str, columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> str:
    """Give for each identifier whether it holds its records together ``certain``-ly and ``plausible``-y.

    Exclusive ones always do and are left out. Partners of the class 0 are exclusive, of the others of one space each.
    """
    naming = [(own, each) for own, each in _naming(columns, policy) if policy.link_of(each.space) is not Link.EXCLUSIVE]
    spaces = sorted({each.space for _, each in naming})
    if not naming:
        return f"SELECT exclusive AS alias, TRUE AS certain, TRUE AS plausible FROM {quoted(parts)} WHERE part IS NULL"  # noqa: S608 -- quoted
    pairs = []
    for own, each in naming:
        seen = [("exclusive", 0)]
        if policy.link_of(each.space) is Link.SHAREABLE:
            seen += [(name, 1 + spaces.index(other.space)) for name, other in naming if name != own]
        link = int(policy.link_of(each.space))
        pairs += [
            f"SELECT {own} AS alias, {link} AS link, {group} AS class, {partner} AS partner"  # noqa: S608 -- our own names
            f" FROM {quoted(parts)} WHERE {own} IS NOT NULL"
            for partner, group in seen
        ]
    counted = (
        "SELECT alias, link, class, COUNT(DISTINCT partner) AS partners"  # noqa: S608 -- our own names
        f" FROM ({' UNION ALL '.join(pairs)}) AS pairs GROUP BY alias, link, class"
    )
    most = (
        "SELECT alias, link, MAX(CASE WHEN class = 0 THEN partners ELSE 0 END) AS exclusive,"  # noqa: S608 -- our own names
        f" MAX(CASE WHEN class = 0 THEN 0 ELSE partners END) AS others FROM ({counted}) AS counted GROUP BY alias, link"
    )
    return (
        f"SELECT alias, {_within(policy.certain)} AS certain, {_within(policy.plausible)} AS plausible"  # noqa: S608 -- our own names
        f" FROM ({most}) AS most"
    )


def named_query(parts: str) -> str:
    """Give the person of each part when only exclusive identifiers hold: the least part that carries the same."""
    return (
        f"SELECT part, exclusive, COALESCE(first, part) AS person FROM {quoted(parts)} AS carried"  # noqa: S608 -- quoted
        " LEFT JOIN (SELECT exclusive AS carrying, MIN(part) AS first"
        f" FROM {quoted(parts)} WHERE exclusive IS NOT NULL GROUP BY exclusive) AS firsts ON carrying = exclusive"
    )


def edges_query(
    parts: str, people: str, holding: str, columns: Sequence[IdentifierColumn], policy: LinkPolicy, link: Link | None
) -> str:
    """Give the people whom an identifier joins: those that ``link`` so and hold for certain, or all plausible ones."""
    members = [
        f"SELECT {own} AS alias, person FROM {quoted(parts)} AS carried"  # noqa: S608 -- quoted
        f" JOIN {quoted(people)} AS reached ON reached.part = carried.part WHERE {own} IS NOT NULL"
        for own, each in _naming(columns, policy)
        if policy.link_of(each.space) is not Link.EXCLUSIVE and link in {None, policy.link_of(each.space)}
    ]
    if not members:
        return f"SELECT part AS one, part AS other FROM {quoted(parts)} WHERE part IS NULL"  # noqa: S608 -- quoted
    return (
        f"WITH member AS ({' UNION ALL '.join(members)}), several AS ("  # noqa: S608 -- quoted
        "SELECT alias, MIN(person) AS first FROM member GROUP BY alias HAVING MIN(person) < MAX(person))"
        " SELECT DISTINCT first AS one, person AS other FROM several"
        f" JOIN {quoted(holding)} AS held ON held.alias = several.alias"
        " JOIN member ON member.alias = several.alias"
        f" WHERE {'plausible' if link is None else 'certain'} AND first <> person"
    )


def joined_query(people: str, clusters: str) -> str:
    """Give the people after a level: clusters are joined, but for those that would be two exclusive identifiers."""
    undisputed = (
        "SELECT cluster, MAX(exclusive) AS exclusive"  # noqa: S608 -- quoted
        f" FROM {quoted(people)} AS reached JOIN {quoted(clusters)} AS clustered ON node = person"
        " GROUP BY cluster HAVING COUNT(DISTINCT exclusive) <= 1"
    )
    return (
        "SELECT part, CASE WHEN undisputed.cluster IS NULL THEN reached.exclusive ELSE undisputed.exclusive END"  # noqa: S608 -- quoted
        f" AS exclusive, COALESCE(undisputed.cluster, person) AS person FROM {quoted(people)} AS reached"
        f" LEFT JOIN {quoted(clusters)} AS clustered ON node = person"
        f" LEFT JOIN ({undisputed}) AS undisputed ON undisputed.cluster = clustered.cluster"
    )


def resolved_query(names: "ResolvedNames", columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> str:
    """Give for each record its people and what is known of them; the columns are those of ``resolve_relation``."""
    held = [
        f"SELECT part FROM {quoted(names.parts)} AS carried JOIN {quoted(names.holding)} AS held"  # noqa: S608 -- quoted
        f" ON held.alias = {own} WHERE plausible"
        for own, each in _naming(columns, policy)
        if policy.link_of(each.space) is not Link.EXCLUSIVE
    ]
    held.append(f"SELECT part FROM {quoted(names.parts)} WHERE exclusive IS NOT NULL")  # noqa: S608 -- quoted
    return (
        "SELECT told.record, reached.person, COALESCE(clustered.cluster, reached.person) AS component,"  # noqa: S608 -- quoted
        " reached.exclusive IS NOT NULL AS exclusive, identified.part IS NOT NULL AS identified"
        f" FROM {quoted(names.records)} AS told JOIN {quoted(names.parts)} AS carried ON carried.record = told.same_as"
        f" JOIN {quoted(names.people)} AS reached ON reached.part = carried.part"
        f" LEFT JOIN {quoted(names.clusters)} AS clustered ON clustered.node = reached.person"
        f" LEFT JOIN (SELECT DISTINCT part FROM ({' UNION ALL '.join(held)}) AS held) AS identified"
        " ON identified.part = carried.part"
    )


def people_query(resolved: str, where: str = "TRUE") -> str:
    """Give the range of people, ``certain`` and ``possible``, of what was resolved, or of the rows that ``where`` says.

    Args:
        resolved: The relation that ``resolve_relation`` kept.
        where: A condition in SQL over its columns.
    """
    components = (
        "SELECT COUNT(DISTINCT person) AS people, COUNT(DISTINCT CASE WHEN exclusive THEN person END) AS named"  # noqa: S608 -- quoted; the condition is the caller's
        f" FROM {quoted(resolved)} WHERE identified AND ({where}) GROUP BY component"
    )
    return (
        "SELECT CAST(COALESCE(SUM(CASE WHEN named > 1 THEN named ELSE 1 END), 0) AS BIGINT) AS certain,"  # noqa: S608 -- as above
        f" CAST(COALESCE(SUM(people), 0) AS BIGINT) AS possible FROM ({components}) AS components"
    )


@dataclass(frozen=True, slots=True)
class ResolvedNames:
    """The relations from which the answer is put together."""

    records: str
    parts: str
    holding: str
    people: str
    clusters: str


def quoted(name: str) -> str:
    """Quote a name of a relation or column."""
    return '"' + name.replace('"', '""') + '"'


def _naming(columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> list[tuple[str, IdentifierColumn]]:
    """Give the columns that name people, each with the name it has here."""
    naming = [each for each in columns if policy.link_of(each.space) is not Link.NEVER]
    return [(f"a{place}", each) for place, each in enumerate(naming)]


def _of_one_space(naming: Iterable[tuple[str, IdentifierColumn]]) -> list[list[str]]:
    by_space: dict[str, list[str]] = {}
    for own, each in naming:
        by_space.setdefault(each.space, []).append(own)
    return [names for names in by_space.values() if len(names) > 1]


def _null_like(names: Sequence[str]) -> str:
    """Give a NULL of the type that identifiers have."""
    return f"CASE WHEN FALSE THEN {names[0]} END" if names else "CAST(NULL AS BIGINT)"


def _within(limits: Limits) -> str:
    return f"exclusive <= {limits.exclusive} AND (link = {int(Link.DECISIVE)} OR others <= {limits.partners})"
