"""Words of the evidence for who is one person."""

from tongguan.vocabulary import Phrase

ASK = Phrase("标识（不显示）：", "identifier (not shown): ")
HEADING = Phrase("{handler}，{year}年，至{until}：{asked}", "{handler}, {year}, up to {until}: {asked}")
NOT_THERE = Phrase("日志中没有可计入的行带有它", "no row that counts carries it")
ONE = Phrase("确定是一个人", "certainly one person")
RANGE = Phrase("{low} 至 {high} 个人", "{low} to {high} people")
SEVERAL = Phrase("{low} 个人", "{low} people")
CUT_OFF = Phrase(
    "为太多人共用，不据以合并；带有它的行按其他标识计",
    "too many share it: it merges nobody, and its rows count by others",
)
PSEUDONYMS = Phrase(
    "日志中是假名：一个假名就是一个人，不作合并", "the log holds pseudonyms: each is one person, and none are merged"
)
SAID = Phrase("哪些行这样说", "what rows say so")
PERSON = Phrase("人", "person")
IDENTIFIERS = Phrase("标识", "identifiers")
FILE = Phrase("文件", "file")
ROWS = Phrase("行数", "rows")
FIRST = Phrase("首日", "first")
LAST = Phrase("末日", "last")
HOLDING = Phrase("每个标识起什么作用", "what each identifier does")
IDENTIFIER = Phrase("标识", "identifier")
HOLDS = Phrase("合并", "merges")
WHY = Phrase("为什么", "why")
WITH = Phrase("专属 / 其他", "exclusive / others")
JOINED = Phrase("从所给标识到其他标识", "from the one given to the others")
BY = Phrase("经由", "by way of")
DIRECTLY = Phrase("同一行", "in one row")
CERTAINTY = Phrase("把握", "how sure")
INCOMPLETE = Phrase("太多，没有全部列出", "too much to be told whole")

HOLD = {
    "certain": Phrase("确定", "certainly"),
    "possible": Phrase("可能", "possibly"),
    "disputed": Phrase("有争议，不合并", "disputed, not merged"),
    "cut": Phrase("切断", "cut"),
}
REASONS = {
    "names-one-person": Phrase("专属于一个人", "it names one person"),
    "within-limits": Phrase("伴随的标识不超过限度", "seen with no more others than its limits"),
    "several-exclusive": Phrase("与几个专属标识同时出现", "seen with several exclusive identifiers"),
    "several-partners": Phrase("与太多其他标识同时出现", "seen with too many others"),
    "would-join-two-exclusive": Phrase(
        "合并会使一个人有两个专属标识", "one person would have two exclusive identifiers"
    ),
}
