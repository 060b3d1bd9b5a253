"""Words on where the people of an answer came from."""

from collections.abc import Sequence

from tongguan.vocabulary import Phrase

CENSUS = Phrase(
    "以普查结果代替声明的人数：census.json，或者 `census --out` 写的文件夹；一个集团可以给几份",
    "take people from a census: census.json, or the folder of `census --out`; repeat it for a group",
)
FROM_CENSUS = Phrase(
    "人数出自普查 {file}，截至 {until}（sha256 {sha256}…），代替声明的人数",
    "people are those of the census {file}, up to {until} (sha256 {sha256}…), in place of the declared ones",
)
NO_CENSUS = Phrase("该处理者没有普查：人数出自声明", "this handler has no census: its people are those declared")
NOT_COUNTED = Phrase(
    "普查没有计这些出境，人数仍出自声明：{exports}",
    "not in the census, so the declared people stand: {exports}",
)
DECLARED_OTHERWISE = Phrase(
    "声明的人数与普查不同，以普查为准：{exports}",
    "declared with other numbers than the census counted, and the census stands: {exports}",
)
REPLACED_UNIONS = Phrase(
    "声明的去重人数涉及普查已计的出境，改用普查的合计",
    "declared distinct people of counted exports gave way to the totals of the census",
)
COUNTS_BY_LAW = Phrase(
    "普查未计入合计、依法应当计入的：{exports}；请改普查计划后重新计数，否则合计只是区间",
    "left out of the census, though by the law of the day they count: {exports}; "
    "mend the plan and count anew, else the totals stay a range",
)
LEFT_OUT_BY_LAW = Phrase(
    "普查计入合计、依法不计的：{exports}；请改普查计划后重新计数，否则合计只是区间",
    "counted in the census, though by the law of the day they are left out: {exports}; "
    "mend the plan and count anew, else the totals stay a range",
)
SENSITIVE_BY_DECLARATION = Phrase(
    "依声明含敏感个人信息、普查却未计敏感人数的：{exports}；请核对普查计划",
    "sensitive by the declaration, yet the census counted nobody as sensitive: {exports}; check its plan",
)
SINCE_LAST_YEAR = Phrase(
    "普查只给出自上年1月1日起的合计，未按出境分列：各项出境按区间计",
    "the census gives people since last year in total only: each export takes a range",
)


def filled(words: Phrase, **values: object) -> Phrase:
    """Fill values into both languages."""
    return Phrase(words.zh.format(**values), words.en.format(**values))


def listing(words: Phrase, exports: Sequence[str]) -> Phrase:
    """Fill the names of exports into both languages."""
    return Phrase(words.zh.format(exports="、".join(exports)), words.en.format(exports=", ".join(exports)))
