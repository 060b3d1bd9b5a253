"""Words of ``tongguan init`` and of the declaration it writes."""

from tongguan.vocabulary import Phrase

HELP = Phrase(
    "写一份带说明的声明文件，供填写。\n\n不知道的字段保留 null：判断时作为未知处理，不会当作零或者否。",
    "Write a commented declaration to fill in.\n\n"
    "Leave null what you do not know: it is taken as not known, never as zero or no.",
)
FILE = Phrase("要写的文件；`-` 为标准输出", "the file to write; - is standard output")
FORCE = Phrase("文件已经存在的，覆盖", "replace the file if it is there")
WRITTEN = Phrase(
    "已写入 {file}；填写后运行 tongguan assess {file}", "wrote {file}; fill it in, then run tongguan assess {file}"
)

HEADER = Phrase(
    "个人信息出境情况的声明。填写后运行：tongguan assess 本文件\n"
    "\n"
    "null   不知道。判断时作为未知处理，不会当作零或者否；能问清的，答案会列出要问的问题。\n"
    "none   已知没有。\n"
    "人数   去重后的自然人数，可以写 84_000；只知道范围的写 [下限, 上限]，上限未知写 null。\n"
    "日期   写作 2026-06-30。\n"
    "用不到的字段可以整行删除。全部字段见文档 reference/facts。",
    "Declaration of exports of personal information. Once filled in: tongguan assess THIS-FILE\n"
    "\n"
    "null   not known. It is taken as not known, never as zero or no; the answer asks what would settle it.\n"
    "none   known not to be.\n"
    "people distinct natural persons, such as 84_000; a range as [low, high], with high null where it is open.\n"
    "days   written as 2026-06-30.\n"
    "Lines that you do not need may go. Every field: reference/facts of the documentation.",
)
HANDLER = Phrase("个人信息处理者", "the personal information handler")
RECIPIENTS = Phrase("境外接收方，每个一项", "the overseas recipients, one entry each")
EXPORTS = Phrase("出境活动，每项一条", "the exports, one entry each")
OVERLAPS = Phrase(
    "几项活动涉及同一批人的，合并去重后的人数，例如：\n"
    "- {exports: [export-1, export-2], ordinary: 90_000, sensitive: 0}",
    "distinct people of several exports together, where they share people, such as:\n"
    "- {exports: [export-1, export-2], ordinary: 90_000, sensitive: 0}",
)
MECHANISMS = Phrase(
    "已有的机制：标准合同、认证、安全评估等，例如：\n"
    "- {id: contract-1, kind: standard_contract, exports: [export-1], recipients: [recipient-1],\n"
    "   effective: 2026-01-15, filed: 2026-01-27, filing_result: passed, people: {ordinary: 200_000, sensitive: 0},\n"
    "   status: valid}",
    "what is in place: contracts, certificates, assessments, such as:\n"
    "- {id: contract-1, kind: standard_contract, exports: [export-1], recipients: [recipient-1],\n"
    "   effective: 2026-01-15, filed: 2026-01-27, filing_result: passed, people: {ordinary: 200_000, sensitive: 0},\n"
    "   status: valid}",
)
HANDLER_NAME = Phrase("示例（上海）有限公司", "Example (Shanghai) Co., Ltd.")
PRESUMED = Phrase("未填时推定为 {value}：{reason}", "taken as {value} while null: {reason}")
TEXT = Phrase("文字", "text")
COLON = Phrase("：", ": ")
LIST_OF = Phrase("列表，每项 {fields}，没有的写 []", "a list of {fields}; [] for none")
KINDS = {
    "boolean": Phrase("true | false", "true | false"),
    "count": Phrase("人数", "people"),
    "people": Phrase("去重人数；until 为统计截止日", "distinct people; until is the day the count runs to"),
    "people_totals": Phrase("去重人数", "distinct people"),
    "date": Phrase("日期", "day"),
    "territory": Phrase("代码或者名称，如 SG、新加坡", "code or name, such as SG or Singapore"),
    "texts": Phrase("列表，如 [a, b]", "a list, such as [a, b]"),
    "items": Phrase("数据项目录中的标识或者名称，列表", "ids or names of the item catalogue, a list"),
    "refs": Phrase("标识的列表", "a list of ids"),
    "zone": Phrase("如 shanghai、beijing", "such as shanghai or beijing"),
}
