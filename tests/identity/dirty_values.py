"""Values as logs hold them: right ones, nearly right ones, spoiled ones, and any text at all."""

from collections.abc import Callable
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric, uscc

from tongguan.identity import Book

Values = st.SearchStrategy[str]

CREDIT_CODE_LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\ufe0f"
SPACES = " \t\n\r\x0b\x0c\x85\u00a0\u2003\u3000\u2028"
STRANGE = "ıſKÅßİŁæ٣４ＸⅫ①😀\U00020000e\u0301\x00\x1f\x7f"

ANY_TEXT = st.text(st.characters(codec="utf-8"), max_size=24)


def digits(count: int) -> Values:
    return st.text("0123456789", min_size=count, max_size=count)


def _dates() -> Values:
    real = st.dates(date(1850, 1, 1), date(2099, 12, 31)).map(lambda day: day.strftime("%Y%m%d"))
    edges = ["18491231", "18500101", "20991231", "21000101", "19000229", "20000229", "20230229", "20240229"]
    odd = ["19900431", "19901301", "19900100", "00000000", "19900132", "19901131", "20240230", "20240231"]
    return st.one_of(real.map(lambda text: text.zfill(8)), st.sampled_from(edges + odd))


def _checked(body: str) -> str:
    return body + ric.calc_check_digit(body + "0")


def _citizen(regions: Values) -> Values:
    """Eighteen characters, their check character right in half of them."""
    body = st.tuples(regions, _dates(), digits(3)).map("".join)
    return st.one_of(body.map(_checked), st.tuples(body, st.sampled_from("0123456789X")).map("".join))


def _resident() -> Values:
    regions = st.sampled_from(["110101", "310115", "440305", "810000", "710000", "990000", "160101"])
    return st.one_of(_citizen(st.one_of(regions, digits(6))), digits(15))


def _permits() -> Values:
    return _citizen(st.sampled_from(["810000", "820000", "830000", "840000"]))


def _foreign() -> Values:
    new = _citizen(digits(5).map(lambda text: f"9{text}"))
    return st.one_of(new, st.from_regex(r"[A-Z]{3}[0-9]{12}", fullmatch=True))


def _cards() -> Values:
    body = st.integers(10**11, 10**18 - 1).map(str)
    return st.one_of(body.map(lambda text: text + luhn.calc_check_digit(text)), body)


def _credit_codes() -> Values:
    letters = st.text(CREDIT_CODE_LETTERS, min_size=9, max_size=9)
    first = st.text(CREDIT_CODE_LETTERS, min_size=2, max_size=2)
    body = st.tuples(first, digits(6), letters).map("".join)
    return st.one_of(body.map(lambda text: text + uscc.calc_check_digit(text)), body.map(lambda text: text + "0"))


def _emails() -> Values:
    local = st.text("abcXYZ019._+-%'", min_size=1, max_size=12)
    hosts = st.sampled_from(
        ["qq.com", "QQ.com", "Gmail.COM", "firm.cn", "例子.中国", "example.com", "a.test", "b", "x..y", "a.b.c.De"]
    )
    return st.tuples(local, st.sampled_from(["@", "@", "@", "＠", "@@", ""]), hosts).map("".join)


def _phones() -> Values:
    lead = st.sampled_from(["", "+86", "86", "0086", "+1", "+44", "001", "+999", "0", "+860", "+86 0"])
    rest = st.one_of(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.integers(10**5, 10**12).map(str))
    area = st.from_regex(r"(?:10|21|755|0755)[0-9]{7,8}", fullmatch=True)
    return st.tuples(lead, st.one_of(rest, area), st.sampled_from(["", "", ".0", "转12"])).map("".join)


CANONICAL: dict[str, Values] = {
    "resident_id": _resident(),
    "hmt_residence_permit": _permits(),
    "foreign_permanent_id": _foreign(),
    "hk_macao_travel_permit": st.from_regex(r"[HM][0-9A-Z][0-9]{7}(?:[0-9]{2})?", fullmatch=True),
    "taiwan_travel_permit": st.from_regex(r"[0-9]{8}(?:[0-9]{2}[A-Z]?)?", fullmatch=True),
    "passport": st.from_regex(r"[A-Z0-9]{5,10}", fullmatch=True),
    "mobile": _phones(),
    "phone": _phones(),
    "email": _emails(),
    "bank_card": _cards(),
    "unified_social_credit_code": _credit_codes(),
    "user_id": st.text(st.characters(codec="utf-8"), max_size=20),
    "pseudonym": st.one_of(st.uuids().map(str), st.text("0123456789abcdefABCDEF", min_size=30, max_size=66)),
}


def _full_width(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def _spoiling() -> st.SearchStrategy[Callable[[str, int], str]]:
    """One way in which a value is spoiled, at a place."""

    def inserting(what: str) -> Callable[[str, int], str]:
        return lambda text, at: text[: at % (len(text) + 1)] + what + text[at % (len(text) + 1) :]

    def replacing(what: str) -> Callable[[str, int], str]:
        return lambda text, at: text[: at % max(1, len(text))] + what + text[at % max(1, len(text)) + 1 :]

    inserted = st.sampled_from(list(INVISIBLE + SPACES + STRANGE + "-－‐−()（）.'\"<>*x0")).map(inserting)
    replaced = st.sampled_from(list(STRANGE + "*•×0X9aA ")).map(replacing)
    changed = st.sampled_from(
        [
            lambda text, _: _full_width(text),
            lambda text, _: text.lower(),
            lambda text, _: text.upper(),
            lambda text, at: text[: -1 - at % 3],
        ]
    )
    return st.one_of(inserted, replaced, changed)


def values_of(kind: str, book: Book) -> Values:
    """Give values for a column of ``kind``; for a mixture, values of all its kinds."""
    members = book.mixtures[kind].any_of if kind in book.mixtures else (kind,)
    canonical = st.one_of([CANONICAL[member] for member in members])
    spoiled = st.tuples(canonical, st.lists(st.tuples(_spoiling(), st.integers(0, 30)), max_size=3)).map(_spoil)
    words = st.sampled_from(sorted({word for words in book.lists.values() for word in words}))
    repeated = st.tuples(st.sampled_from("0123456789aA*"), st.integers(1, 20)).map(lambda pair: pair[0] * pair[1])
    return st.one_of(spoiled, spoiled, spoiled, words, words.map(str.upper), repeated, ANY_TEXT)


def _spoil(drawn: tuple[str, list[tuple[Callable[[str, int], str], int]]]) -> str:
    text, ways = drawn
    for way, at in ways:
        text = way(text, at)
    return text


def drawn(kind: str, book: Book, count: int, *, always_the_same: bool = False) -> list[str]:
    """Draw many values at once, for an engine that is slow to ask."""
    found: list[str] = []

    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        suppress_health_check=list(HealthCheck),
        derandomize=always_the_same,
    )
    @given(values_of(kind, book))
    def collect(value: str) -> None:
        found.append(value)

    collect()
    return found
