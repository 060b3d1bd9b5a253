"""Words of the command that proves the lawbook."""

from tongguan.vocabulary import Phrase

HELP = Phrase(
    "证明法律库：自2022-09-01以来每一套决定路径的规则，对一切事实都成立的断言。\n\n"
    "事实全部已知的出境恰有一条路径；没有未解决的冲突；人数增加不会使路径变轻；每个人数线恰在该数处起作用。"
    "断言不成立时，给出一份 `tongguan assess` 能读、能重现的声明。\n\n"
    "退出码：0 全部证明；4 有断言被推翻；2 选项不成立，或者没有安装 z3；1 证明器与引擎不一致。",
    "Prove the lawbook: for every set of deciding rules since 2022-09-01, claims that hold over all facts.\n\n"
    "An export of which all is known has exactly one pathway; no conflict is left unresolved; more people never give a "
    "lighter route; every number of people acts exactly there. Where a claim fails, a declaration is printed that "
    "`tongguan assess` reads and that reproduces the failure.\n\n"
    "Exit codes: 0 all proved; 4 a claim was refuted; 2 an option was refused, or z3 is not installed; 1 the prover "
    "and the engine disagree.",
)
ON = Phrase("只证明这一天的法律；可以重复", "prove only the law of this day; may be repeated")
AS_IF = Phrase(
    "把一份征求意见稿当作法律来证明，并列出它与法律的不同",
    "prove a draft as if it were law, and list where it parts from the law",
)

FROM = Phrase("自", "from")
UNTIL = Phrase("至", "until")
RULES = Phrase("规则", "rules")
RESULT = Phrase("结果", "result")
SECONDS = Phrase("秒", "seconds")
CLAIM = Phrase("断言", "claim")
SPANS = Phrase("各段", "spans")
QUESTIONS = Phrase("提问", "questions")
EXAMPLES = Phrase("例证", "examples")
PROVED = Phrase("已证明", "proved")
REFUTED = Phrase("被推翻", "refuted")
NOTHING = Phrase("无此规则", "no such rule")
LAW = Phrase("法律", "law")
DRAFT = Phrase("征求意见稿", "draft")
CITES = Phrase("依据", "cites")
DECLARATION = Phrase("声明", "declaration")
READINGS = Phrase("采用的理解", "readings chosen")
WITHOUT = Phrase("没有任何事实可以作例", "there are no facts to show it by")
ON_DAY = Phrase(
    "存为文件 FILE，可用 `tongguan assess FILE --as-of {day}` 重现",
    "saved as FILE, reproduced by `tongguan assess FILE --as-of {day}`",
)
ON_DAY_AS_IF = Phrase(
    "存为文件 FILE，可用 `tongguan assess FILE --as-of {day} --as-if {draft}` 重现",
    "saved as FILE, reproduced by `tongguan assess FILE --as-of {day} --as-if {draft}`",
)
DISAGREES = Phrase(
    "引擎没有看到证明器所见：请报告此事", "the engine does not see what the prover saw: please report this"
)
PARTS = Phrase("与法律的不同", "where it parts from the law")
UNDECIDED = Phrase(
    "{draft} 没有决定路径的规则，没有可证明的", "{draft} has no rule that decides a pathway: there is nothing to prove"
)
ALL_PROVED = Phrase("全部证明，用时 {seconds:.1f} 秒", "all proved in {seconds:.1f} seconds")
NOT_PROVED = Phrase("{count} 处被推翻，用时 {seconds:.1f} 秒", "{count} refuted, in {seconds:.1f} seconds")
PROVING = Phrase("证明", "proving")
