"""Words of the pages of the law."""

from tongguan.vocabulary import Phrase

TITLE = Phrase("法律", "Law")
LEAD = Phrase(
    "哪些文件何时公布、施行、失效；草案单独标明，从不作为依据。",
    "Which instruments were published, came into force and ended, and when; drafts are marked and never decide.",
)
FROM = Phrase("从", "From")
UNTIL = Phrase("到", "Until")
SHOW = Phrase("查看", "Look")
CLEAR = Phrase("全部日期", "Every day")
WITH_DRAFTS = Phrase("含草案", "With drafts")
WITHOUT_DRAFTS = Phrase("不含草案", "Without drafts")
DRAFTS = Phrase("草案", "Drafts")
DRAFT = Phrase("草案", "draft")
EVENTS = Phrase("大事", "What happened")
EVENTS_SHOWN = Phrase("{shown} / {all} 项", "{shown} of {all}")
DAY = Phrase("日期", "Day")
EVENT = Phrase("事件", "Event")
INSTRUMENT = Phrase("文件", "Instrument")
INSTRUMENTS = Phrase("全部文件", "Every instrument")
STATUS = Phrase("状态", "Status")
PUBLISHED = Phrase("公布", "Published")
IN_FORCE = Phrase("施行", "In force")
ENDED = Phrase("最后一日", "Last day")
RULES = Phrase("规则", "Rules")
ERAS = Phrase("各时期由谁定路径", "What decided the pathway, and when")
DECIDED_BY = Phrase("依据", "Decided by")
STILL = Phrase("至今", "to this day")
NOTHING = Phrase("没有收录的规定", "nothing on record")
KNOWN_UNTIL = Phrase("法律库 {edition}，收录至 {day}", "lawbook {edition}, law known until {day}")
NONE_HAPPENED = Phrase("这段日子里没有变化", "Nothing happened in these days")
NONE_HAPPENED_NEXT = Phrase("放宽日期，或者看全部日期。", "Widen the days, or look at every day.")
BAD_DAY = Phrase("日期的写法不对，没有采用", "the day cannot be read, and was passed over")
TO_SEARCH = Phrase("查找", "Search")
TO_CHANGES = Phrase("两天之间", "Between two days")
TO_COMING = Phrase("与本公司有关", "What matters here")
TO_CATALOGUES = Phrase("目录", "Catalogues")
BACK = Phrase("回到法律", "Back to the law")

SEARCH_TITLE = Phrase("查找规定", "Search the law")
SEARCH_LEAD = Phrase(
    "输入引用（如 CBDF-2024#7.1.2）或者几个词，中英文都可以。",
    "By citation (CBDF-2024#7.1.2) or by some words, in Chinese or English.",
)
SEARCH = Phrase("引用或者词语", "A citation or some words")
FOUND = Phrase("找到 {all} 条", "{all} found")
FIRST_SHOWN = Phrase("找到 {all} 条，先列 {shown} 条", "{all} found; the first {shown} are shown")
NOT_FOUND = Phrase("没有找到“{asked}”", "Nothing fits “{asked}”")
NEAREST = Phrase("最接近的是：", "The nearest are:")
NOT_FOUND_NEXT = Phrase("换一个词，或者写得短一些。", "Try another word, or fewer of them.")

NUMBER = Phrase("文号", "Number")
ISSUER = Phrase("发布机关", "Issued by")
RANK = Phrase("层级", "Rank")
GRADE = Phrase("来源等级", "Grade")
SOURCE = Phrase("来源", "Source")
OFFICIAL_TEXT = Phrase("官方文本", "the official text")
REPLACED_BY = Phrase("被代替", "Replaced by")
INSTEAD_OF = Phrase("拟代替", "Instead of")
NOTE = Phrase("说明", "Note")
UNIT = Phrase("条款", "Provision")
SAYS = Phrase("内容", "What it says")
DOES = Phrase("作用", "What it does")
DECIDES = Phrase("定路径", "decides a pathway")
NOT_IN_FORCE = Phrase("今天不生效", "not law today")
STANDS = Phrase("今天有效", "law today")
NEVER_LAW = Phrase("草案，不作为依据", "a draft, which never decides")
NO_UNITS = Phrase("没有收录其条款", "None of its provisions is on record")
NO_UNITS_NEXT = Phrase("请看官方文本。", "See the official text.")
PREVIOUS = Phrase("上一条", "Before it")
NEXT = Phrase("下一条", "After it")
BINDS = Phrase("约束", "Binds")
DAYS = Phrase("有效期", "Days")
ALSO_BEFORE = Phrase("也适用于此前", "reaches earlier days too")
CONDITION = Phrase("条件", "When")
ASKS = Phrase("涉及的事实", "Facts it asks for")
YIELDS_TO = Phrase("让位于", "Yields to")
PREVAILS_OVER = Phrase("优先于", "Prevails over")
CLOCK = Phrase("期限", "Clock")
CLOCK_SAYS = Phrase("{period}，自{start}起算", "{period}, from: {start}")
READINGS = Phrase("未决问题", "Open questions")
READING_USED = Phrase("采用", "used here")
CASES = Phrase("算例", "Worked cases")
CASE = Phrase("算例", "Case")
SUPPOSES = Phrase("前提", "Supposes")
HOLDS = Phrase("是否适用", "Holds")
YES = Phrase("适用", "holds")
NO = Phrase("不适用", "does not hold")
OPEN = Phrase("不能确定", "open")
RULE = Phrase("规则", "Rule")

