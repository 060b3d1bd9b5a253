"""Words of the forms that register and change what is declared."""

from tongguan.vocabulary import Phrase

NEW_EXPORT = Phrase("登记出境活动", "Register an export")
NEW_EXPORT_LEAD = Phrase(
    "不知道的先留空，以后再补；不会当作“没有”。保存后成为声明的新版本。",
    "Leave empty what you do not know yet; it is never taken for none. Saving makes a new version of the declaration.",
)
EDIT = Phrase("编辑", "Edit")
EDIT_TITLES = {
    "exports": Phrase("编辑出境活动", "Edit the export"),
    "recipients": Phrase("编辑境外接收方", "Edit the recipient"),
    "mechanisms": Phrase("编辑机制", "Edit the mechanism"),
    "handler": Phrase("编辑处理者", "Edit the handler"),
}
NEW_TITLES = {
    "exports": NEW_EXPORT,
    "recipients": Phrase("登记境外接收方", "Register a recipient"),
    "mechanisms": Phrase("登记机制", "Register a mechanism"),
}
ID = Phrase("标识", "Id")
ID_HELP = Phrase("留空则由名称生成", "made from the title if left empty")
ADDED = Phrase("新增接收方", "new recipients")
OTHER = Phrase("其他", "Other")
SAVE = Phrase("检查并保存", "Check and save")
WHY = Phrase("变更原因", "Why it changes")
WHY_HELP = Phrase("写入版本历史和审计日志", "goes into the history and the journal")
WHY_MISSING = Phrase("请写明变更原因", "please say why it changes")
NOT_KNOWN = Phrase("不知道", "not known")
NONE_BOX = Phrase("确定没有", "known to be none")
ADD_ROW = Phrase("再加一行", "Add a row")
ROW = Phrase("第 {number} 行", "row {number}")
WRONG = Phrase("有 {count} 处需要改正", "{count} to mend")
FILLED = Phrase("已填 {count} 项", "{count} filled in")
ITEM_SEARCH = Phrase("查找数据项", "Search the data items")
ITEM_SEARCH_HELP = Phrase(
    "中文、英文或者别名；几个词用逗号分开", "Chinese, English or another name; commas between several"
)
CHOSEN = Phrase("已选", "Chosen")
IN_CATALOGUE = Phrase("目录中", "In the catalogue")
NEAREST = Phrase("没有完全相符的，最接近的是", "Nothing fits; the nearest are")
NOTHING_FOUND = Phrase("没有找到", "Nothing found")
AND_MORE = Phrase("还有 {count} 项，请再写具体些", "{count} more; write a little more of the name")
NONE_CHOSEN = Phrase("还没有选", "none yet")
MORE_WORDS = Phrase("或者直接写", "Or write them")
MORE_WORDS_HELP = Phrase("例如：姓名、手机号、购买记录", "such as: name, mobile, purchase history")
SAVED = Phrase("已存为第 {number} 版", "saved as version {number}")
UNCHANGED = Phrase("没有变化，没有新建版本", "nothing changed: no new version")
REMOVE = Phrase("删除", "Remove")
REMOVE_TITLE = Phrase("删除“{name}”", "Remove “{name}”")
REMOVE_LEAD = Phrase(
    "从声明中去掉，存为新版本；以前的版本保留，可以在“版本”里恢复。",
    "It is taken out of the declaration in a new version; the earlier ones stay and can be restored under Versions.",
)
REMOVE_ALSO = Phrase("只涉及它的机制和去重人数也一并去掉：{names}", "What is about it alone goes too: {names}")
REMOVE_DO = Phrase("确认删除", "Yes, remove it")
REMOVED = Phrase("已删除，存为第 {number} 版", "removed; version {number} is without it")
RESTORE_WHY = Phrase("恢复第 {number} 版", "version {number} restored")
RESTORED = Phrase("已把第 {old} 版恢复为第 {number} 版", "version {old} restored as version {number}")

HINTS = {
    "count": Phrase(
        "数字，或者范围如 1,000-5,000；不知道就留空", "a number, or a range such as 1,000-5,000; empty if not known"
    ),
    "texts": Phrase("几个之间用逗号分开", "commas between several"),
    "items": Phrase("数据项名称，用逗号分开", "names of data items, commas between"),
}
LONG = frozenset({"purpose", "recipient_use", "note", "reason"})
OPENED = frozenset({"basics", "who", "items", "people", "what", "handler"})

