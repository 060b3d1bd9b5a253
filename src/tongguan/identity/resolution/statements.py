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


def is_own_first(columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> bool:
    """Whether records that are distinct as given are so as they are compared: no two columns of a space, none out."""
    naming = _naming(columns, policy)
    return not _of_one_space(naming) and len(naming) == len(columns)


def records_query(records: str, columns: Sequence[IdentifierColumn], policy: LinkPolicy, *, distinct: bool) -> str:
    """Give each record with the first record that says the same, and its identifiers in ``a0``, ``a1``, ….

    Columns of one space are set in order (in one round of neighbours fewer than columns), so that the same telephones
    in other columns are the same record. What is
    ``distinct`` as given still has such columns compared, and those left out that name nobody.
    """
    naming = _naming(columns, policy)
    query = f"SELECT record{''.join(f', {quoted(each.name)} AS {own}' for own, each in naming)} FROM {quoted(records)}"  # noqa: S608 -- quoted
    repeated = _of_one_space(naming)
    if distinct and is_own_first(columns, policy):
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
    """Give the distinct records, those that name several people once for each, as ``part`` with its ``exclusive``.

    ``records`` is a relation as SQL text: a name, or a query in brackets.
    """
    naming = _naming(columns, policy)
    exclusive = [own for own, each in naming if policy.link_of(each.space) is Link.EXCLUSIVE]
    others = "".join(f", {own}" for own, _ in naming if own not in exclusive)
    most = max(1, len(exclusive))
    source = f"FROM {records} AS told WHERE record = same_as"
    nobody = " AND ".join(["", *(f"{own} IS NULL" for own in exclusive)])
    none = _null_like([own for own, _ in naming])
    selects = [f"SELECT record * {most} AS part, record{others}, {none} AS exclusive {source}{nobody}"]
    selects += [
        f"SELECT record * {most} + {place}, record{others}, {own} {source} AND {own} IS NOT NULL"
        for place, own in enumerate(exclusive)
    ]
    return " UNION ALL ".join(selects)


def shared_query(parts: str, columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> str:
    """Give the identifiers that do not hold their records together for certain, and whether they do ``plausible``-y.

    Exclusive ones always do. Partners of the class 0 are exclusive, of the others of one space each. Limits are at
    least one, so that only those with two partners or more of a class are counted.
    """
    naming = _linking(columns, policy)
    spaces = sorted({each.space for _, each in naming})
    if not naming:
        return f"SELECT exclusive AS alias, TRUE AS plausible FROM {quoted(parts)} WHERE part IS NULL"  # noqa: S608 -- quoted
    pairs = []
    for own, each in naming:
        seen = [("exclusive", 0)]
        if policy.link_of(each.space) is Link.SHAREABLE:
            seen += [(name, 1 + spaces.index(other.space)) for name, other in naming if name != own]
        link = int(policy.link_of(each.space))
        pairs += [
            f"SELECT {own} AS alias, {link} AS link, {group} AS class, {partner} AS partner"  # noqa: S608 -- our own names
            f" FROM {quoted(parts)} WHERE {own} IS NOT NULL AND {partner} IS NOT NULL"
            for partner, group in seen
        ]
    counted = (
        "SELECT pairs.alias, pairs.link, pairs.class, COUNT(DISTINCT partner) AS partners"
        " FROM pairs JOIN several ON several.alias = pairs.alias AND several.class = pairs.class"
        " GROUP BY pairs.alias, pairs.link, pairs.class"
    )
    most = (
        "SELECT alias, link, MAX(CASE WHEN class = 0 THEN partners ELSE 0 END) AS exclusive,"  # noqa: S608 -- our own names
        f" MAX(CASE WHEN class = 0 THEN 0 ELSE partners END) AS others FROM ({counted}) AS counted GROUP BY alias, link"
    )
    return (
        f"WITH pairs AS ({' UNION ALL '.join(pairs)}), several AS ("  # noqa: S608 -- our own names
        "SELECT alias, class FROM pairs GROUP BY alias, class HAVING MIN(partner) < MAX(partner))"
        f" SELECT alias, {_within(policy.plausible)} AS plausible FROM ({most}) AS most"
        f" WHERE NOT ({_within(policy.certain)})"
    )


def named_query(parts: str) -> str:
    """Give each part with its ``person`` when only exclusive identifiers hold: the least part that carries the same."""
    return (
        f"SELECT carried.*, COALESCE(first, part) AS person FROM {quoted(parts)} AS carried"  # noqa: S608 -- quoted
        " LEFT JOIN (SELECT exclusive AS carrying, MIN(part) AS first"
        f" FROM {quoted(parts)} WHERE exclusive IS NOT NULL GROUP BY exclusive) AS firsts ON carrying = exclusive"
    )


def edges_query(
    people: str, shared: str, columns: Sequence[IdentifierColumn], policy: LinkPolicy, link: Link | None
) -> str:
    """Give the people whom an identifier joins: those that ``link`` so and hold for certain, or all plausible ones.

    Each edge leads from the least person of an identifier (``one``) to another (``other``).
    """
    members = [
        f"SELECT {own} AS alias, person FROM {quoted(people)} WHERE {own} IS NOT NULL"  # noqa: S608 -- quoted
        for own, each in _linking(columns, policy)
        if link in {None, policy.link_of(each.space)}
    ]
    if not members:
        return f"SELECT part AS one, part AS other FROM {quoted(people)} WHERE part IS NULL"  # noqa: S608 -- quoted
    holds = "shared.alias IS NULL" + (" OR plausible" if link is None else "")
    return (
        f"WITH member AS ({' UNION ALL '.join(members)}), several AS ("  # noqa: S608 -- quoted
        "SELECT alias, MIN(person) AS first FROM member GROUP BY alias HAVING MIN(person) < MAX(person)),"
        f" holding AS (SELECT several.alias, first FROM several LEFT JOIN {quoted(shared)} AS shared"
        f" ON shared.alias = several.alias WHERE {holds})"
        " SELECT DISTINCT first AS one, person AS other FROM holding JOIN member ON member.alias = holding.alias"
        " WHERE first <> person"
    )


def tangled_query(edges: str) -> str:
    """Give the edges of components that are more than a least person with edges to others: these must be clustered.

    Such a star is told by its edges alone: none of its others has another edge, and its least is nobody's other.
    """
    edge = quoted(edges)
    return (
        f"WITH knots AS (SELECT other AS knot FROM {edge} GROUP BY other HAVING MIN(one) < MAX(one)"  # noqa: S608 -- quoted
        f" UNION SELECT firsts.one FROM {edge} AS firsts JOIN {edge} AS others ON others.other = firsts.one),"
        f" tangled AS (SELECT one AS least FROM {edge} JOIN knots ON knot = one"
        f" UNION SELECT one FROM {edge} JOIN knots ON knot = other)"
        f" SELECT one, other FROM {edge} JOIN tangled ON least = one"
    )


def clusters_query(edges: str, tangled: str, clustered: str) -> str:
    """Give everybody on an edge (``node``) with their ``cluster``: its least person."""
    stars = (
        f"SELECT one, other FROM {quoted(edges)} AS edge"  # noqa: S608 -- quoted
        f" LEFT JOIN (SELECT DISTINCT one AS least FROM {quoted(tangled)}) AS knotted ON least = one"
        " WHERE least IS NULL"
    )
    return (
        f"WITH stars AS ({stars}) SELECT node, cluster FROM {quoted(clustered)}"  # noqa: S608 -- quoted
        " UNION ALL SELECT other, one FROM stars UNION ALL SELECT DISTINCT one, one FROM stars"
    )


def joined_query(people: str, clusters: str, columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> str:
    """Give the people after a level: clusters are joined, but for those that would be two exclusive identifiers."""
    named = (
        "SELECT cluster AS telling, MAX(exclusive) AS naming, MIN(exclusive) < MAX(exclusive) AS disputed"  # noqa: S608 -- quoted
        f" FROM {quoted(clusters)} AS clustered JOIN {quoted(people)} AS reached ON node = person"
        " WHERE exclusive IS NOT NULL GROUP BY cluster"
    )
    moved = (
        f"SELECT node, cluster AS joined, naming FROM {quoted(clusters)} AS clustered"  # noqa: S608 -- quoted
        f" LEFT JOIN ({named}) AS named ON telling = cluster WHERE disputed IS NULL OR NOT disputed"
    )
    carried = "".join(f", {own}" for own, _ in _linking(columns, policy))
    return (
        "SELECT part, record, CASE WHEN joined IS NULL THEN exclusive ELSE naming END AS exclusive,"  # noqa: S608 -- quoted
        f" COALESCE(joined, person) AS person{carried} FROM {quoted(people)} AS reached"
        f" LEFT JOIN ({moved}) AS moved ON node = person"
    )


def resolved_query(names: "ResolvedNames", columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> str:
    """Give for each record its people and what is known of them; the columns are those of ``resolve_relation``."""
    naming = [own for own, _ in _linking(columns, policy)]
    implausible = f"(SELECT alias FROM {quoted(names.shared)} WHERE NOT plausible)"  # noqa: S608 -- quoted
    joins = "".join(f" LEFT JOIN {implausible} AS not_{own} ON not_{own}.alias = {own}" for own in naming)
    held = "".join(f" OR ({own} IS NOT NULL AND not_{own}.alias IS NULL)" for own in naming)
    record, told = "reached.record", ""
    if names.records is not None:
        named = f"(SELECT record, same_as FROM {quoted(names.records)})"  # noqa: S608 -- quoted
        record, told = "told.record", f" JOIN {named} AS told ON same_as = reached.record"
    return (
        f"SELECT {record}, person, COALESCE(clustered.cluster, person) AS component,"  # noqa: S608 -- quoted
        f" exclusive IS NOT NULL AS exclusive, exclusive IS NOT NULL{held} AS identified"
        f" FROM {quoted(names.people)} AS reached{told}"
        f" LEFT JOIN {quoted(names.clusters)} AS clustered ON clustered.node = person{joins}"
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
    """The relations from which the answer is put together; no ``records`` where each is its own first."""

    records: str | None
    people: str
    shared: str
    clusters: str


def quoted(name: str) -> str:
    """Quote a name of a relation or column."""
    return '"' + name.replace('"', '""') + '"'


def _naming(columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> list[tuple[str, IdentifierColumn]]:
    """Give the columns that name people, each with the name it has here."""
    naming = [each for each in columns if policy.link_of(each.space) is not Link.NEVER]
    return [(f"a{place}", each) for place, each in enumerate(naming)]


def _linking(columns: Sequence[IdentifierColumn], policy: LinkPolicy) -> list[tuple[str, IdentifierColumn]]:
    """Give those of them that several people may carry."""
    return [(own, each) for own, each in _naming(columns, policy) if policy.link_of(each.space) is not Link.EXCLUSIVE]


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
