"""Words of the commands that assess a table of exports."""

from tongguan.vocabulary import Phrase

TABLE = Phrase(
    "改为评估一张表（Parquet、CSV、NDJSON），每行一项出境；列名见 `tongguan schema --table`",
    "assess a table instead (Parquet, CSV, NDJSON), a row an export; `tongguan schema --table` lists the columns",
)
OUT = Phrase(
    "把每行的答案写成一张表：.parquet、.csv 或者 .ndjson",
    "write the answer of every row as a table: .parquet, .csv or .ndjson",
)
READING = Phrase(
    "对一个未决问题采用另一种理解，如 A26=more-than；可以重复；只用于 --table",
    "read an open question of law in another way, such as A26=more-than; may be repeated; with --table only",
)
SCHEMA = Phrase("改为列出出境活动表的各列", "list the columns of a table of exports instead")
DIFF_TABLE = Phrase(
    "改为回答：这张表里哪些处理者和出境活动受影响",
    "tell instead which handlers and exports of this table are affected",
)
DIFF_OUT = Phrase(
    "把受影响的行写成一张表；与 --table 同用", "write the rows that are affected as a table; with --table"
)
DIFF_AS_IF = Phrase(
    "后一天把一份征求意见稿当作法律；与 --table 同用", "on the later day take a draft as if it were law; with --table"
)

HEAD = Phrase(
    "{exports} 项出境，{handlers} 个处理者；以 {day} 的法律为准；法律库 {edition}",
    "{exports} exports of {handlers} handlers by the law of {day}; lawbook {edition}",
)
POSSIBLE = Phrase("可能的路径", "possible")
EXPORTS = Phrase("出境活动", "exports")
HANDLERS = Phrase("处理者", "handlers")
DECIDED = Phrase("由哪条规定决定", "what decides")
CITES = Phrase("依据", "cites")
GRADE = Phrase("来源等级", "grade")
OVERALL = Phrase("处理者总体", "handlers as a whole")
NOT_SETTLED = Phrase("{exports} 项尚未确定；未知的事实", "{exports} exports are not settled; what is not known")
MISSING = Phrase("事实", "fact")
PEOPLE = {"distinct_people": Phrase("各项合计的去重人数", "distinct people over all exports")}
ANSWERED = Phrase(
    "{sql} 行由 SQL 确定，{engine} 行（{handlers} 个处理者）由引擎回答",
    "{sql} rows were settled by SQL, {engine} rows of {handlers} handlers by the engine",
)
AS_IF = Phrase(
    "如果 {draft} 是法律：{exports} 项的路径不同", "if {draft} were law, {exports} exports would go elsewhere"
)
DIFFERENCE = Phrase(
    "从 {before} 到 {after}：{of_exports} 项出境中 {exports} 项、{of_handlers} 个处理者中 {handlers} 个受影响",
    "from {before} to {after}: {exports} of {of_exports} exports and {handlers} of {of_handlers} handlers are affected",
)
IN_WHAT = Phrase(
    "路径不同 {pathway} 项，仅依据不同 {only_rule} 项，计数不同 {counting} 项；总体路径不同的处理者 {overall} 个",
    "{pathway} exports go by another route, {only_rule} by the same route on another provision, {counting} count "
    "otherwise; {overall} handlers as a whole go by another route",
)
COUNTS = Phrase("计入", "counts")
COUNTED = Phrase(
    "计入处理者总数 {yes} 项，不计入 {no} 项，尚不确定 {not_known} 项",
    "{yes} exports count toward the totals of their handlers, {no} do not, of {not_known} it is not known",
)
TRUTHS = {True: Phrase("是", "yes"), False: Phrase("否", "no"), None: Phrase("不确定", "open")}
BEFORE = Phrase("之前", "before")
AFTER = Phrase("之后", "after")
BY = Phrase("决定的规定", "decided by")
MORE = Phrase("另有 {count} 种变化，见 --json", "{count} more kinds of change; see --json")

STEPS = {
    "reading": Phrase("读取", "reading"),
    "sorting": Phrase("分类", "sorting"),
    "deciding": Phrase("判断", "deciding"),
    "engine": Phrase("引擎回答", "asking the engine"),
    "writing": Phrase("写出", "writing"),
}

COLUMN = Phrase("列", "column")
TYPE = Phrase("类型", "type")
SAYS = Phrase("含义", "meaning")
READ = Phrase("是否读取", "read")
