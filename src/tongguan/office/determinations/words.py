"""Words of determinations, of the interview, and of approval."""

from tongguan.vocabulary import Phrase

TITLE = Phrase("判断", "Determination")
LEAD = Phrase(
    "每项出境需要走哪条路径，依据哪一条，还缺什么。",
    "Which route each export needs, by which provision, and what is still missing.",
)
DAY = Phrase("法律日", "Legal day")
KNOWN_ON = Phrase("按此日已知的法律", "Law as known on")
DRAFT = Phrase("与草案比较", "Beside a draft")
NO_DRAFT = Phrase("不比较", "no draft")
ASK = Phrase("判断", "Determine")
REFUSED = {
    "on": Phrase("法律日的写法不对，已按今天显示", "the legal day cannot be read; today is shown"),
    "known_on": Phrase("已知日的写法不对，没有采用", "the day of knowledge cannot be read and was left out"),
    "draft": Phrase("法律库中没有这份草案，没有比较", "the lawbook has no such draft; nothing is compared"),
}
"""What is said of a field of the address that cannot be read."""
NOT_TODAY = Phrase("您看的是 {day}，不是今天。", "You are looking at {day}, not at today.")
KNOWN_THEN = Phrase("只用 {day} 以前公布的法律。", "Only law published by {day} is used.")
BACK_TO_TODAY = Phrase("回到今天", "Back to today")
PRINT = Phrase("打印全文", "Print in full")
INTERVIEW = Phrase("答问", "Interview")
APPROVED = Phrase("批准记录", "Approvals")
EMPTY = Phrase("还没有可判断的出境活动", "There is nothing to determine yet")
EMPTY_NEXT = Phrase("先导入声明，或者从答问开始。", "Import a declaration first, or begin with the interview.")
EMPTY_ACT = Phrase("开始答问", "Begin the interview")
NO_LAW = Phrase("那一天没有可适用的法律", "There was no law to apply on that day")
NO_LAW_NEXT = Phrase(
    "请选择《个人信息保护法》施行之后的一天；已知日不能早于它的公布。",
    "Choose a day after the Personal Information Protection Law came into force, known after it was published.",
)
OVERALL = Phrase("总体路径", "Route overall")
WORST = Phrase("最差的状态", "Worst standing")
COUNTED = Phrase("当年累计：一般 / 敏感（人）", "People this year: ordinary / sensitive")
DRAFT_OVERALL = Phrase("假设草案施行", "As if the draft were in force")
DRAFT_SAME = Phrase("与现行法律相同", "the same as the law")
DRAFT_DIFFERS = Phrase("与现行法律不同", "differs from the law")
DRAFT_NOTE = Phrase("草案不是法律，不影响结论。", "A draft is not law and decides nothing.")
EXPORTS = Phrase("每项出境", "Every export")
EXPORT = Phrase("出境活动", "Export")
EARLIER = Phrase("上一页", "Earlier")
LATER = Phrase("下一页", "Later")
ROUTE = Phrase("路径", "Route")
BY = Phrase("依据", "By")
STANDING = Phrase("状态", "Standing")
OPTIONS = Phrase("可选机制", "Mechanisms open")
NONE_OPEN = Phrase("无须选择", "none needed")
OVERDUE = Phrase("逾期", "Overdue")
FOOT = Phrase(
    "声明第 {number} 版；法律库 {edition}，核对至 {day}。",
    "Declaration version {number}; lawbook {edition}, checked up to {day}.",
)
ASSUMPTIONS = Phrase("采用的推定", "Assumptions made")
ASSUMPTIONS_NOTE = Phrase(
    "声明没有说明，按罕见情形的推定处理；批准的人须确认。",
    "Not declared, and taken as presumed because the contrary is rare; whoever approves confirms them.",
)
FACT = Phrase("事实", "Fact")
OF = Phrase("涉及", "Of")
TAKEN_AS = Phrase("推定为", "Taken as")
REASON = Phrase("理由", "Reason")

