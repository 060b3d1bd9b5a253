"""Words of the page of today."""

from tongguan.vocabulary import Phrase

TITLE = Phrase("今日", "Today")
LEAD = Phrase(
    "每项出境现在的状态，以及距下一条线还有多少人。",
    "Where every export stands now, and how many people fit under the next line.",
)
DAY = Phrase("法律日", "Legal day")
ASK = Phrase("查看", "Look")
NOT_TODAY = Phrase("您看的是 {day}，不是今天。", "You are looking at {day}, not at today.")
BACK_TO_TODAY = Phrase("回到今天", "Back to today")
ORDINARY = Phrase("当年累计，一般个人信息", "People this year, ordinary information")
SENSITIVE = Phrase("当年累计，敏感个人信息", "People this year, sensitive information")
UNIT = Phrase("人", "people")
LEFT_OUT = Phrase("另有 {people} 人依法不计入", "{people} more are left out of the count by law")
ROOM = Phrase("再增 {people} 人以内不变", "room for {people} more")
ROOM_UNKNOWN = Phrase("余量未知", "the room is not known")
LINE = Phrase("满 {line} 人：{then}", "at {line}: {then}")
NO_LINE = Phrase("上方没有更重的线", "no heavier line above")
GAUGE = Phrase("{counter}：{people}；线在 {line}", "{counter}: {people}; the line is at {line}")
NOT_THIS_YEAR = Phrase("预计年内不达", "not expected to be reached this year")
NO_FORECAST = Phrase("还不能预测何时达线", "no forecast yet of when the line is reached")
EXPECTED = Phrase("预计 {earliest} 至 {latest} 达线", "expected to be reached between {earliest} and {latest}")
EXPECTED_FROM = Phrase(
    "最早 {earliest} 达线，也可能年内不达", "reached on {earliest} at the earliest, perhaps not this year"
)
APPLY_BY = Phrase("最迟 {day} 申报", "apply by {day}")
APPLY_PASSED = Phrase("申报期限 {day} 已过", "the day to apply, {day}, has passed")
FROM_CENSUS = Phrase("人数由普查数得，计至 {day}。", "People are counted by a census, up to {day}.")
ROUTES_DECLARED = Phrase(
    "下面的路径和状态仍以声明的人数为准；人数不同时，请更新声明。",
    "The routes and standings below rest on the people declared: where they differ, update the declaration.",
)
SEE_CENSUS = Phrase("看第 {number} 次普查", "See census {number}")
OVERALL = Phrase("总体路径", "Route overall")
WORST = Phrase("最差的状态", "Worst standing")
EXPORTS = Phrase("每项出境", "Every export")
EXPORT = Phrase("出境活动", "Export")
NEEDS = Phrase("路径", "Needs")
BY = Phrase("依据", "By")
OPTIONS = Phrase("可选机制", "Mechanisms open")
STANDING = Phrase("状态", "Standing")
OVERDUE = Phrase("逾期", "Overdue")
NONE_OPEN = Phrase("无", "none")
DECLARED_UNTIL = Phrase("人数计至 {day}。", "People are counted to {day}.")
EMPTY = Phrase("还没有登记出境活动", "No export is registered yet")
EMPTY_NEXT = Phrase(
    "登记之后，这里会显示每项出境需要走哪条路径、现在是什么状态、还剩多少余量。",
    "Once there are some, this page tells which route each needs, how it stands, and how much room is left.",
)
EMPTY_ACT = Phrase("导入声明", "Import a declaration")
NO_LAW = Phrase("那一天没有可适用的法律", "There was no law to apply on that day")
NO_LAW_NEXT = Phrase(
    "请选择《个人信息保护法》施行之后的一天。",
    "Choose a day after the Personal Information Protection Law came into force.",
)
BAD_DAY = Phrase("日期的写法不对，已按今天显示", "the day cannot be read; today is shown")
