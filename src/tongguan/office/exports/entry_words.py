"""Words of the fields that describe an entry of a declaration."""

from tongguan.vocabulary import Phrase

YES = Phrase("是", "yes")
NO = Phrase("否", "no")
NONE = Phrase("无", "none")

PARTS = {
    "ordinary": Phrase("一般个人信息", "ordinary information"),
    "sensitive": Phrase("敏感个人信息", "sensitive information"),
    "both": Phrase("两者兼有", "both"),
    "until": Phrase("统计截至", "counted until"),
    "date": Phrase("日期", "date"),
    "by": Phrase("告知或者公布的部门", "by whom"),
    "reference": Phrase("文号", "reference"),
    "name": Phrase("名称", "name"),
    "city": Phrase("城市", "city"),
    "items": Phrase("数据项", "data items"),
}

PEOPLE = {
    "ordinary": Phrase("当年累计：一般个人信息（人）", "people this year: ordinary information"),
    "sensitive": Phrase("当年累计：敏感个人信息（人）", "people this year: sensitive information"),
    "both": Phrase("当年累计：两者兼有（人）", "people this year: in both"),
    "until": Phrase("统计截至", "counted until"),
}

VALUES = {
    "passed": Phrase("通过", "passed"),
    "pending": Phrase("办理中", "pending"),
    "failed": Phrase("未通过", "failed"),
    "partly_passed": Phrase("部分通过", "partly passed"),
    "not_passed": Phrase("未通过评估", "not passed"),
    "valid": Phrase("有效", "valid"),
    "suspended": Phrase("暂停", "suspended"),
    "revoked": Phrase("撤销", "revoked"),
    "cancelled": Phrase("注销", "cancelled"),
    "stopped": Phrase("责令停止", "stopped"),
    "purpose": Phrase("目的", "purpose"),
    "method": Phrase("方式", "method"),
    "scope": Phrase("范围", "scope"),
    "items": Phrase("数据项", "data items"),
    "sensitivity": Phrase("敏感程度", "sensitivity"),
    "storage": Phrase("保存地点", "place of storage"),
    "retention_extended": Phrase("延长保存期限", "retention extended"),
    "recipient_use": Phrase("接收方用途", "the recipient's use"),
    "recipient_law": Phrase("接收方所在地法律", "law where the recipient is"),
    "control": Phrase("实际控制权", "actual control"),
    "legal_document": Phrase("法律文件", "legal document"),
    "recipient": Phrase("接收方", "recipient"),
}

NOT_YES_OR_NO = Phrase(
    "“{typed}”不是“是”或者“否”；不知道就留空", "“{typed}” is neither yes nor no; leave it empty if not known"
)
NOT_OFFERED = Phrase("“{typed}”不在可选范围：{offered}", "“{typed}” is not offered here: {offered}")
NOT_PEOPLE = Phrase(
    "“{typed}”不是人数；写数字，或者范围如 1,000-5,000；不知道就留空",
    "“{typed}” is no number of people; write digits, or a range such as 1,000-5,000; leave it empty if not known",
)
NOT_A_DAY = Phrase("“{typed}”不是日期；写成 2026-06-30", "“{typed}” is not a day; write it as 2026-06-30")
NOT_LISTED = Phrase("目录里没有“{typed}”", "“{typed}” is not in the catalogue")
NO_ITEM = Phrase("数据项目录里没有；最接近的是：{near}", "not in the catalogue of data items; the nearest are: {near}")
NO_ENTRY = Phrase("声明里没有“{typed}”", "the declaration has no “{typed}”")
NOT_NONE = Phrase("这里只能写“无”，或者留空", "write none here, or leave it empty; not “{typed}”")
MISSING = Phrase("请填写", "please fill this in")
NONE_AND_SOME = Phrase("选了“无”，又填了内容", "none is ticked, and something is filled in")
TAKEN = Phrase("这个标识已经有了", "this id is taken")


def within(whole: Phrase, part: Phrase) -> Phrase:
    """Name a part of something."""
    return Phrase(f"{whole.zh}：{part.zh}", f"{whole.en}: {part.en}")


def filled(phrase: Phrase, **values: object) -> Phrase:
    """Put values into both languages."""
    return Phrase(phrase.zh.format(**values), phrase.en.format(**values))
