"""Refuses a declaration whose fields cannot all be true."""

from tongguan.decision.declaration.errors import ContradictionError, DeclarationError
from tongguan.decision.declaration.model import Declaration, Export, Mechanism
from tongguan.decision.declaration.overlaps import check_overlaps
from tongguan.decision.declaration.place import Document, shown
from tongguan.law.catalogues import Catalogues
from tongguan.strict_yaml import Path

_NOT_EMPLOYEES = ("applicants", "dependants", "customers", "patients")
_NOT_ACCESSED = {"transfer": "a transfer", "overseas_processing": "processing abroad"}
_IN_ORDER = (
    ("effective", "valid_until"),
    ("issued", "valid_until"),
    ("result_issued", "valid_until"),
    ("applied", "result_issued"),
)


def check_declaration(declaration: Declaration, document: Document, path: Path, catalogues: Catalogues) -> None:
    """Refuse contradictions.

    Raises:
        ContradictionError: The first one found, with the place of the field to mend.
    """
    for place, export in enumerate(declaration.exports):
        _Exports(export, document, (*path, "exports", place)).check()
    check_overlaps(declaration, document, (*path, "distinct_people"))
    _check_handler(declaration, document, (*path, "handler"), catalogues)
    for place, mechanism in enumerate(declaration.mechanisms):
        _check_mechanism(mechanism, document, (*path, "mechanisms", place))


class _Exports:
    """The contradictions of one export."""

    def __init__(self, export: Export, document: Document, path: Path) -> None:
        self.export = export
        self.facts = export.facts
        self.document = document
        self.path = path

    def check(self) -> None:
        self._check_human_resources()
        if self.facts.get("contains.personal_information") is False:
            self._check_no_personal_information()
        if self.facts.get("contains.sensitive") is False:
            self._check_nothing_sensitive()
        if self.facts.get("accessed_from") == "china" and self.facts.get("mode") in _NOT_ACCESSED:
            what = _NOT_ACCESSED[self.facts["mode"]]
            raise self._refuse(f"{what} is not `accessed_from: china`; that is for remote access", "accessed_from")
        self._check_items()
        self._check_important_data()
        self._check_since_last_year()
        began, until = self.export.given.get("began_on"), self.export.given.get("retention_until")
        if began is not None and until is not None and until < began:
            raise self._refuse(f"kept until {until}, before the export began on {began}", "retention_until")

    def _check_human_resources(self) -> None:
        if self.facts.get("necessity.cross_border_hr") and self.facts.get("about") in _NOT_EMPLOYEES:
            raise self._refuse(
                f"the HR exemption is claimed for {self.facts['about']}, and it covers employees only",
                "necessity",
                "cross_border_hr",
                help="set `cross_border_hr: false`, or give the employees an export of their own (CBDF-2024#5.1.2)",
            )

    def _check_no_personal_information(self) -> None:
        if self.facts.get("contains.sensitive"):
            message = "it contains no personal information, yet sensitive personal information"
            raise self._refuse(message, "contains", "sensitive")
        people = self.export.people
        for part, count in (("ordinary", people.ordinary), ("sensitive", people.sensitive)):
            if count is not None and count.low > 0:
                message = f"it contains no personal information, yet counts {count.low:,} people"
                raise self._refuse(message, "people", part)
        if self.facts.get("under_14"):
            raise self._refuse("it contains no personal information, yet information of children", "under_14")

    def _check_nothing_sensitive(self) -> None:
        sensitive = self.export.people.sensitive
        if sensitive is not None and sensitive.low > 0:
            raise self._refuse(
                f"it contains no sensitive information, yet counts {sensitive.low:,} people with it",
                "people",
                "sensitive",
                help="set `contains.sensitive: true`, or count them as ordinary",
            )
        if self.facts.get("under_14"):
            message = "it includes children under 14, whose information is always sensitive (PIPL-2021#28.1)"
            raise self._refuse(message, "contains", "sensitive")

    def _check_items(self) -> None:
        items, residue = self.export.items, self.export.given.get("necessity.not_needed_items")
        for place, item in enumerate(residue or ()):
            if items is not None and item not in items:
                message = f"`{item}` is not needed, but it is not among the data items"
                raise self._refuse(message, "necessity", "not_needed_items", place)
        if residue and self.facts.get("necessity.truly_needed") is False:
            raise self._refuse(
                "nothing is truly needed, so single items cannot be singled out as not needed",
                "necessity",
                "not_needed_items",
                help="set `truly_needed: true` if the other items are needed",
            )

    def _check_important_data(self) -> None:
        notice, important = self.export.given.get("important_data_notice"), self.facts.get("contains.important_data")
        if isinstance(notice, dict) and important in {"none", "suspected"}:
            message = f"a notice says that it is important data, yet `contains.important_data` is `{important}`"
            raise self._refuse(message, "important_data_notice", help="write `told_or_published`, or remove the notice")

    def _check_since_last_year(self) -> None:
        """The people since last year hold this year's, and those with sensitive information are some of them."""
        since = self.facts.get("people_since_last_year.all")
        if since is None or since.high is None:
            return
        special = self.facts.get("people_since_last_year.sensitive")
        if special is not None and special.low > since.high:
            message = f"{special.low:,} people with sensitive information are more than all since last year"
            raise self._refuse(f"{message} ({since.high:,})", "people_since_last_year", "sensitive")
        people = self.export.people
        for part, count in (("ordinary", people.ordinary), ("sensitive", people.sensitive)):
            if count is not None and count.low > since.high:
                message = f"{count.low:,} people since 1 January are more than since last year ({since.high:,})"
                raise self._refuse(message, "people", part)

    def _refuse(self, message: str, *steps: str | int, help: str | None = None) -> DeclarationError:  # noqa: A002 -- as TongguanError
        message = f"export `{shown(self.export.id)}`: {message}"
        return self.document.error(ContradictionError, message, (*self.path, *steps), help)


def _check_mechanism(mechanism: Mechanism, document: Document, path: Path) -> None:
    for earlier, later in _IN_ORDER:
        first, last = mechanism.given.get(earlier), mechanism.given.get(later)
        if first not in {None, "none"} and last not in {None, "none"} and last < first:
            message = f"`{later}` ({last}) lies before `{earlier}` ({first})"
            raise document.error(ContradictionError, message, (*path, later))


def _check_handler(declaration: Declaration, document: Document, path: Path, catalogues: Catalogues) -> None:
    facts, places = declaration.handler, catalogues.places
    if facts.get("handler.established_in") == "CN" and facts.get("handler.article_3_2_ground") not in {None, "none"}:
        raise document.error(
            ContradictionError,
            "a handler established in mainland China is not under PIPL Article 3(2)",
            (*path, "article_3_2_ground"),
            "set `article_3_2_ground: none`",
        )
    city, province = declaration.given.get("city"), declaration.given.get("province")
    if not city or not province:
        return
    label = places.provinces[province].label.zh
    found = places.normalise_city(city, province)
    # The districts of a municipality (市) are often written as its cities, and share names with cities elsewhere.
    if found is not None and found.province != province and not label.endswith("市"):
        raise document.error(ContradictionError, f"`{shown(city)}` does not lie in `{label}`", (*path, "city"))
