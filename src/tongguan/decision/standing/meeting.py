"""What the law asks of the export to one recipient, met with what carries it."""

from dataclasses import dataclass

from tongguan.decision.declaration import Mechanism
from tongguan.decision.standing.finding import Finding, found
from tongguan.decision.standing.model import Reason, RecipientStanding, Standing, best, worst
from tongguan.decision.standing.setting import BARRED_PATHWAYS, FREE_PATHWAYS, KINDS, Asked, Setting
from tongguan.vocabulary import Pathway, Phrase

FILE_AND_GO_ON = "file-and-go-on"
_ASSESSMENT = "security_assessment"
_SHOWN_THOUGH_NOT_ENOUGH = frozenset({Standing.STOPPED, Standing.SUSPENDED})
_IN_FORCE = frozenset({Standing.COVERED, Standing.EXPIRING, Standing.EXCEEDED})
_WORDS = {
    Pathway.NOT_AN_EXPORT: Phrase("不属于出境", "not an export"),
    Pathway.EXEMPT: Phrase("免予程序", "exempt from procedure"),
    Pathway.CONTRACT_OR_CERTIFICATION: Phrase("标准合同或者认证", "a standard contract or certification"),
    Pathway.SECURITY_ASSESSMENT: Phrase("安全评估", "a security assessment"),
    Pathway.OTHER_LAW: Phrase("适用其他法律", "a matter of another law"),
    Pathway.PROHIBITED: Phrase("不得出境", "prohibited"),
}


@dataclass(frozen=True, slots=True)
class Carried:
    """A mechanism asked about, and what was found."""

    asked: Asked
    finding: Finding

    @property
    def standing(self) -> Standing:
        """How it stands."""
        return self.finding.standing

    @property
    def is_assessment(self) -> bool:
        """Whether it is a security assessment, which serves for the lighter pathways too."""
        return self.asked.mechanism.kind == _ASSESSMENT


@dataclass(frozen=True, slots=True)
class _Met:
    standing: Standing
    by: Carried | None
    reasons: tuple[Reason, ...]


def find_recipient(
    setting: Setting,
    export: str,
    recipient: str | None,
    carried: tuple[Carried, ...],
    mechanisms: tuple[Mechanism, ...],
) -> RecipientStanding:
    """Find how the export to one recipient stands.

    Where several pathways are possible the answer is one that holds for each of them, else it is not known.

    Args:
        setting: The handler under the law of the day.
        export: The export's id.
        recipient: The recipient's id, or ``None`` where nobody named one.
        carried: What was found of each mechanism that names the export and the recipient.
        mechanisms: Every mechanism that names the export.
    """
    met = _Meeting(setting, export, recipient, carried, mechanisms).meet()
    return RecipientStanding(
        recipient, met.standing, met.by.asked.mechanism.id if met.by else None, tuple(dict.fromkeys(met.reasons))
    )