CHANGES_TITLE = Phrase("两天之间变了什么", "What changed between two days")
CHANGES_LEAD = Phrase(
    "法律变了什么，本公司的哪些出境因此不同。事实取后一天的，只换法律。",
    "What changed in the law, and which exports of this company it touches. Facts are those of the later day; only the "
    "law differs.",
)
EARLIER = Phrase("前一天", "The earlier day")
LATER = Phrase("后一天", "The later day")
TOUCHED = Phrase("受影响的出境", "Exports that it touches")
TOUCHED_COUNT = Phrase("{changed} / {all} 项", "{changed} of {all}")
NONE_TOUCHED = Phrase("没有出境因此改变", "No export changes by it")
BEGAN = Phrase("开始适用的规则", "Rules that began")
GONE = Phrase("不再适用的规则", "Rules that no longer apply")
CHANGED = Phrase("改了内容的规则", "Rules that changed")
PUBLISHED_BETWEEN = Phrase("其间公布的文件", "Published in between")
WAS = Phrase("原来：{says}", "before: {says}")
NOTHING_CHANGED = Phrase("这两天的法律相同", "The law of the two days is the same")
NOTHING_CHANGED_NEXT = Phrase("选相隔更远的两天。", "Choose two days further apart.")
NO_LAW = Phrase("那一天没有可适用的法律", "There was no law to apply on that day")
NO_LAW_NEXT = Phrase(
    "请选择《个人信息保护法》施行之后的一天。",
    "Choose a day after the Personal Information Protection Law came into force.",
)
NO_EXPORTS = Phrase("还没有登记出境活动", "No export is registered yet")
NO_EXPORTS_NEXT = Phrase(
    "登记之后，这里会列出每项出境因法律变化而有的不同。",
    "Once there are some, what the law changes for each is listed here.",
)

DRAFTS_TITLE = Phrase("假如草案施行", "As if a draft were law")
DRAFTS_LEAD = Phrase(
    "把草案当作已经施行，与现行法律并列；草案从不作为依据。",
    "A draft taken for law, beside the law in force; a draft never decides.",
)
WHICH_DRAFT = Phrase("哪一份草案", "Which draft")
ON = Phrase("法律日", "Legal day")
DIFFERING = Phrase("{differing} / {all} 项出境不同", "{differing} of {all} exports differ")
EXPORT = Phrase("出境活动", "Export")
UNDER_LAW = Phrase("现行法律", "Under the law")
UNDER_DRAFT = Phrase("假如草案施行", "Under the draft")
SAME = Phrase("相同", "the same")
DIFFERS = Phrase("不同", "differs")

COMING_TITLE = Phrase("与本公司有关的法律变化", "Changes in law that matter here")
COMING_LEAD = Phrase(
    "过去 30 天和今后 90 天里，会改变本公司出境结论的法律变化。",
    "Changes of the last 30 and the next 90 days that alter what this company's exports need.",
)
IN_DAYS = Phrase("{days} 天后", "in {days} days")
DAYS_AGO = Phrase("{days} 天前", "{days} days ago")
TODAY = Phrase("今天", "today")
CHANGES_EXPORTS = Phrase("{count} 项出境受影响", "{count} exports touched")
ONE_CHANGED = Phrase("1 项出境受影响", "1 export touched")
ALSO_TURNED = Phrase(
    "另有 {quiet} 天法律有变化，但不影响本公司的出境。",
    "On {quiet} more days the law changed without touching an export of this company.",
)
NONE_COMING = Phrase(
    "{first}至{last}，没有会改变本公司出境结论的法律变化",
    "No change in law from {first} to {last} alters what the exports of this company need",
)
KNOWN_SO_FAR = Phrase("法律库收录至{day}。", "The lawbook knows the law up to {day}.")
SEE_ALL = Phrase("看每项的不同", "See what differs for each")

