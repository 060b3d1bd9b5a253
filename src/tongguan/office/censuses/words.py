"""Words of the census."""

from typing import Final

from tongguan.vocabulary import Phrase

TITLE = Phrase("人数普查", "Census")
LEAD = Phrase(
    "从传输日志数出今年有多少人的信息出了境：同一个人只数一次，按北京时间。",
    "How many people's information went overseas this year, counted from logs: each person once, Beijing time.",
)
RUN_TITLE = Phrase("第 {number} 次普查", "Census {number}")
UNIT = Phrase("人", "people")
NEW = Phrase("开始普查", "Take a census")
LOGS_LINK = Phrase("传输日志", "Transfer logs")
PROGRAM = Phrase("系统", "the program")

EMPTY = Phrase("还没有数过", "Nothing is counted yet")
EMPTY_NEXT = Phrase(
    "先上传传输日志（CSV、NDJSON 或 Parquet），再说明各列的含义；计数在后台进行。",
    "Upload transfer logs (CSV, NDJSON or Parquet), then say what their columns mean; "
    "counting goes on in the background.",
)
EMPTY_ACT = Phrase("上传传输日志", "Upload transfer logs")

STATES: Final = {
    "waiting": Phrase("等待中", "waiting"),
    "running": Phrase("计数中", "counting"),
    "done": Phrase("完成", "done"),
    "failed": Phrase("失败", "failed"),
    "cancelled": Phrase("已取消", "cancelled"),
}
AT_WORK = Phrase("第 {number} 次普查正在进行", "Census {number} is at work")
AT_WORK_WAITING = Phrase(
    "正在启动；另一份普查没数完时，排在它之后。", "Starting; while another census is counted, this one waits for it."
)
AT_WORK_FIRST = Phrase("正在查看日志", "Looking at the logs")
AT_WORK_STEP = Phrase("第 {step} 步，本步已完成 {percent}%", "Step {step}, {percent} % of it done")
AT_WORK_NOTE = Phrase(
    "可以离开这个页面；数完后结果留在这里，重启服务也不影响。",
    "You may leave this page; the result stays here, and a restart of the server does not disturb it.",
)
PROGRESS = Phrase("本步进度", "Progress of this step")
CANCEL = Phrase("取消普查", "Cancel the census")
CANCEL_ASK = Phrase("取消这次普查？已数的部分不会保留。", "Cancel this census? Nothing of it is kept.")
CANCELLED_NOW = Phrase("已取消第 {number} 次普查", "census {number} was cancelled")
WAS_CANCELLED = Phrase("这次普查被取消了，没有结果。", "This census was cancelled; there is no result.")
FAILED = Phrase("这次普查失败了", "This census failed")
TRY_AGAIN = Phrase("重新开始普查", "Take it again")
NOT_NEWEST = Phrase("这不是最新的一次普查。", "This is not the newest census.")
TO_NEWEST = Phrase("看最新的", "See the newest")

COUNTERS: Final = {
    "ordinary": Phrase("一般个人信息", "Ordinary information"),
    "sensitive": Phrase("敏感个人信息", "Sensitive information"),
}
COUNTED_TO_DAY = Phrase(
    "{first}起，计至{until}（北京时间）；第 {number} 次普查，{at}，{who}。",
    "From {first} to {until} (Beijing time); census {number}, {at}, {who}.",
)
ALL = Phrase("合计（去重）", "In all, distinct")
BOTH = Phrase("两类都有", "In both classes")
LEFT_OUT = Phrase("另有 {people} 人依法不计入", "{people} more are left out of the count by law")
RANGE = Phrase("左数为确定不同的人，右数为可能的人。", "The first number is certain, the second possible.")
SINCE = Phrase("比上一次（第 {number} 次）{change} 人", "{change} people since census {number}")
SAME_AS = Phrase("与上一次（第 {number} 次）相同", "the same as census {number}")
GAUGE = Phrase("{counter}：{people} 人；线在 {line}", "{counter}: {people} people; the line is at {line}")
LINES = Phrase("数量线", "Lines")
LINE_AT = Phrase("{line} 人：{then}", "{line}: {then}")
REACHED = Phrase("{day}达到", "reached on {day}")
ROOM = Phrase("还可增加 {people} 人", "room for {people} more")
EXPECTED = Phrase("预计 {earliest} 至 {latest} 达到", "expected between {earliest} and {latest}")
EXPECTED_FROM = Phrase("最早 {earliest}，也可能年内不达", "{earliest} at the earliest, perhaps not this year")
NOT_THIS_YEAR = Phrase("预计年内不达", "not expected this year")
APPLY_BY = Phrase("最迟 {day} 申报", "apply by {day}")
APPLY_PASSED = Phrase("申报期限 {day} 已过", "the day to apply, {day}, has passed")
CITES = Phrase("依据", "By")
REASONS: Final = {
    "crossed": Phrase("已达到", "reached"),
    "too-few-days": Phrase("不足 28 天，无从预测", "fewer than 28 days: no forecast"),
    "too-few-people": Phrase("不足 50 人，无从预测", "fewer than 50 people: no forecast"),
    "flat": Phrase("近 28 天没有新增的人，无从预测", "nobody new in the last 28 days: no forecast"),
    "year-over": Phrase("已计至年底", "counted to the end of the year"),
    "not-counted-by-day": Phrase("没有曲线，无从预测", "no curve is kept: no forecast"),
    "above-everybody": Phrase("高于全部人数，不会达到", "above all the people there are: it cannot be reached"),
}

