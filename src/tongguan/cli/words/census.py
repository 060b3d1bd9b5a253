"""Words of the command that counts people."""

from tongguan.vocabulary import Phrase

HELP = Phrase(
    "按计划数传输日志中的人：去重的自然人，按处理者，自当年1月1日起，北京时间；不计入的出境另计。\n\n"
    "读 Parquet、CSV、NDJSON（可用通配符，可压缩）、PostgreSQL 表，在集群上还有 Spark 的表。"
    "给出每项出境和总数、达到每条人数线的日期、逐日曲线，以及据以回答假设的组合表。不能使用的行按原因列出，例子已掩码。",
    "Count the people of transfer logs by a plan: distinct individuals per handler since 1 January, Beijing time; "
    "exports that do not count stand apart.\n\n"
    "Reads Parquet, CSV, NDJSON (patterns, compressed or not), PostgreSQL tables and, on a cluster, "
    "tables of Spark. Gives totals and every export, "
    "the day on which each line was reached, the curve, and the profile from which what-ifs are answered. Rows that "
    "cannot be used are told by reason, with masked examples.",
)
PLAN = Phrase(
    "计划文件（YAML）；与 --what-if、--forecast 或者 --report 一起时，也可以是 --out 写的文件夹",
    "the plan (YAML); with --what-if, --forecast or --report also a folder that --out wrote",
)
AS_OF = Phrase("数到哪天，北京时间；计划写了 until 的以计划为准", "count up to this day; `until` in the plan prevails")
ENGINE = Phrase(
    "用什么引擎数：本机的 duckdb，或 Spark 集群的地址，例如 spark://主机:7077、local-cluster[2,1,2048]、local[2]",
    "the engine that counts: duckdb on this machine, or a cluster of Spark such as spark://HOST:7077, "
    "local-cluster[2,1,2048] or local[2]",
)
STATE = Phrase(
    "把结果留在这个文件里，下次只读新的日志", "keep what was counted in this file, and read only new logs next time"
)
OUT = Phrase("另把结果和各表写进这个文件夹", "also write the answer and its tables into this folder")
STRICT = Phrase("有一行或者一个文件不能用就拒绝", "refuse a log of which any row or file cannot be used")
MEMORY = Phrase(
    "最多用多少内存，例如 4GiB；不够时写到磁盘", "how much memory to use, such as 4GiB; the rest spills to disk"
)
THREADS = Phrase("最多用多少线程", "how many threads to use")
SPILL = Phrase("内存不够时写到哪个文件夹", "the folder to spill to")
WHAT_IF = Phrase(
    "假设：drop=ID 停止该出境，exempt=ID 不计入，count=ID 计入，sensitive=ID 全部敏感；可以重复",
    "suppose drop=ID takes no place, exempt=ID does not count, count=ID counts, sensitive=ID is all sensitive; "
    "may be repeated",
)

EVIDENCE = Phrase(
    "不数人，只说明某个人是怎么认定的：从提示处或者标准输入读一个标识，不写进命令、日志和回答",
    "instead of counting, show what makes somebody one person: one identifier is read from the prompt or standard "
    "input, and stands in no command, log or answer",
)

COUNTING = Phrase("正在数", "counting")
PEOPLE = Phrase("人数", "people")
COUNTED = Phrase("计入", "counted")
LEFT_OUT = Phrase("不计入", "left out")
ORDINARY = Phrase("一般", "ordinary")
SENSITIVE = Phrase("敏感", "sensitive")
BOTH = Phrase("两者", "both")
ALL = Phrase("合计", "all")
SINCE = Phrase("自上年1月1日起", "since last year")
EXPORT = Phrase("出境", "export")
ONLY_HERE = Phrase("仅在此", "only here")
ROWS = Phrase("行数", "rows")
FIRST = Phrase("首日", "first")
LAST = Phrase("末日", "last")
LINE = Phrase("人数线", "line")
COUNTER = Phrase("计数", "counter")
CROSSED = Phrase("达到日期", "reached on")
LEFT = Phrase("还可增加", "people left")
THEN = Phrase("此后", "then")
CITES = Phrase("依据", "cites")
NOT_YET = Phrase("未达到", "not yet")
REASON = Phrase("原因", "reason")
EXAMPLE = Phrase("例子", "example")
REFUSED = Phrase("不能使用的行", "rows that cannot be used")
PLACE = Phrase("{file} 第 {row} 行", "{file} row {row}")
READ = Phrase(
    "读 {read} 行，用 {used} 行，{outside} 行不在期间内，{refused} 行不能使用",
    "{read} rows read, {used} used, {outside} outside the period, {refused} refused",
)
UNREADABLE = Phrase("读不了的文件，其中的人没有数", "files that could not be read; their people are not counted")
FILE = Phrase("文件", "file")
WHY = Phrase("为什么", "why")
UP_TO = Phrase("{handler}，{year}年，至{until}", "{handler}, {year}, up to {until}")
JOINT = Phrase(
    "联合计划：合在一起，每人只数一次；共同密钥 {key}；理由：{reason}",
    "joint plan: all of them together, each person once; shared key {key}; reason: {reason}",
)
SUPPOSED = Phrase("假设", "supposed")
DROPPED = Phrase("停止", "dropped")
ALL_SENSITIVE = Phrase("全部敏感", "all sensitive")
BEFORE = Phrase("现在", "now")
AFTER = Phrase("假设之后", "then")
REACHED = Phrase("达到", "reached")
YES = Phrase("是", "yes")
NO = Phrase("否", "no")

REASONS = {
    "unreadable-row": Phrase("行的格式不对", "the row is not of the format"),
    "bad-encoding": Phrase("文字编码无法识别", "the text cannot be decoded"),
    "missing-column": Phrase("文件缺少计划所说的列", "the file lacks a column of the plan"),
    "no-identifier": Phrase("没有标识", "no identifier"),
    "bad-identifier": Phrase("标识不能用", "an identifier that cannot be used"),
    "no-time": Phrase("没有时间", "no time"),
    "bad-time": Phrase("时间读不出", "a time that cannot be read"),
    "no-export": Phrase("没有出境标识", "no export"),
    "unknown-export": Phrase("计划没有这项出境", "an export that the plan does not name"),
    "sensitivity-not-told": Phrase("没有说是否敏感", "not told whether sensitive"),
    "shared-identifier": Phrase("标识为太多人共用", "identifiers that too many share"),
    "no-handler": Phrase("没有处理者", "no handler"),
    "unknown-handler": Phrase("联合计划没有这个处理者", "a handler that the joint plan does not name"),
}
WHYS = {
    "no-parquet-footer": Phrase("不是完整的 Parquet 文件", "no complete Parquet file"),
    "not-unpacked": Phrase("解压不到结尾", "cannot be unpacked to its end"),
    "not-permitted": Phrase("没有读取的权限", "there is no right to read it"),
    "column-twice": Phrase("有两列同名，不知以哪列为准", "a column of the plan stands in it twice"),
    "damaged": Phrase("内容损坏", "its content is damaged"),
}
