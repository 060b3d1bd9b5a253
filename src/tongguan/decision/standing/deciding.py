"""Finds the standing of every export: its possible pathways against what carries it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tongguan.decision.declaration import Mechanism
from tongguan.decision.facts import PreparedHandler
from tongguan.decision.possible import Possible
from tongguan.decision.regime import Regime
from tongguan.decision.standing.carrying import carry
from tongguan.decision.standing.extension import find_extension
from tongguan.decision.standing.meeting import Carried, find_recipient
from tongguan.decision.standing.model import (
    ExportStanding,
    Extension,
    Flag,
    Reason,
    RecipientStanding,
    Standing,
    worst,
)
from tongguan.decision.standing.setting import FREE_PATHWAYS, Setting
from tongguan.decision.standing.transition import find_transition
from tongguan.vocabulary import Phrase


def find_standing(prepared: PreparedHandler, possible: Possible, regime: Regime) -> tuple[ExportStanding, ...]:
    """Find the standing of each export, in the order of the declaration.

    Args:
        prepared: The facts of the handler, for the regime's day and readings.
        possible: The pathways found for it.
        regime: The law of the day; the day is its ``as_of``.
    """
    setting = Setting(prepared, possible, regime)
    by_export: dict[str, list[Mechanism]] = {}
    for mechanism in prepared.declaration.mechanisms:
        for name in dict.fromkeys(mechanism.exports):
            by_export.setdefault(name, []).append(mechanism)
    return tuple(
        _Export(setting, each.export.id, tuple(by_export.get(each.export.id, ()))).find() for each in prepared.exports
    )


@dataclass(frozen=True)
class _Export:
    setting: Setting
    name: str
    mechanisms: tuple[Mechanism, ...]

    def find(self) -> ExportStanding:
        place = self.setting.places[self.name]
        named = self.setting.prepared.exports[place].export.recipients
        recipients: tuple[str | None, ...] = named or (None,)
        carried = {recipient: tuple(self._carried(recipient)) for recipient in recipients}
        found = tuple(
            find_recipient(self.setting, self.name, recipient, carried[recipient], self.mechanisms)
            for recipient in recipients
        )
        standing = worst(each.standing for each in found)
        flags = list(self._zone_records())
        if set(self.setting.possible.exports[place].pathways) <= FREE_PATHWAYS:
            orders = tuple(_orders(carried))
            if orders:
                standing, found = Standing.STOPPED, tuple(_stopped(each, orders) for each in found)
            return ExportStanding(self.name, standing, found, (*flags, *orders))
        if not named and any(carried.values()):
            flags.append(_RECIPIENTS_NOT_KNOWN)
        transition = find_transition(self.setting, self.name) if standing is Standing.UNCOVERED else None
        if transition is not None:
            flags.append(transition)
            found = tuple(_may_be_put_right(each, transition) for each in found)
        findings = [each.finding for each in _each(carried)]
        extensions = tuple(self._extensions(carried))
        return ExportStanding(
            self.name,
            standing,
            found,
            tuple(dict.fromkeys((*flags, *(flag for each in findings for flag in each.flags), *_closed(extensions)))),
            tuple(dict.fromkeys(refiling for each in findings for refiling in each.refilings)),
            extensions,
            tuple(dict.fromkeys(overdue for each in findings for overdue in each.overdue)),
        )

    def _carried(self, recipient: str | None) -> Iterator[Carried]:
        for mechanism in self.mechanisms:
            if mechanism.kind == "zone_record":
                continue
            if recipient is None or mechanism.recipients is None or recipient in mechanism.recipients:
                asked = self.setting.asked(self.name, recipient, mechanism)
                yield Carried(asked, carry(asked))

    def _extensions(self, carried: dict[str | None, tuple[Carried, ...]]) -> Iterator[Extension]:
        by_mechanism: dict[str, list[Carried]] = {}
        for each in _each(carried):
            if each.asked.mechanism.kind == "security_assessment" and each.finding.standing in _IN_FORCE:
                by_mechanism.setdefault(each.asked.mechanism.id, []).append(each)
        for found in by_mechanism.values():
            finding = min((each.finding for each in found), key=lambda each: each.standing.place)
            extension = find_extension(tuple(each.asked for each in found), finding)
            if extension is not None:
                yield extension

    def _zone_records(self) -> Iterator[Flag]:
        place = self.setting.places[self.name]
        facts = self.setting.prepared.exports[place].facts
        for mechanism in self.mechanisms:
            if mechanism.kind != "zone_record":
                continue
            if mechanism.given.get("status") not in (None, "valid"):
                yield Flag(
                    "zone-record-not-valid",
                    Phrase(
                        f"自贸区备案（{mechanism.id}）已不再有效，请核对 zone_list 的填写",
                        f"the zone record `{mechanism.id}` is no longer valid: check what `zone_list` says",
                    ),
                    self.setting.cites("CBDF-2024#6.2"),
                    mechanism.id,
                )
            elif facts.get("zone_list.recorded") is not True:
                yield Flag(
                    "zone-record-not-in-the-facts",
                    Phrase(
                        f"已有自贸区备案（{mechanism.id}），但本出境活动未填 zone_list.recorded: true，备案尚未起作用",
                        f"there is a zone record `{mechanism.id}`, but the export does not say "
                        "`zone_list.recorded: true`, so it has no effect yet",
                    ),
                    self.setting.cites("CBDF-2024#6.2"),
                    mechanism.id,
                )


_IN_FORCE = frozenset({Standing.COVERED, Standing.EXPIRING, Standing.EXCEEDED, Standing.UNKNOWN})
_RECIPIENTS_NOT_KNOWN = Flag(
    "recipients-not-known",
    Phrase(
        "没有填写境外接收方，无法逐一核对所载接收方；请填写 recipients",
        "the export names no overseas recipient, so mechanisms could not be held against them: give `recipients`",
    ),
)


def _each(carried: dict[str | None, tuple[Carried, ...]]) -> Iterator[Carried]:
    for found in carried.values():
        yield from found


def _may_be_put_right(found: RecipientStanding, transition: Flag) -> RecipientStanding:
    if found.standing is not Standing.UNCOVERED:
        return found
    return replace(found, reasons=(*found.reasons, Reason(transition.says, transition.cites)))


def _stopped(found: RecipientStanding, orders: tuple[Flag, ...]) -> RecipientStanding:
    reasons = tuple(Reason(order.says, order.cites) for order in orders)
    return replace(found, standing=Standing.STOPPED, mechanism=orders[0].mechanism, reasons=reasons)


def _orders(carried: dict[str | None, tuple[Carried, ...]]) -> Iterator[Flag]:
    """An exemption does not lift an order to stop."""
    ordered = {each.asked.mechanism.id: each for each in _each(carried) if each.finding.ordered}
    for name, each in ordered.items():
        yield Flag(
            "stop-order-stands",
            Phrase(
                f"{each.asked.name.zh}曾被责令停止；现在虽免于程序，停止的要求并不因此解除，出境前请向主管部门确认",
                f"an order to stop was given under {each.asked.name.en}; that the export is free now does not lift "
                "it: ask the authority before anything goes out",
            ),
            each.finding.reasons[0].cites,
            name,
        )


def _closed(extensions: tuple[Extension, ...]) -> Iterator[Flag]:
    for extension in extensions:
        if extension.eligible is False:
            unmet = [condition for condition in extension.conditions if condition.truth is False]
            yield Flag(
                "extension-closed",
                Phrase(
                    f"延长条件不具备（未满足：{'；'.join(each.says.zh for each in unmet)}），"
                    "届满后继续出境的须重新申报，宜及早办理",
                    f"an extension is closed (not met: {'; '.join(each.says.en for each in unmet)}); to go on after "
                    "expiry file a new assessment, and early",
                ),
                tuple(dict.fromkeys(cite for each in unmet for cite in each.cites)),
                extension.mechanism,
            )
