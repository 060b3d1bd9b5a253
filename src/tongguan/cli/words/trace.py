"""Words of the command that traces provisions."""

from tongguan.vocabulary import Phrase

HELP = Phrase(
    "三份源文件的每一条：现在能否看到、用哪条命令看到、由哪些测试证明；尚未实现的，由哪一部分承担。\n\n"
    "命令行中的文件路径以源码目录为准。",
    "Tell for every provision of the three source documents whether it works, which command shows it, and which tests "
    "prove it; for the rest, which room will carry it.\n\n"
    "Paths in the command lines are those of a source checkout.",
)
ID = Phrase("条目编号（如 A-L4），或者文件编号（A、B、C）", "a provision, such as A-L4, or a document: A, B or C")
STATE_OPTION = Phrase("只列这种状态的", "only those in this state")

PROVISION = Phrase("编号", "id")
STATE = Phrase("状态", "state")
SAYS = Phrase("内容", "says")
CITES = Phrase("条文", "cites")
SHOWN_BY = Phrase("呈现", "shown by")
DOCUMENT = Phrase("文件", "document")
TESTS = Phrase("测试", "tests")
NOW = Phrase("现在", "now")
LIMIT = Phrase("局限", "limit")
ROOM = Phrase("承担", "room")
DRAFT_ONLY = Phrase(
    "仅见于征求意见稿：定稿删去或者移到别处，只可用于假设",
    "only in the draft: the final law dropped it or moved it elsewhere; for what-if only",
)
DRAFT_MARK = Phrase("（仅草案）", " (draft only)")
STATES = {"works": Phrase("已实现", "works"), "planned": Phrase("计划中", "planned")}
STATUSES = {"draft": Phrase("征求意见稿", "draft"), "in_force": Phrase("现行", "in force")}
ROOMS = {
    "gate": Phrase("闸门", "the gate"),
    "census": Phrase("清点", "the census"),
    "forms": Phrase("文书", "the forms"),
    "casework": Phrase("案件", "casework"),
    "office": Phrase("办公系统", "the office"),
    "clearance": Phrase("放行凭证", "clearances"),
    "decision": Phrase("判断", "the decision"),
}
COUNTS = Phrase(
    "共 {all} 条：已实现 {works}，计划中 {planned}", "{all} provisions: {works} work, {planned} are planned"
)