CURVE = Phrase("累计曲线与数量线", "The curve and the lines")
CURVE_NOTE = Phrase(
    "阴影为 {level}% 预测区间。预测不作任何判定，计数才作数。",
    "The shade is the {level} % interval of the forecast. A forecast decides nothing; the count does.",
)
CURVE_SAYS = Phrase(
    "{counter}：按日累计的人数与数量线；下方表格有同样的数字",
    "{counter}: people by day against the lines; the table below has the same numbers",
)
BEYOND = Phrase("图外更高的线：{lines}", "Lines above the chart: {lines}")
NO_CURVE = Phrase("没有人，没有曲线。", "Nobody is counted, so there is no curve.")
TABLE_OF = Phrase("同样的数字，表格", "The same numbers as a table")
COUNTED = Phrase("已计数", "counted")
FORECAST = Phrase("预测", "forecast")
INTERVAL = Phrase("区间", "interval")
COUNTED_TO = Phrase("计至", "counted to")
DAY = Phrase("日期", "Day")
PEOPLE = Phrase("人数", "People")
LOW, MEDIAN, HIGH = Phrase("下端", "Low"), Phrase("中位", "Median"), Phrase("上端", "High")

EXPORTS = Phrase("各项出境的人数", "People by export")
EXPORTS_NOTE = Phrase(
    "一人可以在几项出境中，各项相加大于合计。“仅此一项”是只在该项出境出现的人。条形：上为一般，下为敏感。",
    "One person may be in several exports, so they add up to more than the total. "
    "‘Only here’ are people in no other. Bars: ordinary above, sensitive below.",
)
EXPORT = Phrase("出境活动", "Export")
ORDINARY = Phrase("一般", "Ordinary")
SENSITIVE = Phrase("敏感", "Sensitive")
ONLY_HERE = Phrase("仅此一项", "Only here")
TRANSFERS = Phrase("传输（行）", "Transfers (rows)")
SPAN = Phrase("首末日", "First and last day")
CHANGE = Phrase("比上一次", "Since last")
NEW_HERE = Phrase("新出现", "new")
NOT_COUNTED = Phrase("不计入", "left out")
BY_ROW = Phrase("敏感与否逐行说明", "sensitive row by row")
NOBODY_SEEN = Phrase("日志中没有", "not in the log")

