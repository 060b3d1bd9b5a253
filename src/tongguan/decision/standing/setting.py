"""The day and the law that standings are found under, and what is asked of them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tongguan.decision.clocks import Due, NotInForceError, UnknownClockError, due
from tongguan.decision.declaration import Mechanism
from tongguan.decision.facts import PreparedExport, PreparedHandler
from tongguan.decision.possible import Possible, PossibleExport
from tongguan.decision.regime import Regime
from tongguan.law import Rule, Trigger
from tongguan.law.clock import Clock
from tongguan.law.model import Limit
from tongguan.vocabulary import Pathway, Phrase

FREE_PATHWAYS = frozenset({Pathway.NOT_AN_EXPORT, Pathway.EXEMPT})
BARRED_PATHWAYS = frozenset({Pathway.OTHER_LAW, Pathway.PROHIBITED})


class Setting:
    """One handler under the law of one day."""

    def __init__(self, prepared: PreparedHandler, possible: Possible, regime: Regime) -> None:
        self.prepared = prepared
        self.possible = possible
        self.regime = regime
        self.as_of: date = regime.as_of
        self.places = {each.export.id: place for place, each in enumerate(prepared.exports)}

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """Every clock of the lawbook."""
        return self.regime.book.clocks()

    @cached_property
    def citable(self) -> dict[str, tuple[Rule, ...]]:
        """The rules of the day by what they cite."""
        by_citation: dict[str, tuple[Rule, ...]] = {}
        for rule in self.regime.in_force:
            by_citation[rule.cites] = (*by_citation.get(rule.cites, ()), rule)
        return by_citation

    def cites(self, *names: str) -> tuple[str, ...]:
        """Give those of ``names`` that are law on the day."""
        return tuple(name for name in names if name in self.citable)

    def reading(self, name: str) -> str | None:
        """Give the choice of a reading."""
        return self.regime.readings.get(name)

    def due(self, code: str, started: date, *, as_of: date | None = None, expires: date | None = None) -> Due | None:
        """Run a clock; ``None`` where its rule is not in force for the event."""
        try:
            return due(code, started, self.clocks, as_of, expires=expires)
        except (NotInForceError, UnknownClockError):
            return None

    def triggers(self, kind: str, what: str) -> tuple[Rule, ...]:
        """Give the rules of the day by which a change calls for a new filing."""
        return tuple(
            rule
            for rule in self.regime.triggers
            if isinstance(rule.effect, Trigger) and rule.effect.mechanism == kind and what in rule.effect.changes
        )

    def limit(self, code: str) -> tuple[int, str] | None:
        """Give a limit on growth, in percent, with its citation; ``None`` where none is law on the day."""
        for rule in self.regime.in_force:
            if isinstance(rule.effect, Limit) and rule.effect.code == code:
                return rule.effect.percent, rule.cites
        return None

    def asked(self, export: str, recipient: str | None, mechanism: Mechanism) -> "Asked":
        """Ask about a mechanism for the export to one recipient."""
        return Asked(self, export, recipient, mechanism)


@dataclass(frozen=True)
class Asked:
    """One question: does this mechanism carry the export to this recipient?"""

    setting: Setting
    export_id: str
    recipient: str | None
    mechanism: Mechanism

    @property
    def as_of(self) -> date:
        """The day asked about."""
        return self.setting.as_of

    @property
    def prepared(self) -> PreparedExport:
        """The export's facts."""
        return self.setting.prepared.exports[self.setting.places[self.export_id]]

    @property
    def possible(self) -> PossibleExport:
        """The pathways the export can have."""
        return self.setting.possible.exports[self.setting.places[self.export_id]]

    @property
    def name(self) -> Phrase:
        """The mechanism in words, with its id."""
        words, name = KINDS[self.mechanism.kind], self.mechanism.id
        return Phrase(f"{words.zh}（{name}）", f"the {words.en} `{name}`")

    def given(self, name: str) -> object:
        """Give a field of the mechanism; ``None`` where it was not declared."""
        return self.mechanism.given.get(name)

    def day(self, name: str) -> date | None:
        """Give a field of the mechanism that holds a day; ``none`` and absence give ``None``."""
        value = self.mechanism.given.get(name)
        return value if isinstance(value, date) else None

    @property
    def started(self) -> date | None:
        """The day the mechanism began to carry: in effect, result issued, certificate issued."""
        return self.day(STARTS[self.mechanism.kind])


KINDS = {
    "standard_contract": Phrase("标准合同", "standard contract"),
    "gba_contract": Phrase("大湾区标准合同", "Greater Bay Area contract"),
    "certification": Phrase("认证证书", "certificate"),
    "security_assessment": Phrase("安全评估", "security assessment"),
    "zone_record": Phrase("自贸区备案", "zone record"),
}
STARTS = {
    "standard_contract": "effective",
    "gba_contract": "effective",
    "certification": "issued",
    "security_assessment": "result_issued",
    "zone_record": "effective",
}
CONTRACTS = frozenset({"standard_contract", "gba_contract"})
_FILE_AGAIN = Phrase(
    "重新评估，补充或者重新订立合同并重新备案",
    "assess again, supplement or conclude the contract anew, and file it again",
)
REMEDIES = {
    "standard_contract": _FILE_AGAIN,
    "gba_contract": _FILE_AGAIN,
    "certification": Phrase("向认证机构申请变更认证范围", "ask the certification body to change the certified scope"),
    "security_assessment": Phrase("重新申报安全评估", "file a new security assessment"),
}