BACK = Phrase("回到全部出境", "Back to every export")
WHY = Phrase("为什么", "Why")
FREED = Phrase("其中免于程序的部分", "The part that is free")
RULE_FROM = Phrase("{day} 起施行", "in force from {day}")
RULE_UNTIL = Phrase("至 {day}", "until {day}")
GRADE = Phrase("来源：{grade}", "source: {grade}")
HOLDS = Phrase("成立", "holds")
FAILS = Phrase("不成立", "does not hold")
OPEN = Phrase("未知", "not known")
WANTED = Phrase("要求", "wanted")
SEEN = Phrase("看到", "seen")
GAVE_WAY = Phrase("让位或已失效的规则", "Rules that gave way or ended")
GAVE_WAY_NOTE = Phrase(
    "条件成立，但有优先的规定，或者已经失效。", "Their conditions hold, but another prevails, or they have ended."
)
ENDED = Phrase("{day} 失效", "ended {day}")
ITEMS = Phrase("数据项", "Data items")
RECIPIENTS = Phrase("各接收方的状态", "Standing by recipient")
DUTIES = Phrase("应做的事", "What is owed")
DUTY = Phrase("义务", "Duty")
WHEN = Phrase("何时", "When")
DONE = Phrase("完成", "Done")
DUE = Phrase("{day} 前（含当日）", "by {day}")
PROVISIONAL = Phrase("暂定：当年放假安排尚未公布", "provisional: the holidays of that year are not published yet")
CONTINUING = Phrase("持续", "all the time")
WITH = Phrase("采用{mechanism}时", "with {mechanism}")
UNCERTAIN = Phrase("取决于未知事实", "depends on a fact not known")
IS_DONE = Phrase("已完成", "done")
NOT_DONE = Phrase("未完成", "not done")
NOT_SAID = Phrase("没有说明", "not said")
FLAGS = Phrase("注意", "To look at")
REFILINGS = Phrase("变化与重新办理", "Changes and filing anew")
EXTENSION = Phrase(
    "可在 {opens} 至 {closes} 申请延长（{mechanism}）", "can be extended from {opens} to {closes} ({mechanism})"
)

UNKNOWNS = Phrase("未知而有影响的事实", "Facts not known that matter")
UNKNOWNS_NONE = Phrase("没有仍会改变结论的未知事实。", "No fact that is still open could change the answer.")
QUESTION = Phrase("问题", "Question")
KNOWER = Phrase("谁知道", "Who knows")
ANSWER_THEM = Phrase("逐题回答", "Answer them one by one")
READINGS = Phrase("会改变结论的法律理解", "Readings of the law that part")
READINGS_NONE = Phrase("没有会改变结论的不同理解。", "No other reading would change the answer.")
READINGS_SAME = Phrase("另试了 {count} 个问题，结论不变", "{count} more questions were tried; the answer stays")
USED = Phrase("采用", "Used here")
OTHERWISE = Phrase("另一种理解", "The other reading")
THE_WHOLE = Phrase("总体", "overall")
CHANGES = Phrase("怎样可以走更轻的路径", "What would lead to a lighter route")
CHANGES_NONE = Phrase("没有可列的改变。", "There is nothing to list.")
STEPS = Phrase("做法", "Steps")
LEADS_TO = Phrase("路径变为", "Route becomes")
LOOK = Phrase("查看不同理解、未知事实和可作改变", "Show readings, unknown facts and changes")
HANDLER = Phrase("处理者", "the handler")

NOT_KNOWN = Phrase("未知", "not known")
YES = Phrase("是", "yes")
NO = Phrase("否", "no")
NONE = Phrase("无", "none")
OR = Phrase(" 或 ", " or ")
COMMA = Phrase("、", ", ")
AT_LEAST = Phrase("至少 {people}", "at least {people}")
NOT_ONE_OF = Phrase("不是{values}", "not {values}")
AT_LEAST_PEOPLE = Phrase("{people} 人以上（含）", "at least {people} people")
FEWER_THAN = Phrase("不满 {people} 人", "fewer than {people} people")
BEFORE = Phrase("早于 {day}", "before {day}")
ON_OR_AFTER = Phrase("{day} 或者之后", "on or after {day}")

