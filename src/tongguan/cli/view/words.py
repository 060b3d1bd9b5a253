"""The words around an answer, in both languages."""

from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

WORDS = {
    "as_of": Phrase(
        "截至 {day} · 法律库 {edition}，核对至 {known_until}",
        "as of {day} · lawbook {edition}, checked to {known_until}",
    ),
    "overall": Phrase("总体", "Overall"),
    "or": Phrase(" 或 ", " or "),
    "and": Phrase("；并", "; and "),
    "not_settled": Phrase("尚未确定：取决于下列未知事实", "not settled: it depends on the facts asked below"),
    "not_settled_wide": Phrase("尚未确定（范围可能偏宽）", "not settled (the set may be wider than the truth)"),
    "counted_ordinary": Phrase("当年累计，一般个人信息", "People this year, ordinary"),
    "counted_sensitive": Phrase("当年累计，敏感个人信息", "People this year, sensitive"),
    "left_out": Phrase("（另有 {people} 人不计入）", "({people} more left out of the count)"),
    "headroom": Phrase(
        "再增 {people} 人以内不变；满 {line} 人：{then}（{cites}）",
        "room for {people} more; at {line}: {then} ({cites})",
    ),
    "unknown_people": Phrase("未知", "an unknown number of"),
    "export": Phrase("出境活动", "Export"),
    "needs": Phrase("路径", "Needs"),
    "decided_by": Phrase("依据", "By"),
    "options": Phrase("可选机制", "Options"),
    "standing": Phrase("状态", "Standing"),
    "freed_rest": Phrase("其余部分免于程序：", "the rest is free: "),
    "gives_way": Phrase("让位：", "gives way: "),
    "ended": Phrase("此前适用、已被取代：", "no longer law, would have applied: "),
    "recipient_unknown": Phrase("接收方未知", "recipient not known"),
    "overdue": Phrase("已逾期：", "overdue: "),
    "duties": Phrase("义务", "Duties"),
    "not_known": Phrase("未知", "not known"),
    "seen": Phrase("实际", "seen"),
    "always": Phrase("总是适用", "always"),
    "questions": Phrase("还需要知道", "Still to be known"),
    "readings": Phrase("会改变答案的不同理解", "Readings that would change the answer"),
    "reading_gives": Phrase(
        "（采用：{used}。若{alternative}，总体为{pathways}）", "(used: {used}; if {alternative}: overall {pathways})"
    ),
    "changes": Phrase("可使路径变轻的合法改变", "Legitimate changes that would make a route lighter"),
    "as_if": Phrase("假设 {draft} 生效", "As if {draft} were law"),
    "by_law": Phrase("按现行法", "By the law"),
    "by_draft": Phrase("按草案", "By the draft"),
    "assumptions": Phrase("假定", "Assumptions"),
    "yes": Phrase("是", "yes"),
    "no": Phrase("否", "no"),
    "comma": Phrase("、", ", "),
    "at_least": Phrase("至少 {people}", "at least {people}"),
}


def number(value: int) -> str:
    """Write a number of people with thousands apart."""
    return f"{value:,}"


def range_of(people: list[int | None], language: Language) -> str:
    """Write ``[low, high]`` as people say it: one number, a range, or "at least"."""
    low, high = people
    if low == high and low is not None:
        return number(low)
    if high is None:
        return WORDS["at_least"].in_language(language).format(people=number(low or 0))
    return f"{number(low or 0)}–{number(high)}"