@dataclass(frozen=True)
class _Meeting:
    setting: Setting
    export: str
    recipient: str | None
    carried: tuple[Carried, ...]
    mechanisms: tuple[Mechanism, ...]

    def meet(self) -> _Met:
        pathways = self.setting.possible.exports[self.setting.places[self.export]].pathways
        if set(pathways) <= FREE_PATHWAYS:
            return _Met(Standing.FREE, None, self._asked_for(pathways))
        each = {pathway: self._pathway(pathway) for pathway in pathways}
        if len(each) == 1:
            return each[pathways[0]]
        standings = [met.standing for met in each.values()]
        if all(standing.is_cleared for standing in standings):
            # The heaviest pathway's mechanism serves for the lighter ones; "free" is only one of the outcomes.
            return min(each.values(), key=lambda met: met.standing.place)
        if any(standing.is_cleared or standing is Standing.UNKNOWN for standing in standings):
            return self._open(each)
        shown = worst(standings)
        return next(met for met in each.values() if met.standing is shown)

    def _open(self, each: dict[Pathway, _Met]) -> _Met:
        zh = "、".join(f"{_WORDS[pathway].zh}（{_STANDING[met.standing].zh}）" for pathway, met in each.items())
        en = ", ".join(f"{_WORDS[pathway].en} ({_STANDING[met.standing].en})" for pathway, met in each.items())
        reason = Reason(
            Phrase(f"所需程序尚未确定：{zh}", f"what it needs is not settled: {en}"),
            tuple(cite for pathway in each for why in self._asked_for((pathway,)) for cite in why.cites),
        )
        by = next((met.by for met in each.values() if met.by is not None), None)
        unknown = (met for met in each.values() if met.standing is Standing.UNKNOWN)
        return _Met(Standing.UNKNOWN, by, (reason, *(why for met in unknown for why in met.reasons)))

    def _pathway(self, pathway: Pathway) -> _Met:
        if pathway in FREE_PATHWAYS:
            return _Met(Standing.FREE, None, self._asked_for((pathway,)))
        ordered = self._order()
        if ordered is not None:
            return _Met(Standing.STOPPED, ordered, ordered.finding.reasons)
        if pathway in BARRED_PATHWAYS:
            return self._shown(frozenset({Standing.STOPPED})) or _Met(
                Standing.UNCOVERED, None, self._asked_for((pathway,))
            )
        if pathway is Pathway.SECURITY_ASSESSMENT:
            return self._assessment()
        return self._contract_or_certification()

    def _contract_or_certification(self) -> _Met:
        best_one = _best(self.carried)
        if best_one is None:
            return self._nothing(Pathway.CONTRACT_OR_CERTIFICATION)
        assessments = tuple(each for each in self.carried if each.is_assessment)
        bound = self.setting.cites("NDSR-2024#38", "QA-2026-01#1")
        if bound and any(each.standing is Standing.EXCEEDED for each in assessments):
            # Who took the assessment's road is bound by its result, though a contract would have done.
            result = _best(assessments)
            if result is not None and result.standing.place < best_one.standing.place:
                return _Met(result.standing, result, (*result.finding.reasons, Reason(_BOUND, bound)))
        return _Met(best_one.standing, best_one, best_one.finding.reasons)

    def _assessment(self) -> _Met:
        assessments = tuple(each for each in self.carried if each.is_assessment)
        others = tuple(each for each in self.carried if not each.is_assessment)
        best_one = _best(assessments)
        if best_one is not None and best_one.standing.is_cleared:
            return _Met(best_one.standing, best_one, best_one.finding.reasons)
        lighter = next((each for each in others if each.standing in _IN_FORCE), None)
        awaited = best_one is None or best_one.standing in (Standing.PENDING, Standing.NOT_YET_EFFECTIVE)
        if lighter is not None and awaited and self._by_volume():
            return self._crossed(lighter, best_one)
        if best_one is not None:
            return _Met(best_one.standing, best_one, best_one.finding.reasons)
        shown = self._shown(_SHOWN_THOUGH_NOT_ENOUGH)
        if shown is not None:
            return shown
        if lighter is not None:
            name = lighter.asked.name
            not_enough = Reason(
                Phrase(f"{name.zh}不能代替安全评估", f"{name.en} does not stand in for a security assessment")
            )
            return _Met(Standing.UNCOVERED, lighter, (not_enough, *self._asked_for((Pathway.SECURITY_ASSESSMENT,))))
        return self._nothing(Pathway.SECURITY_ASSESSMENT)

    def _crossed(self, lighter: Carried, assessment: Carried | None) -> _Met:
        """A line was crossed in mid-year under a contract or certificate (reading A7)."""
        name = lighter.asked.name
        deciding = tuple(cite for why in self._asked_for((Pathway.SECURITY_ASSESSMENT,)) for cite in why.cites)
        cites = tuple(dict.fromkeys((*deciding, *self.setting.cites("QA-2026-01#1"))))
        if assessment is not None and self.setting.reading("A7") == FILE_AND_GO_ON:
            going_on = Reason(
                Phrase(
                    f"已越过评估线，评估已申报；按所选读法（A7），等待结果期间可以依{name.zh}继续",
                    f"the assessment line is passed and the assessment applied for; under the reading chosen (A7) the "
                    f"export may go on under {name.en} meanwhile",
                ),
                cites,
            )
            return _Met(Standing.PENDING, assessment, (going_on, *assessment.finding.reasons))
        stop = Reason(
            Phrase(
                f"当年人数已越过评估线，{name.zh}不再够用：先停止出境，申报安全评估，并把当年已依此出境的部分一并纳入",
                f"this year's people passed the assessment line, and {name.en} is no longer enough: stop, file a "
                "security assessment, and include in it what went out this year",
            ),
            cites,
        )
        if assessment is None:
            return _Met(Standing.UNCOVERED, lighter, (stop,))
        return _Met(Standing.PENDING, assessment, (stop, *assessment.finding.reasons))

    def _by_volume(self) -> bool:
        """Whether the assessment is asked for by the number of people, and not by who or what is concerned."""
        deciding = self.setting.regime.deciding
        places = [place for place, _ in self._deciders() if place >= 0]
        asking = [deciding[place] for place in places if deciding[place].outcome is Pathway.SECURITY_ASSESSMENT]
        return bool(asking) and all(rule.counts for rule in asking)

    def _deciders(self) -> tuple[tuple[int, int], ...]:
        return self.setting.possible.exports[self.setting.places[self.export]].deciders

    def _asked_for(self, pathways: tuple[Pathway, ...]) -> tuple[Reason, ...]:
        """Give the rules that lead to ``pathways``, as reasons."""
        deciding = self.setting.regime.deciding
        places = {place for place, _ in self._deciders() if place >= 0 and deciding[place].outcome in pathways}
        return tuple(Reason(deciding[place].rule.says, (deciding[place].rule.cites,)) for place in sorted(places))

    def _nothing(self, pathway: Pathway) -> _Met:
        others = [each for each in self.mechanisms if each.kind != "zone_record" and each.id not in self._asked_ids()]
        words = _WORDS[pathway]
        finding = found(Standing.UNCOVERED, f"需要{words.zh}，目前没有", f"it needs {words.en}, and there is none")
        if others:
            names_zh = "、".join(f"{KINDS[each.kind].zh}（{each.id}）" for each in others)
            names_en = ", ".join(f"the {KINDS[each.kind].en} `{each.id}`" for each in others)
            finding = found(
                Standing.UNCOVERED,
                f"需要{words.zh}；{names_zh}没有包括这一接收方",
                f"it needs {words.en}; {names_en}: this recipient is not among those named",
            )
        return _Met(Standing.UNCOVERED, None, (*finding.reasons, *self._asked_for((pathway,))))

    def _asked_ids(self) -> set[str]:
        return {each.asked.mechanism.id for each in self.carried}

    def _shown(self, standings: frozenset[Standing]) -> _Met | None:
        """Give what a mechanism that is not enough still shows: that it was stopped or suspended."""
        shown = _best(self.carried)
        if shown is None or shown.standing not in standings:
            return None
        return _Met(shown.standing, shown, shown.finding.reasons)

    def _order(self) -> Carried | None:
        """Give an order to stop that no assessment passed since has answered."""
        for each in self.carried:
            since = each.finding.since
            if each.finding.ordered and not any(
                other.is_assessment
                and other.standing in (*_IN_FORCE, Standing.UNKNOWN)
                and since is not None
                and other.asked.started is not None
                and other.asked.started > since
                for other in self.carried
            ):
                return each
        return None


def _best(carried: tuple[Carried, ...]) -> Carried | None:
    if not carried:
        return None
    standing = best(each.standing for each in carried)
    return next(each for each in carried if each.standing is standing)


_BOUND = Phrase(
    "已通过评估的，须按评估结果出境；另有合同或者认证，不改变超出评估范围的结论",
    "what was assessed goes out as the result says; a contract or certificate beside it does not widen that",
)
_STANDING = {
    Standing.STOPPED: Phrase("已停止", "stopped"),
    Standing.SUSPENDED: Phrase("已暂停", "suspended"),
    Standing.LAPSED: Phrase("已失效", "lapsed"),
    Standing.EXCEEDED: Phrase("已超出", "exceeded"),
    Standing.UNCOVERED: Phrase("无依据", "uncovered"),
    Standing.NOT_YET_EFFECTIVE: Phrase("尚未生效", "not yet effective"),
    Standing.PENDING: Phrase("待结果", "pending"),
    Standing.UNKNOWN: Phrase("未知", "unknown"),
    Standing.EXPIRING: Phrase("将到期", "expiring"),
    Standing.COVERED: Phrase("有依据", "covered"),
    Standing.FREE: Phrase("免于程序", "free"),
}
