"""Refuses a declaration whose fields cannot all be true."""

from tongguan.decision.declaration.errors import ContradictionError
from tongguan.decision.declaration.model import Declaration, Export
from tongguan.decision.declaration.place import Document
from tongguan.law.catalogues import Catalogues
from tongguan.strict_yaml import Path

_NOT_EMPLOYEES = ("applicants", "dependants", "customers", "patients")


def check_declaration(declaration: Declaration, document: Document, path: Path, catalogues: Catalogues) -> None:
    """Refuse contradictions.

    Raises:
        ContradictionError: The first one found, with the place of the field to mend.
    """
    for place, export in enumerate(declaration.exports):
        _check_export(export, document, (*path, "exports", place))
    _check_overlaps(declaration, document, (*path, "distinct_people"))
    _check_handler(declaration, document, (*path, "handler"), catalogues)
    for place, mechanism in enumerate(declaration.mechanisms):
        given = mechanism.given
        here = (*path, "mechanisms", place)
        for earlier, later in (
            ("effective", "valid_until"),
            ("issued", "valid_until"),
            ("result_issued", "valid_until"),
            ("applied", "result_issued"),
        ):
            first, last = given.get(earlier), given.get(later)
            if first not in (None, "none") and last not in (None, "none") and last < first:
                raise document.error(
                    ContradictionError, f"`{later}` ({last}) lies before `{earlier}` ({first})", (*here, later)
                )


def _check_export(export: Export, document: Document, path: Path) -> None:  # noqa: C901 -- one if a contradiction
    facts, given, people = export.facts, export.given, export.people

    def refuse(message: str, *steps: str, help: str | None = None) -> ContradictionError:  # noqa: A002 -- as TongguanError
        error = document.error(ContradictionError, f"export `{export.id}`: {message}", (*path, *steps), help)
        assert isinstance(error, ContradictionError)  # noqa: S101 -- made of that class
        return error

    if facts.get("necessity.cross_border_hr") and facts.get("about") in _NOT_EMPLOYEES:
        raise refuse(
            f"the HR exemption is claimed for {facts['about']}, and it covers employees only",
            "necessity",
            "cross_border_hr",
            help="set `cross_border_hr: false`, or give the employees an export of their own (CBDF-2024#5.1.2)",
        )
    personal = facts.get("contains.personal_information")
    if personal is False:
        if facts.get("contains.sensitive"):
            raise refuse(
                "it contains no personal information, yet sensitive personal information", "contains", "sensitive"
            )
        for part in ("ordinary", "sensitive"):
            count = getattr(people, part)
            if count is not None and count.low > 0:
                raise refuse(f"it contains no personal information, yet counts {count.low:,} people", "people", part)
        if facts.get("under_14"):
            raise refuse("it contains no personal information, yet information of children", "under_14")
    if facts.get("contains.sensitive") is False:
        if people.sensitive is not None and people.sensitive.low > 0:
            raise refuse(
                f"it contains no sensitive information, yet counts {people.sensitive.low:,} people with it",
                "people",
                "sensitive",
                help="set `contains.sensitive: true`, or count them as ordinary",
            )
        if facts.get("under_14"):
            raise refuse(
                "it includes children under 14, whose information is always sensitive (PIPL-2021#28.1)",
                "contains",
                "sensitive",
            )
    if facts.get("accessed_from") == "china" and facts.get("mode") == "transfer":
        raise refuse("a transfer is not `accessed_from: china`; that is for remote access", "accessed_from")
    items, residue = export.items, given.get("necessity.not_needed_items")
    if items is not None and residue:
        for item in residue:
            if item not in items:
                raise refuse(
                    f"`{item}` is not needed, but it is not among the data items", "necessity", "not_needed_items"
                )
    if residue and facts.get("necessity.truly_needed") is False:
        raise refuse(
            "nothing is truly needed, so single items cannot be singled out as not needed",
            "necessity",
            "not_needed_items",
            help="set `truly_needed: true` if the other items are needed",
        )
    _check_dates(export, refuse)


def _check_dates(export: Export, refuse: object) -> None:
    began, until = export.given.get("began_on"), export.given.get("retention_until")
    if began is not None and until is not None and until < began:
        raise refuse(f"kept until {until}, before the export began on {began}", "retention_until")  # type: ignore[operator]  # -- the maker of errors above


def _check_overlaps(declaration: Declaration, document: Document, path: Path) -> None:
    exports = {export.id: export for export in declaration.exports}
    seen: dict[frozenset[str], int] = {}
    for place, overlap in enumerate(declaration.overlaps):
        members = frozenset(overlap.exports)
        if members in seen:
            raise document.error(ContradictionError, "the same exports are given distinct people twice", (*path, place))
        seen[members] = place
        for part in ("ordinary", "sensitive"):
            union = getattr(overlap.people, part)
            if union is None:
                continue
            counts = [getattr(exports[name].people, part) for name in overlap.exports]
            most = 0 if all(count is not None and count.high is not None for count in counts) else None
            if most is not None:
                most = sum(count.high for count in counts)
                if union.low > most:
                    raise document.error(
                        ContradictionError,
                        f"{union.low:,} distinct people are more than the exports have together ({most:,})",
                        (*path, place, part),
                    )
            least = max((count.low for count in counts if count is not None), default=0)
            if union.high is not None and union.high < least:
                raise document.error(
                    ContradictionError,
                    f"{union.high:,} distinct people are fewer than one of the exports has alone ({least:,})",
                    (*path, place, part),
                )


def _check_handler(declaration: Declaration, document: Document, path: Path, catalogues: Catalogues) -> None:
    facts = declaration.handler
    if facts.get("handler.established_in") == "CN" and facts.get("handler.article_3_2_ground") not in (None, "none"):
        raise document.error(
            ContradictionError,
            "a handler established in mainland China is not under PIPL Article 3(2)",
            (*path, "article_3_2_ground"),
            "set `article_3_2_ground: none`",
        )
    city, province = declaration.given.get("city"), declaration.given.get("province")
    if city and province:
        found = catalogues.places.normalise_city(city, province)
        if found is not None and found.province != province:
            raise document.error(
                ContradictionError,
                f"`{city}` does not lie in `{catalogues.places.provinces[province].label.zh}`",
                (*path, "city"),
            )
