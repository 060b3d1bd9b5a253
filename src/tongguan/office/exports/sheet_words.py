"""Words of the workbook."""

from tongguan.vocabulary import Phrase

SHEETS = {
    "handler": Phrase("处理者", "Handler"),
    "recipients": Phrase("境外接收方", "Recipients"),
    "exports": Phrase("出境活动", "Exports"),
    "exports.onward": Phrase("再转移", "Onward"),
    "exports.sensitivity_rebutted": Phrase("不认定为敏感", "Not sensitive"),
    "exports.changes": Phrase("变化", "Changes"),
    "mechanisms": Phrase("机制", "Mechanisms"),
    "mechanisms.onward": Phrase("机制的再转移", "Mechanisms onward"),
    "items": Phrase("数据项（只读）", "Items (read only)"),
    "results": Phrase("判断结果（只读）", "Results (read only)"),
}
ITEM = Phrase("数据项", "data item")
ITEM_ID = Phrase("数据项标识", "item id")
EXPORT_ID = Phrase("出境活动标识", "export id")
TITLE_OF = Phrase("出境活动", "export")
STANDING_OF = Phrase("状态", "standing")
ROUTES_OF = Phrase("路径", "route")
CITES_OF = Phrase("依据", "by")

NOT_A_WORKBOOK = Phrase(
    "文件不是可以读取的 Excel 工作簿（xlsx）", "the file is no Excel workbook (xlsx) that can be read"
)
NO_SHEET = Phrase("工作簿里没有“{sheet}”工作表", "the workbook has no sheet “{sheet}”")
UNKNOWN_COLUMN = Phrase("第 2 行的字段名不认识：{name}", "row 2 names a field that is not known: {name}")
TWICE = Phrase("这个字段有两列：{name}", "two columns are of the field {name}")
NO_PARENT = Phrase("没有标识为“{name}”的条目", "there is no entry with the id “{name}”")
NO_ID = Phrase("请填写标识", "please fill in the id")
TOO_MANY = Phrase("超过 {most} 行", "more than {most} rows")
A_FORMULA = Phrase("单元格里是公式，请写成数值", "the cell holds a formula; write its value")
