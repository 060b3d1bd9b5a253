"""Words of the commands that look into the lawbook."""

from tongguan.vocabulary import Phrase

LIST_HELP = Phrase(
    "列出法律库收录的全部法规、指南、问答、标准和征求意见稿，及某一天的状态。",
    "List every instrument of the lawbook, with its days, rank, grade and standing on a day.",
)
SHOW_HELP = Phrase(
    "看一部法规或者一条规定：说什么、何时有效、来源等级、起什么作用、条件、让位于谁、涉及哪些未决问题。",
    "Show an instrument or a provision: its words, days, grade, effect, condition, what it yields to, "
    "and the open questions it touches.",
)
SHOW_WHAT = Phrase(
    "法规编号（如 CBDF-2024）、引用（如 CBDF-2024#7.1.2）或者规则名（如 CBDF-2024:purpose）",
    "an instrument (CBDF-2024), a citation (CBDF-2024#7.1.2) or the name of a rule (CBDF-2024:purpose)",
)
SHOW_AS_OF = Phrase("只看这一天有效的规定", "only what is law on this day")
TIMELINE_HELP = Phrase(
    "按日列出：公布、施行、失效、被取代的规则；以及各时期由哪些文件定出境路径。",
    "List by day what was published, came into force, ended or was displaced, and which instruments "
    "decided the pathway when.",
)
DIFF_HELP = Phrase(
    "两天之间法律变了什么：哪些规则开始、失效、被取代。",
    "Tell what changed in the law between two days: which rules began, ended or were displaced.",
)
DIFF_EARLIER = Phrase("前一天", "the earlier day")
DIFF_LATER = Phrase("后一天", "the later day")
READINGS_HELP = Phrase(
    "法律上尚有不同理解的问题：采用哪一种，还有哪些，依据和理由。",
    "List the open questions of law: the reading used, the others, why, and where they come from.",
)

INSTRUMENT = Phrase("编号", "instrument")
TITLE = Phrase("名称", "title")
NUMBER = Phrase("文号", "number")
ISSUER = Phrase("发布机关", "issuer")
RANK = Phrase("层级", "rank")
STATUS = Phrase("状态", "status")
PUBLISHED = Phrase("公布", "published")
IN_FORCE = Phrase("施行", "in force")
LAST_DAY = Phrase("最后一日", "last day")
GRADE = Phrase("来源等级", "grade")
SOURCE = Phrase("来源", "source")
REPLACED_BY = Phrase("被代替", "replaced by")
INSTEAD_OF = Phrase("拟代替", "instead of")
NOTE = Phrase("说明", "note")
RULES = Phrase("条数", "provisions")
RULE = Phrase("规则", "rule")
BINDS = Phrase("约束", "binds")
EFFECT = Phrase("作用", "effect")
CONDITION = Phrase("条件", "when")
YIELDS_TO = Phrase("让位于", "yields to")
PREVAILS_OVER = Phrase("优先于", "prevails over")
READINGS = Phrase("未决问题", "open questions")
NEVER = Phrase("从未施行", "never in force")
ALSO_BEFORE = Phrase("解释既有规定，也适用于此前", "explains earlier law and reaches earlier days too")
STANDING_ON = Phrase("{day} 的状态", "standing on {day}")
LAWBOOK = Phrase("法律库 {edition}，收录至 {known_until}", "lawbook {edition}, law known until {known_until}")
DRAFT_NEVER = Phrase("征求意见稿，不作为依据", "a draft, which never decides")

DAY = Phrase("日期", "day")
EVENT = Phrase("事件", "event")
WHAT_DECIDED = Phrase("各时期定路径的文件", "what decided the pathway, and when")
FROM = Phrase("自", "from")
UNTIL = Phrase("至", "until")
DECIDED_BY = Phrase("依据", "decided by")
NOTHING_DECIDED = Phrase("没有收录的规定", "nothing on record")

BEGAN = Phrase("开始适用", "began")
CHANGED = Phrase("改变", "changed")
GONE = Phrase("不再适用", "ended")
PUBLISHED_BETWEEN = Phrase("期间公布", "published in between")
NOTHING_CHANGED = Phrase("没有变化", "nothing changed")
BETWEEN = Phrase("{earlier} 与 {later} 之间", "between {earlier} and {later}")
CONCERNS_PATHWAY = Phrase("定路径", "decides the pathway")
NO_LONGER = Phrase("原为", "before")
NOW = Phrase("现为", "now")

QUESTION = Phrase("问题", "question")
USED = Phrase("采用", "used")
OTHER = Phrase("另有", "other")
WHY = Phrase("理由", "why")
CITES = Phrase("依据", "cites")
TOUCHES = Phrase("影响", "touches")
TOUCHED = {
    "pathway": Phrase("路径", "the pathway"),
    "people": Phrase("人数", "the number of people"),
    "sensitivity": Phrase("敏感程度", "sensitivity"),
    "standing": Phrase("现有机制的状态", "the standing of mechanisms"),
    "duties": Phrase("义务", "duties"),
    "clocks": Phrase("期限", "clocks"),
    "audit": Phrase("合规审计", "audits"),
    "items": Phrase("数据项", "data items"),
}
