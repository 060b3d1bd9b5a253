"""Words of the register of exports."""

from tongguan.office.exports.form_words import *  # noqa: F403 -- the words of one application are asked for in one place
from tongguan.vocabulary import Phrase

TITLE = Phrase("出境活动", "Exports")
LEAD = Phrase(
    "登记向境外提供的每一项活动：给谁、什么信息、多少人。",
    "Every activity that provides information overseas: to whom, what, and of how many people.",
)
BRING = Phrase("导入声明", "Import a declaration")
NEW = Phrase("登记出境活动", "Register an export")
PARTIES = Phrase("接收方与机制", "Recipients and mechanisms")
DOWNLOAD = Phrase("下载 declaration.yaml", "Download declaration.yaml")
HISTORY = Phrase("版本", "Versions")
EXPORT = Phrase("出境活动", "Export")
RECIPIENTS = Phrase("境外接收方", "Overseas recipients")
ITEMS = Phrase("数据项", "Data items")
ITEMS_COUNT = Phrase("{count} 项", "{count}")
NO_ITEMS = Phrase("无", "none")
PEOPLE = Phrase("一般 / 敏感（人）", "Ordinary / sensitive (people)")
BEGAN = Phrase("开始", "Began")
STANDING = Phrase("状态", "Standing")
RECIPIENT_UNKNOWN = Phrase("接收方未知", "not known")
OF_VERSION = Phrase("第 {number} 版，{day}，{who}：{why}", "version {number}, {day}, {who}: {why}")
SEARCH = Phrase("按名称、标识或接收方筛选", "Filter by title, id or recipient")
SEARCH_DO = Phrase("筛选", "Filter")
FOUND = Phrase("{shown} / {all} 项", "{shown} of {all}")
EMPTY = Phrase("还没有登记出境活动", "No export is registered yet")
EMPTY_NEXT = Phrase(
    "用表单登记第一项；也可以导入 declaration.yaml（tongguan init 可以写出一份带说明的模板）。",
    "Register the first one by the form, or import a declaration.yaml; `tongguan init` writes a commented one.",
)
NONE_FOUND = Phrase("没有符合条件的出境活动", "No export fits the filter")
NONE_FOUND_NEXT = Phrase("换一个词，或者清空筛选。", "Try another word, or clear the filter.")
DECIDING = Phrase(
    "正在判断各项出境活动的状态，完成后自动显示。", "Standings are being worked out; they appear by themselves."
)
DECIDING_ONE = Phrase("判断中…", "being decided…")
LEAVES = Phrase("分页", "Pages of the list")
LEAF = Phrase("第 {leaf} / {leaves} 页", "page {leaf} of {leaves}")
EARLIER = Phrase("上一页", "Previous")
LATER = Phrase("下一页", "Next")
CLEAR = Phrase("清空筛选", "Clear the filter")

BRING_LEAD = Phrase(
    "上传文件，或者把内容粘贴在下面。通过检查后存为新版本，旧版本保留。",
    "Upload a file, or paste its text below. What passes is kept as a new version; the old ones stay.",
)
FILE = Phrase("声明文件（YAML 或 JSON）", "Declaration file (YAML or JSON)")
TEXT = Phrase("声明内容", "Text of the declaration")
WHY = Phrase("变更原因", "Why it changes")
WHY_HELP = Phrase(
    "例如：新增客服外包商。会写入版本历史和审计日志。",
    "Such as: a new service provider. It goes into the history and the journal.",
)
KEEP = Phrase("检查并保存", "Check and keep")
NOTHING_GIVEN = Phrase("请上传文件或者粘贴内容", "upload a file or paste the text")
NOT_UTF8 = Phrase("文件不是 UTF-8 文本", "the file is not UTF-8 text")
TOO_LARGE = Phrase("文件超过 {megabytes} MB", "the file is larger than {megabytes} MB")
KEPT = Phrase("已存为第 {number} 版，共 {exports} 项出境活动", "kept as version {number}, with {exports} exports")
SAME = Phrase("内容与第 {number} 版相同，没有新建版本", "the same as version {number}: nothing new was kept")

VERSIONS_TITLE = Phrase("声明的版本", "Versions of the declaration")
VERSIONS_LEAD = Phrase("谁、何时、为什么改了声明。", "Who changed the declaration, when, and why.")
VERSION = Phrase("版本", "Version")
WHEN = Phrase("时间（北京）", "When (Beijing)")
WHO = Phrase("经办人", "Who")
REASON = Phrase("原因", "Why")
SOURCE = Phrase("来源", "Source")
CURRENT = Phrase("当前", "current")
PROGRAM = Phrase("系统", "the program")
DOWNLOAD_VERSION = Phrase("下载第 {number} 版", "Download version {number}")
GET = Phrase("下载", "Download")
RESTORE = Phrase("恢复", "Restore")
RESTORE_SURE = Phrase(
    "把第 {number} 版恢复为当前版本？现在的版本保留在历史里。",
    "Make version {number} the current one again? The present one stays in the history.",
)
BACK = Phrase("回到出境活动", "Back to the exports")
