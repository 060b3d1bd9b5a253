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

FLOW_LEAD = Phrase("信息从哪里出去、给谁、走哪条路径。", "Where information leaves from, to whom, and by which route.")
FLOW_FROM = Phrase("处理者", "Handler")
FLOW_ALL = Phrase("全部出境活动", "All exports")
FLOW_PICK = Phrase("出境活动", "Export")
FLOW_SHOW = Phrase("显示", "Show")
FLOW_TABLE = Phrase("同样的内容，表格形式", "The same as a table")
FLOW_LEFT_OUT = Phrase(
    "图中画前 20 项，另有 {count} 项只在表格里；可以选一项单独看。",
    "The diagram shows the first 20 exports; {count} more are in the table. Choose one to see it drawn.",
)
FLOW_DRAWN = Phrase(
    "流向图：处理者、出境活动、境外接收方、路径。内容与下面的表格相同。",
    "Flow diagram from the handler over exports and recipients to routes; the table below says the same.",
)
TERRITORY = Phrase("国家或者地区", "Territory")
OR = Phrase(" 或 ", " or ")
EVIDENCE = Phrase("证据", "Evidence")
EVIDENCE_ADD = Phrase("上传证据", "Add evidence")
EVIDENCE_FILE = Phrase("文件", "File")
EVIDENCE_KINDS = Phrase(
    "PDF、PNG、JPEG、DOCX、XLSX、PPTX，最大 20 MB；加密保存",
    "PDF, PNG, JPEG, DOCX, XLSX or PPTX, at most 20 MB; kept encrypted",
)
EVIDENCE_WHAT = Phrase("说明什么", "What it shows")
EVIDENCE_WHAT_HELP = Phrase(
    "例如：与接收方签署的标准合同；会写入审计日志",
    "such as: the signed contract with the recipient; it goes into the journal",
)
EVIDENCE_KEPT = Phrase("已保存“{name}”", "“{name}” is kept")
EVIDENCE_NONE = Phrase(
    "还没有证据，例如合同、评估报告、单独同意的记录。",
    "No evidence yet, such as contracts, assessment reports or records of consent.",
)
EVIDENCE_WHY = Phrase("删除原因", "Why it goes")
EVIDENCE_REMOVE_DO = Phrase("确认删除文件", "Yes, delete the file")
EVIDENCE_REMOVE_LEAD = Phrase(
    "文件会彻底删除，不能恢复；它的哈希和删除原因留在审计日志里。",
    "The file is deleted for good; its hash and why it went stay in the journal.",
)
EVIDENCE_REMOVED = Phrase("已删除“{name}”", "“{name}” is deleted")
EVIDENCE_OF = Phrase("{size} · {who} · {day}", "{size} · {who} · {day}")

WORKBOOK = Phrase("下载 Excel", "Download Excel")
WORKBOOK_BRING = Phrase("导入 Excel", "Import Excel")
WORKBOOK_LEAD = Phrase(
    "先下载当前的工作簿，改好后在这里上传。只读的工作表不读取；检查通过才保存。",
    "Download the workbook, change it, upload it here. Sheets marked read only are not read; only what passes is kept.",
)
WORKBOOK_FILE = Phrase("工作簿（xlsx）", "Workbook (xlsx)")
WORKBOOK_KEEP = Phrase("检查并保存", "Check and keep")
WORKBOOK_KEPT = Phrase(
    "已存为第 {number} 版，共 {exports} 项出境活动", "kept as version {number}, with {exports} exports"
)
WORKBOOK_TOO_LARGE = Phrase("文件超过 {megabytes} MB", "the file is larger than {megabytes} MB")
MISTAKES = Phrase(
    "工作簿里有 {count} 处需要改正，没有保存任何内容",
    "{count} places in the workbook are to be mended; nothing was kept",
)
MISTAKE_SHEET = Phrase("工作表", "Sheet")
MISTAKE_ROW = Phrase("行", "Row")
MISTAKE_COLUMN = Phrase("列", "Column")
MISTAKE_WHAT = Phrase("问题", "What is wrong")
FIDES = Phrase("导出 Fides 数据集", "Export as Fides dataset")
FIDES_BRING = Phrase("导入 Fides 数据集", "Import a Fides dataset")
FIDES_LEAD = Phrase(
    "从数据集的类别得出数据项。先看对应关系，确认后才写入所选的出境活动。",
    "Data items are found from the categories of the dataset. Nothing is saved before you have seen them and agreed.",
)
FIDES_FILE = Phrase("数据集（YAML）", "Dataset (YAML)")
FIDES_TEXT = Phrase("数据集内容", "Text of the dataset")
FIDES_INTO = Phrase("写入哪项出境活动", "Export that it is put into")
FIDES_LOOK = Phrase("查看对应关系", "See what maps to what")
FIDES_CONFIRM = Phrase("确认并保存", "Agree and save")
FIDES_MAPPED = Phrase("可以对应的", "What maps")
FIDES_UNMAPPED = Phrase("不能对应的（不会写入）", "What does not map (not saved)")
FIDES_NONE = Phrase("没有", "none")
FIDES_CATEGORY = Phrase("类别", "Category")
FIDES_FIELDS = Phrase("字段", "Fields")
FIDES_ITEM = Phrase("数据项", "Data item")
FIDES_NEW = Phrase("新增", "new")
FIDES_THERE = Phrase("已有", "there already")
FIDES_COARSE = Phrase("类别较宽，请核对", "a broad category: please check")
FIDES_PICK = Phrase("写入“{item}”", "Take “{item}”")
FIDES_NOTHING = Phrase("没有选中任何数据项", "no data item is picked")
FILES = Phrase("文件", "Files")