GROUPS = {
    "exports": (
        ("handler", Phrase("个人信息处理者", "The handler"), ("handler",)),
        (
            "basics",
            Phrase("基本情况", "Basics"),
            ("title", "purpose", "about", "under_14", "sector", "scenario", "legal_basis", "began_on"),
        ),
        ("who", Phrase("境外接收方", "Recipients"), ("recipients", "added", "onward", "recipient_use")),
        (
            "items",
            Phrase("数据项", "Data items"),
            ("data_items", "contains.personal_information", "contains.sensitive"),
        ),
        ("people", Phrase("人数", "People"), ("people",)),
        ("measures", Phrase("措施", "Measures"), ("measures",)),
        (
            "way",
            Phrase("传输与保存", "Transfer and storage"),
            ("mode", "accessed_from", "method", "storage", "retention_until"),
        ),
        ("exemptions", Phrase("豁免与自贸区", "Exemptions and zones"), ("necessity", "zone_list", "treaty")),
        (
            "special",
            Phrase("重要数据与特别制度", "Important data and special regimes"),
            (
                "contains",
                "important_data_notice",
                "collected_in_china",
                "domestic_data_added",
                "foreign_authority",
                "sensitivity_rebutted",
            ),
        ),
        (
            "forecast",
            Phrase("预计与跨年人数", "Forecasts and other years"),
            (
                "expected_people_this_year",
                "expected_people_one_year",
                "expected_people_three_years",
                "people_since_last_year",
            ),
        ),
        ("changes", Phrase("变化", "Changes"), ("changes",)),
    ),
    "recipients": (
        ("what", Phrase("境外接收方", "The recipient"), ("name", "territory", "city", "role", "affiliated")),
        (
            "contact",
            Phrase("联系与限制", "Contact and restrictions"),
            ("address", "contact", "restricted", "control_changed_on"),
        ),
    ),
    "mechanisms": (
        (
            "what",
            Phrase("机制", "The mechanism"),
            ("kind", "exports", "recipients", "status", "status_since", "valid_until"),
        ),
        ("contract", Phrase("标准合同", "Standard contract"), ("effective", "filed", "filing_result", "filing_number")),
        (
            "assessment",
            Phrase("安全评估", "Security assessment"),
            ("applied", "result_issued", "result", "approved_people", "approved_people_three_years"),
        ),
        ("certificate", Phrase("认证", "Certification"), ("issued", "number")),
        (
            "scope",
            Phrase("办理时的范围", "What it was made for"),
            (
                "people",
                "data_items",
                "purpose",
                "method",
                "storage",
                "retention_until",
                "onward",
                "recipient_use",
                "contains_sensitive",
                "major_incident",
            ),
        ),
    ),
    "handler": (
        (
            "handler",
            Phrase("个人信息处理者", "The handler"),
            (
                "name",
                "established_in",
                "province",
                "city",
                "zone",
                "people_processed",
                "ciio",
                "state_organ",
                "authorised_public_body",
                "article_3_2_ground",
                "domestic_representative",
                "penalties_two_years",
            ),
        ),
    ),
}
"""The groups of each form: code, heading, and the names or beginnings of names of its fields."""

NONE_WORD = Phrase("无", "none")
PARTIES_LEAD = Phrase(
    "出境活动所依据的：处理者、境外接收方，以及合同、认证、评估。",
    "What exports rest on: the handler, its recipients, and contracts, certificates and assessments in place.",
)
HANDLER = Phrase("个人信息处理者", "The handler")
MECHANISMS = Phrase("机制", "Mechanisms")
USED_BY = Phrase("用于", "Used by")
UNUSED = Phrase("没有用到", "not used")
NO_RECIPIENTS = Phrase("还没有登记接收方。", "No recipient is registered yet.")
NO_MECHANISMS = Phrase("还没有合同、认证或者评估。", "No contract, certificate or assessment yet.")
NAME = Phrase("名称", "Name")
DETAIL = Phrase("情况", "Details")
ACTS = Phrase("操作", "Actions")
EDIT_ONE = Phrase("编辑“{name}”", "Edit “{name}”")
REMOVE_ONE = Phrase("删除“{name}”", "Remove “{name}”")
DETERMINATION = Phrase("判断及理由", "Determination and why")
FLOW = Phrase("流向图", "Flow diagram")
STILL_UNKNOWN = Phrase("还有 {count} 项没有填写（不知道）", "{count} fields are not known yet")
ROUTE = Phrase("路径", "Route")
