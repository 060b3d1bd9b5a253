"""Why the gate holds or refuses: a stable code, words in both languages, provisions.

The gate knows no law. What a clearance cites for a refusal goes before the few provisions named here, which hold
for every clearance.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from tongguan.vocabulary import Phrase, TongguanError
from tongguan.vocabulary.terms import PATHWAYS

CONSENT_WITHDRAWN: Final = "PIPL-2021#15.1"
EMERGENCY: Final = "CBDF-2024#5.1.3"
_ROUTES: Final = ("PIPL-2021#38",)
_NOTICE: Final = ("PIPL-2021#39",)


class Reason(Struct, frozen=True, omit_defaults=True):
    """One reason.

    Attributes:
        code: Stable; those of clearances and ledgers are the codes of their errors.
        zh: In Chinese.
        en: In English.
        cites: The provisions.
        names: What is outside: data items, recipients.
        counter: The counter whose ceiling would be passed.
        fits: How many people of the request would still fit.
        places: The places, from 0, of the people concerned.
    """

    code: str
    zh: str
    en: str
    cites: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    counter: str = ""
    fits: int | None = None
    places: tuple[int, ...] = ()

    @property
    def says(self) -> Phrase:
        """The words."""
        return Phrase(self.zh, self.en)


def of_error(error: TongguanError, cites: Sequence[str] = ()) -> Reason:
    """Give the reason that an error is; its headline in Chinese is found by its code where pages are written."""
    return Reason(error.code, error.message, error.message, tuple(cites))


def stopped(order: str, authority: str, cites: tuple[str, ...]) -> Reason:
    """An authority ordered it to stop."""
    by = f"{authority} " if authority else ""
    return Reason(
        "export-stopped",
        f"已被责令停止（{by}{order}），任何通行证都不能解除",
        f"ordered to stop ({by}{order}); no clearance lifts that",
        cites,
        names=(order,),
    )


def outside(code: str, names: tuple[str, ...], cites: tuple[str, ...]) -> Reason:
    """Something of the request is not within the clearance; each name of it is told."""
    zh, en = _OUTSIDE[code]
    return Reason(code, f"{zh}：{'、'.join(names)}", f"{en}: {', '.join(names)}", cites or _FALLBACK[code], names=names)


def ceiling(counter: str, most: int, total: int, then: str, fits: int, cites: tuple[str, ...]) -> Reason:
    """The next person would pass the ceiling of the handler or of the mechanism."""
    named, beyond = counter_words(counter), PATHWAYS.get(then)
    return Reason(
        "ceiling-reached",
        f"{named.zh}：当年已计 {total:,} 人，上限 {most:,} 人；本次还可容纳 {fits:,} 人"
        + (f"；再多一人即须{beyond.zh}" if beyond else ""),
        f"{named.en}: {total:,} people this year, and the ceiling is {most:,}; {fits:,} of these still fit"
        + (f"; the next person calls for {beyond.en}" if beyond else ""),
        cites,
        counter=counter,
        fits=fits,
    )


def allotment(counter: str, most: int, added: int, fits: int, cites: tuple[str, ...]) -> Reason:
    """The ledger has used what was allotted to it."""
    named = counter_words(counter)
    return Reason(
        "allotment-used",
        f"{named.zh}：分给本账本 {most:,} 人，已用 {added:,} 人；本次还可容纳 {fits:,} 人",
        f"{named.en}: {most:,} people were allotted to this ledger and {added:,} are used; {fits:,} of these still fit",
        cites,
        counter=counter,
        fits=fits,
    )


def counter_words(counter: str) -> Phrase:
    """Say what a counter counts."""
    group, _, of_class = counter.replace(".", ":").rpartition(":")
    what = _CLASSES.get(of_class)
    if what is None:
        return Phrase(counter, counter)
    kind, _, name = group.partition(":")
    place = _GROUPS.get(kind)
    if place is None:
        return what
    return Phrase(f"{what.zh}（{place.zh}{name}）", f"{what.en} ({place.en} {name})".replace(" )", ")"))


def withdrawn(places: tuple[int, ...]) -> Reason:
    """Some people have withdrawn their consent."""
    return Reason(
        "consent-withdrawn",
        f"{len(places):,} 人已撤回同意",
        f"{len(places):,} of these people have withdrawn their consent",
        (CONSENT_WITHDRAWN,),
        places=places,
    )


def key_reused() -> Reason:
    """The idempotency key belongs to another request."""
    return Reason(
        "key-reused",
        "该幂等键已用于内容不同的请求",
        "the idempotency key was used for a different request",
    )


def key_of_another_year(year: int) -> Reason:
    """The key was answered in another year, in which its people were counted."""
    return Reason(
        "key-of-another-year",
        f"该幂等键已在 {year} 年得到答复，须以新的键重新请求",
        f"the idempotency key was answered in {year}: ask with another key, so that this year counts",
    )


def year_not_open(handler: str, year: int) -> Reason:
    """Nobody said from where the year counts."""
    return Reason(
        "year-not-open",
        f"{handler} 的 {year} 年尚未建立起点：须先以普查结果作为起点，或者声明从零开始",
        f"the year {year} of {handler} is not open: seed it from a census, or open it from zero",
        names=(handler,),
    )


_CLASSES: Final = {
    "ordinary": Phrase("一般个人信息", "ordinary information"),
    "sensitive": Phrase("敏感个人信息", "sensitive information"),
}
_GROUPS: Final = {
    "mechanism": Phrase("机制", "mechanism"),
    "export": Phrase("出境活动", "export"),
    "left_out": Phrase("不计入", "left out"),
    "emergency": Phrase("紧急", "emergency"),
}
_OUTSIDE: Final = {
    "export-outside": ("通行证不适用于该出境活动", "the clearance is for another export"),
    "recipient-outside": ("通行证不包括该接收方", "the clearance does not name this recipient"),
    "territory-outside": ("通行证不包括该国家或者地区", "the clearance does not reach this territory"),
    "onward-outside": ("通行证不包括该再转移", "the clearance does not name these onward recipients"),
    "items-outside": ("通行证不包括下列数据项", "the clearance does not hold these data items"),
}
_FALLBACK: Final = {
    "export-outside": _ROUTES,
    "recipient-outside": _NOTICE,
    "territory-outside": _ROUTES,
    "onward-outside": _NOTICE,
    "items-outside": _NOTICE,
}
