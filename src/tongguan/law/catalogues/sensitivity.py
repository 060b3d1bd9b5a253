"""Finds whether a set of data items is sensitive on a day, and why."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar, Self, TypeVar

from tongguan.law.catalogues.findings import Finding, Review, Sensitivity
from tongguan.law.catalogues.items import DataItem, Group, Items
from tongguan.law.catalogues.reading import UnknownEntryError
from tongguan.law.catalogues.standards import Combination, Period, RuleBook, Standard
from tongguan.vocabulary import Citation, Grade, Phrase, Truth, any_of

_Chosen = TypeVar("_Chosen")

_NO_STANDARD = Phrase(zh="该日没有可适用的识别标准", en="no standard to go by on this day")
_AGE_UNKNOWN = Phrase(
    zh="是否含不满十四周岁未成年人未知", en="not known whether children under 14 are among the people"
)
_ITEMS_UNKNOWN = Phrase(zh="数据项未知", en="the data items are not known")


class UnknownReadingError(UnknownEntryError):
    """A reading has no such choice."""

    code: ClassVar[str] = "law/unknown-reading-choice"


class SensitivityRules:
    """The dated rules of what is sensitive, over the catalogue of items."""

    __slots__ = ("_classes", "_known", "_on_day", "_standards", "_standings", "book", "items")

    def __init__(self, book: RuleBook, items: Items) -> None:
        self.book = book
        self.items = items
        self._standards = {standard.id: standard for standard in book.standards}
        self._classes = {each.id: each for each in book.classes}
        self._standings = {reading.id: reading for reading in book.standing_readings}
        self._known: dict[tuple[str, str, str | None], Finding] = {}
        self._on_day: dict[tuple[date, str], Standard | None] = {}

    @classmethod
    def of(cls, parsed: object, items: Items, source: str = "sensitivity.yaml") -> Self:
        """Build from the parsed file.

        Raises:
            CatalogueError: The file is not as it should be, or does not fit the items.
        """
        return cls(RuleBook.of(parsed, items, source), items)

    def standard_on(self, on: date, readings: Mapping[str, str] | None = None) -> Standard | None:
        """Give the standard to go by on a day, or ``None`` where there is none.

        Raises:
            UnknownReadingError: The reading has no such choice.
        """
        question = self.book.standard_reading
        choice = (readings or {}).get(question.id, question.default)
        if (on, choice) not in self._on_day:
            periods = _choice(question.id, choice, question.choices)
            found: Period | None = next((period for period in periods if period.days.holds(on)), None)
            self._on_day[on, choice] = None if found is None else self._standards[found.standard]
        return self._on_day[on, choice]

    def sensitivity(
        self,
        item_ids: Iterable[str] | None,
        on: date,
        *,
        under_14: Truth,
        readings: Mapping[str, str] | None = None,
        rebutted: Mapping[str, str] | None = None,
    ) -> Sensitivity:
        """Find whether the items, taken together, are sensitive on ``on``.

        Args:
            item_ids: The items; ``None`` if they are not known.
            on: The day in Beijing time.
            under_14: Whether people under 14 are among those concerned; ``None`` if not known.
            readings: What was chosen of ``sensitivity-standard-date`` and of the readings that unsettled items
                name, by reading; the default where absent.
            rebutted: Listed items shown to do no such harm, with the reason.

        Raises:
            UnknownItemError: An item is in no entry; the nearest are given.
            UnknownReadingError: A reading has no such choice.
        """
        standard = self.standard_on(on, readings)
        items = None if item_ids is None else self._items(item_ids)
        reasons = self._reasons(items or (), rebutted) if rebutted else {}
        findings = [self._of_item(item, standard, readings or {}, reasons.get(item.id)) for item in items or ()]
        if items is None:
            findings.append(Finding(None, None, _ITEMS_UNKNOWN, (), Grade.VERIFIED))
        child = self._of_children(under_14, on)
        if child is not None and items != ():
            findings.append(child)
        review = (*self._combined(items or ()), *self._rebuttals(standard, reasons))
        value = any_of(finding.sensitive for finding in findings)
        return Sensitivity(value, standard.id if standard else None, tuple(findings), review)

    def _reasons(self, items: tuple[DataItem, ...], rebutted: Mapping[str, str]) -> dict[str, str]:
        given = {self.items.item(name).id: reason.strip() for name, reason in rebutted.items()}
        return {item.id: given[item.id] for item in items if given.get(item.id)}

    def _items(self, item_ids: Iterable[str]) -> tuple[DataItem, ...]:
        """Find the items, each once, in the order given."""
        return tuple({item.id: item for item in map(self.items.item, item_ids)}.values())

    def _of_item(
        self, item: DataItem, standard: Standard | None, readings: Mapping[str, str], rebuttal: str | None
    ) -> Finding:
        if standard is None:
            return Finding(item.id, None, _NO_STANDARD, (), Grade.VERIFIED)
        choice = None
        if item.reading is not None:
            choice = readings.get(item.reading, self._standings[item.reading].default)
        if rebuttal is not None and standard.rebuttal is not None:
            rebutted = self._of_rebutted(item, standard, choice, rebuttal)
            if rebutted is not None:
                return rebutted
        key = (item.id, standard.id, choice)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._of_listed(item, standard, choice)
        return found

    def _sensitive(self, item: DataItem, standard: Standard, choice: str | None) -> tuple[Truth, str | None]:
        """Find what the standard says of the item, and the reading it depends on."""
        sensitive = item.standing(standard.id).truth
        if sensitive is not None or item.reading is None or choice is None:
            return sensitive, None
        return _choice(item.reading, choice, self._standings[item.reading].choices).truth, item.reading

    def _of_rebutted(self, item: DataItem, standard: Standard, choice: str | None, rebuttal: str) -> Finding | None:
        if self._sensitive(item, standard, choice)[0] is False or standard.rebuttal is None:
            return None
        says = Phrase(zh=f"处理者说明理由：{rebuttal}", en=f"rebutted by the handler: {rebuttal}")
        return Finding(
            item=item.id,
            sensitive=False,
            says=says,
            cites=(Citation.parse(standard.rebuttal),),
            grade=standard.grade,
        )

    def _of_listed(self, item: DataItem, standard: Standard, choice: str | None) -> Finding:
        sensitive, reading = self._sensitive(item, standard, choice)
        says = item.note or item.label
        if not sensitive:
            return Finding(item.id, sensitive, says, (Citation.parse(standard.cites),), standard.grade, reading)
        named = [text for each in item.classes if (text := self._classes[each].cites)]
        cites = tuple(Citation.parse(text) for text in dict.fromkeys([*named, self._place_in_list(item, standard)]))
        return Finding(item.id, sensitive, says, cites, Grade.VERIFIED if named else standard.grade, reading)

    def _place_in_list(self, item: DataItem, standard: Standard) -> str:
        numbers = [number for each in item.classes if (number := self._classes[each].number)]
        return f"{standard.cites}.{numbers[0]}" if standard.numbered and numbers else standard.cites

    def _of_children(self, under_14: Truth, on: date) -> Finding | None:
        rule = self.book.under_14
        if under_14 is False or not rule.in_force.holds(on):
            return None
        says = rule.says if under_14 else _AGE_UNKNOWN
        return Finding(None, under_14, says, (Citation.parse(rule.cites),), rule.grade)

    def _combined(self, items: tuple[DataItem, ...]) -> Iterable[Review]:
        present = {item.id for item in items}
        groups = {group for item in items for group in item.groups}
        for rule in self.book.combinations:
            met = _meeting(rule, items, present, groups)
            if met:
                cites = tuple(Citation.parse(text) for text in rule.cites)
                yield Review("aggregation-review", rule.id, met, rule.says, cites, rule.grade)

    def _rebuttals(self, standard: Standard | None, reasons: Mapping[str, str]) -> Iterable[Review]:
        if reasons and standard is not None and standard.rebuttal is not None:
            cites = (Citation.parse(standard.rebuttal),)
            yield Review("rebutted-item", "rebuttal", tuple(reasons), self.book.rebuttal, cites, standard.grade)


def _meeting(rule: Combination, items: tuple[DataItem, ...], present: set[str], groups: set[Group]) -> tuple[str, ...]:
    """Give the items that meet the combination, or none of them."""
    if not (present.issuperset(rule.items) and groups.issuperset(rule.groups)):
        return ()
    if rule.one_of and groups.isdisjoint(rule.one_of):
        return ()
    wanted = {*rule.groups, *rule.one_of}
    return tuple(item.id for item in items if item.id in rule.items or not wanted.isdisjoint(item.groups))


def _choice(reading: str, choice: str, choices: Mapping[str, _Chosen]) -> _Chosen:
    if choice not in choices:
        raise UnknownReadingError(
            f"the reading `{reading}` has no choice `{choice}`",
            help=f"choose {', '.join(f'`{each}`' for each in choices)}",
        )
    return choices[choice]
