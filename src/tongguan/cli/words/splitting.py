"""Words on signs of splitting."""

from tongguan.vocabulary import Phrase

SIGNS = {
    "together-over-a-line": Phrase(
        "{handlers}：接收方相同，{counter}各自低于 {line} 人，其中有刚好低于该线的，合计达到",
        "{handlers}: with a common recipient, each below {line} people with {counter}, one of them just below, "
        "and together above",
    ),
    "same-people": Phrase(
        "{handlers}：向同一接收方提供的{counter}大体是同一批人，各自低于 {line} 人，相加达到",
        "{handlers}: much the same people with {counter} to one recipient, each below {line}, their sum above",
    ),
    "relay": Phrase(
        "{handlers}：前者的{counter}在低于 {line} 人处骤停，后者随即开始，接收方相同",
        "{handlers}: the first stops at once just below {line} people with {counter} as the second begins, "
        "with the same recipient",
    ),
    "just-under": Phrase(
        "{handlers}：{counter}在低于 {line} 人处骤然不再有新人，传输仍在继续",
        "{handlers}: newcomers with {counter} stop at once just below {line} people, while transfers go on",
    ),
    "around-new-year": Phrase(
        "{handlers}：{counter}多集中在1月1日前后，两年各低于 {line} 人，合计达到",
        "{handlers}: most people with {counter} go around 1 January, each year below {line}, both together above",
    ),
    "left-out-holds-the-rest": Phrase(
        "{handlers}：{counter}刚好低于 {line} 人，加上向同一接收方提供而不计入的人即达到",
        "{handlers}: just below {line} people with {counter}, and above with those left out to the same recipient",
    ),
}
COUNTERS = {
    "ordinary": Phrase("一般个人信息", "ordinary information"),
    "sensitive": Phrase("敏感个人信息", "sensitive information"),
}
EVIDENCE = {
    "people": Phrase("人数", "people"),
    "together": Phrase("合计（去重）", "together, distinct"),
    "in_common": Phrase("共有", "in common"),
    "recipients": Phrase("接收方", "recipients"),
    "last_newcomer": Phrase("最后一名新人", "last newcomer"),
    "first_newcomer": Phrase("后者首名新人", "first newcomer of the second"),
    "transfers_since": Phrase("其后的传输", "transfers since"),
    "last_year": Phrase("上年", "the year before"),
    "last_year_close": Phrase("其中年末", "of these at its end"),
    "this_year": Phrase("本年", "this year"),
    "this_year_close": Phrase("其中年初", "of these at its beginning"),
    "close_together": Phrase("年末年初合计（去重）", "around the turn together, distinct"),
    "days_around": Phrase("前后天数", "days on either side"),
    "with_left_out": Phrase("加上不计入的", "with those left out"),
}