INTERVIEW_LEAD = Phrase(
    "一次一题，只问还会改变结论的；不知道可以跳过。",
    "One question at a time, and only what can still change the answer; what is not known may stay so.",
)
PROGRESS = Phrase(
    "已答 {answered} 题，最多还有 {at_most} 项事实可能有影响",
    "{answered} answered, at most {at_most} left that can matter",
)
PROGRESS_FIRST = Phrase("已答 {answered} 题，先问基本情况", "{answered} answered, first the basics")
SCOPES = {
    "handler": Phrase("个人信息处理者", "the handler"),
    "export": Phrase("出境活动：{title}", "export: {title}"),
    "recipient": Phrase("接收方：{title}", "recipient: {title}"),
}
"""Whom a question is about."""
HINTS = {
    "boolean": Phrase("是或者否", "yes or no"),
    "number": Phrase("数字", "a number"),
    "items": Phrase(
        "名称或者标识，以逗号隔开，如 姓名，手机号", "names or ids, separated by commas, such as name, mobile number"
    ),
    "recipients": Phrase("名称，以逗号隔开", "names, separated by commas"),
    "onward": Phrase(
        "所在国家或者地区，以逗号隔开；没有就写 无", "their territories, separated by commas; none if there are none"
    ),
    "territory": Phrase("名称或者代码，如 新加坡、SG", "a name or code, such as Singapore or SG"),
    "people": Phrase(
        "一般人数、敏感人数，空格隔开，如 84,000 0；范围 1,000-5,000；不知道的写 ?",
        "ordinary, then sensitive, such as 84,000 0; a range 1,000-5,000; ? for one not known",
    ),
    "count": Phrase("人数，如 84,000；范围 1,000-5,000", "people, such as 84,000; a range 1,000-5,000"),
    "city": Phrase("城市，如 深圳", "a city, such as Shenzhen"),
    "date": Phrase("日期，如 2026-06-30", "a day, such as 2026-06-30"),
    "text": Phrase("文字", "text"),
}
"""How an answer is written, by the kind of the fact."""
GIVE = Phrase("回答", "Answer")
DO_NOT_KNOW = Phrase("不知道", "Not known")
GO_BACK = Phrase("上一题", "Back")
LEADS = Phrase("可能的结论：{pathways}", "could lead to: {pathways}")
POSSIBLE = Phrase("现在可能：{pathways}", "possible now: {pathways}")
ANSWERED_BEFORE = Phrase("从前的回答：{value}", "answered before: {value}")
WHO_KNOWS = Phrase("可问{knower}", "ask {knower}")
NEAREST = Phrase("“{typed}”相近的：{found}", "near `{typed}`: {found}")
SETTLED = Phrase("结论已定", "The answer is settled")
NOT_SETTLED = Phrase("没有可再问的了，仍有未知的事实", "Nothing is left to ask, and some facts are not known")
TO_FIND_OUT = Phrase("要弄清楚的", "To find out")
SAVE = Phrase("存为声明的新版本", "Keep as a new version of the declaration")
SAVE_LEAD = Phrase(
    "已有 {count} 个回答还没有写入声明。写入时，声明里您自己的注释会换成字段说明。",
    "{count} answers are not in the declaration yet. Your own comments in it are replaced by those of the fields.",
)
SAVE_WHY = Phrase("变更原因", "Why it changes")
SAVE_WHY_GIVEN = Phrase("答问：{count} 个回答", "interview: {count} answers")
WHY_NEEDED = Phrase("请写明原因", "say why it changes")
SAVED = Phrase("已存为声明第 {number} 版", "kept as version {number} of the declaration")
START_OVER = Phrase("重新开始", "Start over")
START_OVER_SURE = Phrase("放弃还没有保存的回答？", "Give up the answers that are not kept?")
REBASED = Phrase(
    "声明在此期间有了新版本；您的回答已放在新版本上，请再看一遍。",
    "The declaration has a newer version; your answers were put on it. Please look again.",
)
NOT_ASKED = Phrase("现在不能答问", "The interview cannot go on")
TO_DETERMINATION = Phrase("查看判断", "See the determination")