BEFORE = Phrase("之前", "Before")
AFTER = Phrase("之后", "After")
ROUTE = Phrase("路径", "Route")
STANDING = Phrase("状态", "Standing")
OPTIONS = Phrase("可选机制", "Mechanisms open")
NO_OPTIONS = Phrase("无", "none")
BY_RULES = Phrase("依据", "By")
DUTIES = Phrase("义务", "Duties")
DUTIES_BEGUN = Phrase("新的义务", "Duties that begin")
DUTIES_GONE = Phrase("不再有的义务", "Duties that end")
FLAGS_BEGUN = Phrase("要看一看", "To be looked at")
UNCHANGED = Phrase("不变", "unchanged")

CATALOGUES_TITLE = Phrase("自贸区清单和重要数据目录", "Zone lists and catalogues of important data")
CATALOGUES_LEAD = Phrase(
    "本组织在法律库之外导入的清单和目录：带日期，可以撤回，每次都重新评估全部出境。",
    "Brought in beside the lawbook for this organisation: dated, withdrawable, and every export is assessed anew.",
)
CATALOGUE = Phrase("第 {number} 号目录", "Catalogue {number}")
CATALOGUE_LEAD = Phrase(
    "里面有什么，导入时哪些出境因此改变。", "What it holds, and which exports changed when it was brought in."
)
BRING = Phrase("导入清单或目录", "Bring in a list or a catalogue")
BRING_LEAD = Phrase(
    "上传 YAML 文件或者粘贴内容，先看会改变什么，再确认。"
    "格式同法律库的 zones.yaml；重要数据目录以 important_data 开头。",
    "Upload a YAML file or paste its text, see what it changes, then confirm. The format is that of the lawbook's "
    "zones.yaml; a catalogue of important data begins with important_data.",
)
FILE = Phrase("清单或目录文件（YAML）", "File of the list or catalogue (YAML)")
TEXT = Phrase("内容", "Its text")
WHY = Phrase("为什么导入", "Why it is brought in")
WHY_HELP = Phrase(
    "例如：某自贸区公布了 2026 版清单。会写入审计日志。",
    "Such as: a zone published its list of 2026. It goes into the journal.",
)
LOOK = Phrase("检查并预览", "Check and preview")
CONFIRM = Phrase("确认导入", "Confirm and keep")
NOT_KEPT_YET = Phrase(
    "还没有保存。下面是按 {day} 看会改变什么。", "Nothing is kept yet. This is what would change, seen on {day}."
)
KNOWN_ALREADY = Phrase("内容与第 {number} 号目录相同，已在使用。", "The same as catalogue {number}, which is in use.")
HOLDS_WHAT = Phrase("里面有什么", "What it holds")
LIST = Phrase("清单或目录", "List or catalogue")
OF = Phrase("属于", "Of")
ENTRIES = Phrase("条目", "Entries")
KINDS = {
    "zones": Phrase("自贸区清单", "zone lists"),
    "important_data": Phrase("重要数据目录", "important data"),
}
KEPT = Phrase(
    "已导入为第 {number} 号目录，{exports} 项出境因此改变", "kept as catalogue {number}; {exports} exports change by it"
)
KIND = Phrase("种类", "Kind")
WHEN = Phrase("时间（北京）", "When (Beijing)")
WHO = Phrase("经办人", "Who")
REASON = Phrase("原因", "Why")
PROGRAM = Phrase("系统", "the program")
CHANGED_EXPORTS = Phrase("改变的出境", "Exports changed")
IN_USE = Phrase("使用中", "in use")
WITHDRAWN_MARK = Phrase("已撤回", "withdrawn")
WITHDRAW = Phrase("撤回", "Withdraw")
WITHDRAW_LEAD = Phrase(
    "撤回后不再适用，全部出境重新评估；记录保留，可以再次导入。",
    "It no longer applies, and every export is assessed anew; the record stays, and it can be brought in again.",
)
WITHDRAW_WHY = Phrase("为什么撤回", "Why it is withdrawn")
WITHDRAWN = Phrase(
    "第 {number} 号目录已撤回，{exports} 项出境因此改变", "catalogue {number} withdrawn; {exports} exports change by it"
)
WITHDRAWN_BY = Phrase("{day}，{who}：{why}", "{day}, {who}: {why}")
WHEN_BROUGHT = Phrase("导入时改变的出境", "Exports that changed when it came")
WHEN_WITHDRAWN = Phrase("撤回时改变的出境", "Exports that changed when it went")
DOWNLOAD = Phrase("下载文件", "Download the file")
EMPTY = Phrase("还没有导入清单或目录", "No list or catalogue was brought in yet")
EMPTY_NEXT = Phrase(
    "自贸区公布新清单、主管部门公布重要数据目录时，从这里导入；法律库自带的清单一直在用。",
    "Bring one in when a zone publishes a list or an authority a catalogue; those of the lawbook are always in use.",
)