ROWS = Phrase("每一行的去向", "What became of every row")
ROWS_SUM = Phrase(
    "读取 {read} 行：使用 {used}，年度之外 {outside}，不能使用 {refused}。",
    "{read} rows read: {used} used, {outside} outside the year, {refused} refused.",
)
NONE_REFUSED = Phrase("没有不能使用的行。", "No row was refused.")
REASON = Phrase("原因", "Reason")
ROWS_COUNT = Phrase("行数", "Rows")
EXAMPLES = Phrase("样例（内容已遮盖）", "Examples (what stood there is masked)")
ROW_OF = Phrase("{source} 第 {row} 行", "{source}, row {row}")
REFUSED: Final = {
    "unreadable-row": Phrase("行不能解析", "the row cannot be parsed"),
    "bad-encoding": Phrase("字符编码有误", "broken characters"),
    "missing-column": Phrase("缺少所需的列", "a needed column is missing"),
    "no-identifier": Phrase("没有可用的标识", "no usable identifier"),
    "bad-identifier": Phrase("标识无效", "the identifier is not valid"),
    "no-time": Phrase("没有时间", "no time"),
    "bad-time": Phrase("时间无效", "the time is not valid"),
    "no-export": Phrase("没有写明出境活动", "no export is named"),
    "unknown-export": Phrase("没有登记的出境活动", "an export that is not registered"),
    "sensitivity-not-told": Phrase("没有写明是否敏感", "not told whether it is sensitive"),
    "no-handler": Phrase("没有写明处理者", "no handler is named"),
    "shared-identifier": Phrase("标识由许多人共用", "the identifier is shared by many"),
    "unknown-handler": Phrase("计划没有这个处理者", "a handler that the plan does not name"),
}
SOURCES = Phrase("数的是什么", "What was counted")
SOURCE = Phrase("来源", "Source")
FINGERPRINT = Phrase("指纹", "Fingerprint")
UNREADABLE = Phrase("读不了：{why}", "cannot be read: {why}")
GET_CENSUS = Phrase("下载 census.json", "Download census.json")
GET_PLAN = Phrase("下载计划", "Download the plan")

WHAT_IF = Phrase("如果……", "What if")
WHAT_IF_NOTE = Phrase(
    "从保存的组合分布直接作答，不再读日志；什么也不会改变。",
    "Answered from the stored combinations of exports, without the logs; nothing is changed.",
)
DROP = Phrase("停止", "Dropped")
EXEMPT = Phrase("豁免，不计入", "Left out as exempt")
COUNT = Phrase("改为计入", "Counted after all")
MAKE_SENSITIVE = Phrase("全为敏感", "All sensitive")
GROWTH = Phrase("人数增减", "More or fewer people")
ASK_IT = Phrase("计算", "Work it out")
RESET = Phrase("全部还原", "Set all back")
NOW = Phrase("现在", "Now")
THEN = Phrase("那时", "Then")
UNCHANGED = Phrase("与现在相同", "the same as now")
LINE_REACHED = Phrase("达到", "reached")
LINE_LEFT = Phrase("还可增加 {people} 人", "room for {people} more")
TURNED = Phrase("有变化", "changed")

HISTORY = Phrase("历次普查", "Runs")
NUMBER = Phrase("普查", "Census")
STATE = Phrase("状态", "State")
WHEN = Phrase("时间（北京）", "When (Beijing)")
WHO = Phrase("经办人", "Who")
PLAN = Phrase("计划", "Plan")
UNTIL_DAY = Phrase("计至", "Counted to")
TOOK = Phrase("用时", "Took")
SECONDS = Phrase("{seconds} 秒", "{seconds} s")
OLDER = Phrase("更早", "Older")
SHOWN = Phrase("显示中", "shown")

LOGS_TITLE = Phrase("传输日志", "Transfer logs")
LOGS_LEAD = Phrase(
    "每一行是一次传输：谁的信息、何时、哪项出境。文件只有管理员的服务器账户能读。",
    "Each row is one transfer: of whom, when, by which export. Only the account of the server can read the files.",
)
FILE = Phrase("日志文件", "Log file")
FILE_HELP = Phrase(
    "CSV、NDJSON（可用 .gz 压缩）或 Parquet，至多 {megabytes} MB。更大的日志由管理员放进文件夹或数据库。",
    "CSV, NDJSON (may be packed as .gz) or Parquet, {megabytes} MB at most. "
    "The administrator sets a folder or a database up for larger ones.",
)
UPLOAD = Phrase("上传", "Upload")
TOO_LARGE = Phrase("文件超过 {megabytes} MB", "the file is larger than {megabytes} MB")
LOG_KEPT = Phrase("已保存 {name}，共 {columns} 列", "kept {name}, with {columns} columns")
LOG_REMOVED = Phrase("已删除 {name}", "removed {name}")
REMOVE = Phrase("删除", "Remove")
REMOVE_LOG = Phrase("删除 {name}", "Remove {name}")
REMOVE_ASK = Phrase(
    "删除这份日志？数出的结果会保留，但不能再用它计数。",
    "Remove this log? What was counted stays, but it cannot be counted again.",
)
NAME = Phrase("文件", "File")
SIZE = Phrase("大小", "Size")
COLUMNS = Phrase("列", "Columns")
NO_LOGS = Phrase("还没有传输日志", "There is no transfer log yet")
NO_LOGS_NEXT = Phrase(
    "用上面的表单上传。最好只含假名，不含姓名和证件号。",
    "Upload one with the form above; best with pseudonyms alone, without names and numbers of documents.",
)
BACK = Phrase("回到普查", "Back to the census")