APPROVED_LEAD = Phrase(
    "判断经两人确认后冻结：法律库版本、事实、日期和批准人都留存，可以重算核对。",
    "A determination that two people confirmed is frozen with edition, facts, days and names, and can be replayed.",
)
PROPOSE = Phrase("提交批准", "Propose for approval")
PROPOSE_LEAD = Phrase(
    "冻结今天看到的判断，由另一位有批准权的人批准。",
    "Freezes what you see; somebody else who may approve then does so.",
)
PROPOSE_WHY = Phrase("说明", "Note")
PROPOSED_DONE = Phrase(
    "已提交第 {number} 号判断，等待另一人批准", "determination {number} is proposed; another person approves it"
)
STATES = {
    "proposed": Phrase("等待批准", "waiting for approval"),
    "approved": Phrase("已批准", "approved"),
    "declined": Phrase("已退回", "declined"),
    "withdrawn": Phrase("已撤回", "withdrawn"),
}
"""What became of a determination that was proposed."""
NUMBER = Phrase("编号", "No.")
STATE = Phrase("状态", "State")
PROPOSER = Phrase("提交人", "Proposed by")
APPROVER = Phrase("批准人", "Decided by")
FROZEN_TITLE = Phrase("第 {number} 号判断", "Determination {number}")
FROZEN_LEAD = Phrase(
    "冻结的内容，不随法律库或声明变化。", "As it was frozen: neither lawbook nor declaration changes it."
)
APPROVED_EMPTY = Phrase("还没有提交批准的判断", "No determination was proposed yet")
APPROVED_EMPTY_NEXT = Phrase(
    "在判断页选“提交批准”。", "Choose “Propose for approval” on the page of the determination."
)
APPROVE = Phrase("批准", "Approve")
DECLINE = Phrase("退回", "Decline")
WITHDRAW = Phrase("撤回", "Withdraw")
NOTE = Phrase("批注", "Note")
NOTE_NEEDED = Phrase("退回须写明原因", "say why it is declined")
OWN = Phrase("您是提交人；须由另一位有批准权的人批准。", "You proposed it; somebody else who may approve has to.")
DID = {
    "approved": Phrase("已批准第 {number} 号判断", "determination {number} is approved"),
    "declined": Phrase("已退回第 {number} 号判断", "determination {number} is declined"),
    "withdrawn": Phrase("已撤回第 {number} 号判断", "determination {number} is withdrawn"),
}
"""What is said after an act."""
FACTS = Phrase("事实", "Facts")
FACTS_OF = Phrase("声明第 {number} 版，散列 {digest}", "declaration version {number}, hash {digest}")
EDITION = Phrase("法律库版本", "Edition of the lawbook")
ANSWER_DIGEST = Phrase("判断的散列", "Hash of the answer")
DOWNLOAD = Phrase("下载冻结的文件（JSON）", "Download what is frozen (JSON)")
REPLAY = Phrase("重算核对", "Decide again")
REPLAY_LEAD = Phrase(
    "用冻结的事实和日期再判断一次，与冻结的结果比较。", "Decides again from the frozen facts and days, and compares."
)
REPLAY_SAME = Phrase("重算结果与冻结的完全相同", "Decided again, the result is the same to the letter")
REPLAY_WORDS = Phrase("路径和状态相同；文字或说明有变化", "Routes and standings are the same; words or details changed")
REPLAY_DIFFERS = Phrase("重算结果不同", "Decided again, the result differs")
REPLAY_FAILED = Phrase("冻结的声明不能再读取", "The frozen declaration cannot be read any more")
SAME_EDITION = Phrase("法律库版本相同。", "The lawbook is of the same edition.")
OTHER_EDITION = Phrase(
    "法律库已从 {then} 变为 {now}，差异来自法律库的更新。",
    "The lawbook changed from {then} to {now}; what differs comes from that.",
)
OTHER_PROGRAM = Phrase(
    "法律库版本相同，差异来自程序的更新，请报告。", "The lawbook is the same, so the program changed; please report it."
)
BROKEN = Phrase("冻结的内容与其散列不符，已被改动", "What is frozen does not fit its hash: it was changed")
THEN = Phrase("冻结时", "Frozen")
NOW = Phrase("现在", "Now")

WAITING = Phrase("正在判断", "Being decided")
WAITING_LEAD = Phrase(
    "出境活动较多，判断在后台进行，完成后自动继续。",
    "There are many exports: they are decided in the background, and this goes on by itself.",
)
WAITED = Phrase("正在判断，已用 {seconds} 秒…", "being decided, {seconds} seconds so far…")
ASK_AGAIN = Phrase("再看一次", "Look again")
