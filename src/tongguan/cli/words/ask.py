"""Words of ``tongguan ask``."""

from tongguan.vocabulary import Phrase

HELP = Phrase(
    "问答：只问还能改变答案的事实，最能定路径的先问，写成一份声明。\n\n"
    "每题可以答“不知道”，可以返回，可以随时保存离开；已有的声明或者保存的问答接着问。"
    "输入来自管道的，每行一个回答。",
    "Ask only what can still change the answer, the most decisive first, and write a declaration.\n\n"
    'Every question takes "I do not know"; going back loses no answer; you may save and leave at any time. '
    "It goes on from a half-filled declaration or from a saved interview. From a pipe it reads an answer a line.",
)
FILE = Phrase(
    "要接着填写的声明或者保存的问答；没有就新写；与 --json 合用时 `-` 为标准输入",
    "the declaration or saved interview to go on with; a new one if left out; with --json, - is standard input",
)
OUT = Phrase(
    "写到这个文件；未指定时写回所给文件，或者 declaration.yaml",
    "write here; without it the given file, or declaration.yaml",
)
FORCE = Phrase("文件已经存在的，覆盖，不再询问", "replace the file if it is there, without asking")
AS_JSON = Phrase(
    "不对话：给出下一个问题，或者已定的答案，JSON 格式",
    "no conversation: print the next question, or the settled answer, as JSON",
)
NOT_KNOWN = Phrase(
    "与 --json 合用：说过不知道的问题（其 question 名），可以重复",
    "with --json: a question that was said not to be known, by its name; may be repeated",
)

BEGIN = Phrase(
    "依 {day} 有效的法律。每题：回答后回车；? 为什么问；b 上一题；s 不知道；q 保存并离开。以 = 开头的按原文。",
    "Under the law of {day}. At every question: answer and press Enter; ? why; b back; s I do not know; "
    "q save and leave. An answer after = is taken as it is.",
)
GOING_ON = Phrase("接着 {file} 继续（已答 {count} 题）", "going on from {file} ({count} answered)")
OFFERED_AGAIN = Phrase(
    "{file} 与保存问答时不同：以文件为准，从前的 {count} 个回答到时再提供",
    "{file} is not what the saved interview began with: the file stands, its {count} answers are offered again",
)
PROGRESS = Phrase(
    "已答 {answered} 题，最多还有 {at_most} 项事实可能相关",
    "{answered} answered, at most {at_most} left that can matter",
)
PROGRESS_FIRST = Phrase("已答 {answered} 题，先问基本情况", "{answered} answered, first the basics")
OF_EXPORT = Phrase("出境活动：{title}", "export: {title}")
OF_RECIPIENT = Phrase("接收方：{title}", "recipient: {title}")
OF_HANDLER = Phrase("个人信息处理者", "the handler")
KEPT = Phrase("从前的回答：{value}（回车采用）", "answered before: {value} (Enter takes it)")
KEPT_NOT_KNOWN = Phrase("不知道", "not known")
WHY = Phrase("为什么", "why")
CITES = Phrase("依据", "cites")
KNOWER = Phrase("可问", "who knows")
KEYS = Phrase("? 为什么  b 上一题  s 不知道  q 保存并离开", "? why  b back  s not known  q save and leave")
KEYS_SHORT = Phrase("按键 ? b s q", "keys ? b s q")
POSSIBLE = Phrase("现在可能：{pathways}", "possible now: {pathways}")
NEAREST = Phrase("“{typed}”，可选：", "`{typed}`:")
PICK = Phrase("输入编号采用，或者换个说法", "type a number to take it, or other words")
FIRST = Phrase("已经是第一题", "this is the first question")
SAYS_NOTHING = Phrase("没有回答；不知道的输入 s", "no answer; s if it is not known")

HINTS = {
    "boolean": Phrase("y 或者 n", "y or n"),
    "choice": Phrase("编号", "a number"),
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
    "zone": Phrase("编号或者名称", "a number or a name"),
    "sector": Phrase("名称", "a name"),
    "scenario": Phrase("名称", "a name"),
    "text": Phrase("文字", "text"),
    "date": Phrase("日期，如 2026-06-30", "a day, such as 2026-06-30"),
}

SETTLED = Phrase("答案已定，共答 {answered} 题。", "Settled, after {answered} answers.")
NOT_SETTLED = Phrase(
    "没有可再问的了；以下出境活动还不能定：所缺的事实您不知道。",
    "Nothing is left to ask, and some exports are not settled: what is missing is what was not known.",
)
TO_FIND_OUT = Phrase("要弄清楚的", "to find out")
ASK_WHOM = Phrase("问{knower}", "ask {knower}")
ASK_SOMEBODY = Phrase("请人查明", "ask whoever knows")
WROTE = Phrase(
    "已写入 {file}。完整答案：tongguan assess {file} --as-of {day}",
    "Wrote {file}. The whole answer: tongguan assess {file} --as-of {day}",
)
REPLACE = Phrase(
    "{file} 已经存在，原有的注释不会保留。覆盖吗？[y/N] ",
    "{file} is there already; its own comments will not be kept. Replace it? [y/N] ",
)
ANOTHER_NAME = Phrase(
    "换一个文件名（直接回车：先不写，问答仍保存）：",
    "another name (Enter alone: write nothing now, the interview stays saved): ",
)
LEFT = Phrase(
    "已保存 {count} 个回答到 {partial}。继续：tongguan ask {file}",
    "{count} answers are saved in {partial}. To go on: tongguan ask {file}",
)
NOTHING_SAVED = Phrase("还没有回答，没有保存。", "Nothing was answered, nothing is saved.")