NEW_TITLE = Phrase("开始普查", "Take a census")
NEW_LEAD = Phrase(
    "说明数哪些日志、各列是什么意思；哪些出境计入由登记的声明和法律决定。",
    "Say which logs are counted and what their columns mean; "
    "which exports count follows from the declaration and the law.",
)
WAYS: Final = {
    "form": Phrase("填表", "By form"),
    "plan": Phrase("上传 PLAN.yaml", "Upload PLAN.yaml"),
}
SET_UP_WAY = Phrase("管理员设好的计划", "Set up by the administrator")
WAYS_LABEL = Phrase("怎样说明计划", "How the plan is told")
LOGS = Phrase("数哪些日志", "Logs to count")
NAME_TWICE = Phrase("有两份日志都叫 {name}，只能选一份", "two logs are called {name}: choose one of them")
PERSON = Phrase("假名所在的列", "Column of the pseudonym")
PERSON_HELP = Phrase("同一个人总是同一假名。", "The same for the same person, always.")
TIME = Phrase("时间所在的列", "Column of the time")
ZONE = Phrase("没有时区的时间按此读", "Zone of times without one")
ZONE_HELP = Phrase("例如 Asia/Shanghai、UTC。", "Such as Asia/Shanghai or UTC.")
NO_ZONE = Phrase("没有“{zone}”这个时区", "there is no zone `{zone}`")
UNIT_OF_TIME = Phrase("时间是数字时的单位", "Unit, where the time is a number")
NO_UNIT = Phrase("不是数字", "it is no number")
UNITS: Final = {
    "seconds": Phrase("1970 年以来的秒", "seconds since 1970"),
    "milliseconds": Phrase("1970 年以来的毫秒", "milliseconds since 1970"),
    "microseconds": Phrase("1970 年以来的微秒", "microseconds since 1970"),
}
EXPORT_COLUMN = Phrase("出境活动所在的列", "Column of the export")
EXPORT_HELP = Phrase(
    "列中写登记的标识。全部属于一项时，改选下一栏。",
    "It holds the ids of the register. Where all rows are of one export, choose it below instead.",
)
NO_COLUMN = Phrase("没有这一列", "there is none")
ONLY = Phrase("全部行都属于", "All rows are of")
NO_EXPORT = Phrase("由列说明", "told by the column")
ONE_OF_BOTH = Phrase(
    "请选一列，或者选全部行所属的出境活动；二者选一", "choose a column, or the export of all rows: one of the two"
)
SENSITIVE_COLUMN = Phrase("说明是否敏感的列", "Column that tells whether a row is sensitive")
SENSITIVE_HELP = Phrase("没有时，由声明中的数据项决定。", "Without one the data items of the declaration tell.")
BY_DECLARATION = Phrase("由声明决定", "by the declaration")
UNTIL = Phrase("计至", "Count up to")
UNTIL_HELP = Phrase("从当年 1 月 1 日数到这一天（含）。", "From 1 January of that year to this day, included.")
TO_COME = Phrase("这一天还没有到", "this day is still to come")
PLAN_FILE = Phrase("计划文件", "Plan file")
PLAN_TEXT = Phrase("计划内容", "Text of the plan")
PLAN_TOO_LARGE = Phrase("计划超过 {kilobytes} kB", "the plan is larger than {kilobytes} kB")
NOT_UTF8 = Phrase("文件不是 UTF-8 文本", "the file is not UTF-8 text")
NO_PLAN = Phrase("请上传文件或者粘贴内容", "upload a file or paste the text")
PLAN_NOTE = Phrase(
    "sources 里写上传的日志的文件名，可用 *；declaration 指登记的声明。不能写文件夹、数据库和密钥。",
    "Under ‘sources’ name logs as they were uploaded, * may stand for any part; ‘declaration’ is the registered one. "
    "Folders, databases and keys cannot be named.",
)
SET_UP_PLAN = Phrase("设好的计划", "Plan")
START = Phrase("检查并开始", "Check and start")
