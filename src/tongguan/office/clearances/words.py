"""Words of the pages of clearances."""

from tongguan.vocabulary import Phrase

TITLE = Phrase("通行证", "Clearances")
LEAD = Phrase(
    "闸门凭它放行：哪项出境、给谁、哪些数据项、到哪天、多少人。",
    "What gates let out: which export, to whom, which data items, until when, how many people.",
)
ISSUE = Phrase("签发通行证", "Issue a clearance")
STOP = Phrase("登记停止命令", "Enter an order to stop")

NO_ISSUER = Phrase("还没有签发密钥", "There is no key to sign with yet")
NO_ISSUER_NEXT = Phrase(
    "生成密钥之后才能签发；私钥只存放在数据目录中，公钥交给闸门。",
    "Clearances are signed: the private key stays in the data folder, the public one is given to gates.",
)
NO_ISSUER_ASK = Phrase("请所有者生成签发密钥。", "Ask an owner to make the key.")
NO_ISSUER_YET = Phrase("请先生成签发密钥", "make the key to sign with first")
ISSUER_NAME = Phrase("签发者名称", "Name of the issuer")
ISSUER_NAME_HELP = Phrase("写入每一份通行证，以后不能更改", "stands in every clearance and is not changed later")
OPEN = Phrase("生成密钥", "Make the key")
OPENED = Phrase("已生成签发密钥；请把公钥交给闸门", "the key is made; give the public one to your gates")
BROKEN = Phrase("签发日志不完整或被改动，不能显示", "The issuer's journal is not whole and is not shown")
BROKEN_NEXT = Phrase(
    "请从备份恢复，或用 tongguan clearance list 查明是哪一行。",
    "Restore a backup, or find the line with `tongguan clearance list`.",
)
ISSUER = Phrase("签发者", "Issuer")
KEY = Phrase("签名密钥", "Signing key")
KEYS = Phrase("下载公钥", "Download public keys")
FEED = Phrase("最近的通告", "Newest feed")
STANDING_NOW = Phrase("可用的通行证", "Clearances that stand")
PIECES = Phrase("份", "in all")
EMPTY = Phrase("还没有签发通行证", "No clearance was issued yet")
EMPTY_NEXT = Phrase(
    "从已批准的判断签发；状态须为无须程序、已覆盖或即将到期。",
    "One is issued from an approved determination, where an export stands free, covered or expiring.",
)
NUMBER = Phrase("编号", "No.")
EXPORT = Phrase("出境活动", "Export")
LEDGER = Phrase("账本", "Ledger")
LEDGER_HELP = Phrase("闸门的账本标识，与闸门配置一致", "the id of the gate's ledger, as its configuration has it")
VALID = Phrase("有效期", "Valid")
SPAN = Phrase("{first} 至 {last}", "{first} to {last}")
STATE = Phrase("状态", "State")
PEOPLE_MORE = Phrase("可新增人数", "People it may add")
EARLIER = Phrase("较新", "Newer")
LATER = Phrase("更早", "Older")
STATES = {
    "standing": Phrase("可用", "stands"),
    "revoked": Phrase("已撤回", "revoked"),
    "expired": Phrase("已届满", "expired"),
    "stopped": Phrase("已被责令停止", "stopped by order"),
    "coming": Phrase("尚未生效", "not valid yet"),
    "not-good": Phrase("核验不通过", "does not verify"),
}
"""How a clearance stands."""

ORDERS = Phrase("停止命令", "Orders to stop")
ALL_EXPORTS = Phrase("全部出境", "every export")
SINCE = Phrase("自", "Since")
LIFT = Phrase("解除停止命令", "Lift the order")
LIFT_SHORT = Phrase("解除", "Lift")
LIFT_LEAD = Phrase(
    "解除之后，仍有效的通行证重新可用。解除会写入通告和日志。",
    "Clearances that still stand can be used again. Feed and journal tell of it.",
)
LIFTED = Phrase("已解除 {name}", "{name} is lifted")

CHOOSE_LEAD = Phrase(
    "选择已批准的判断中的一项出境。批准判断的是第二个人，所以签发时不再批准。",
    "Choose an export of an approved determination. A second person approved it, so issuing asks for none.",
)
NONE_APPROVED = Phrase("还没有批准的判断", "No determination is approved yet")
NONE_APPROVED_NEXT = Phrase(
    "通行证只能依据两人确认的判断签发：先提交判断，再由另一人批准。",
    "A clearance rests on a determination that two people confirmed: propose one, and have another approve it.",
)
TO_APPROVALS = Phrase("查看批准记录", "See approvals")
DETERMINATION = Phrase("判断", "Determination")
DETERMINATION_NO = Phrase("第 {number} 号判断", "Determination {number}")
DETERMINATION_OF = Phrase("第 {number} 号，{day}，{by} 批准", "No. {number}, {day}, approved by {by}")
SHOW = Phrase("查看", "Show")
NEWER_VERSION = Phrase(
    "批准之后声明又有了新版本；这里仍按批准的版本签发。",
    "The declaration has a newer version since the approval; what is issued here rests on the approved one.",
)
OTHER_YEAR = Phrase(
    "这份判断属于另一个日历年，人数已经重新计算；请批准一份今天的判断。",
    "This determination is of another calendar year, and people are counted anew; approve one of today.",
)
ROUTE = Phrase("路径", "Route")
STANDING = Phrase("状态", "Standing")
ACT = Phrase("操作", "Action")
NOT_CLEARED = Phrase("不能签发", "Not cleared")
CHOOSE = Phrase("签发", "Issue")

REFUSED = Phrase("不能从这份判断签发", "Nothing can be issued from this determination")
TERMS = Phrase("范围和期限", "Scope and days")
RECIPIENTS = Phrase("接收方", "Recipients")
RECIPIENT_NEEDED = Phrase("至少选一个接收方", "choose at least one recipient")
FIRST = Phrase("自这一法律日", "From this legal day")
LAST = Phrase("至这一法律日（含）", "To this legal day, included")
LAST_HELP = Phrase("留空：到机制和年度允许的最后一天", "left empty: the last day that mechanism and year allow")
LAST_BEFORE_FIRST = Phrase("早于开始的一天", "this is before the first day")
WARN_AT = Phrase("提示百分比", "Warning levels, in percent")
WARN_AT_HELP = Phrase("达到上限的这些百分比时，闸门提示", "at these levels of a ceiling a gate warns")
WARN_AT_WRONG = Phrase(
    "写 1 到 100 的整数，以逗号隔开，如 80,90,95", "write whole numbers from 1 to 100, such as 80,90,95"
)
NOTE = Phrase("说明", "Note")
NUMBERS = Phrase("人数", "People")
NUMBERS_LEAD = Phrase(
    "已填的是按剩余计算的建议。上限可以改低，不能改高；同一处理者各账本的份额之和不超过剩余。",
    "Filled in is what was computed. A ceiling may be lowered, never raised; shares of all ledgers fit what is left.",
)
COUNTER = Phrase("人数项", "Counter")
CEILING = Phrase("年度上限", "Ceiling of the year")
ALLOTMENT = Phrase("本账本可新增", "This ledger may add")
COUNTED_BEFORE = Phrase("此前已出境", "Gone out before")
COMPUTE = Phrase("按所选重新计算", "Compute again")
COMPUTE_NOTE = Phrase("改了账本、接收方或日期之后。", "After another ledger, recipient or day was chosen.")
SIGN = Phrase("签名并签发", "Sign and issue")
ISSUED = Phrase("已签发 {name}", "{name} is issued")
COMPUTED = Phrase("将写入通行证的上限", "Ceilings as they would be signed")
YEAR = Phrase("年", "Year")
WARNS = Phrase("提示", "Warns at")
THEN = Phrase("再多一人", "The next person")
CITES = Phrase("依据", "By")
BEYOND_SCOPE = Phrase("超出备案或者批准的范围", "outside what was filed or approved")
SET_BY_ISSUER = Phrase("签发者自设", "set by the issuer")
NO_LIMIT = Phrase("没有上限", "no limit")
NO_LIMITS = Phrase("没有须限制的人数。", "Nothing limits how many people.")

VERIFIED = Phrase("签名有效，由密钥 {kid} 签署", "The signature is good; the key {kid} made it")
VERIFIED_NOT = Phrase("核验不通过", "It does not verify")
REVOKED_AT = Phrase("{at} 撤回：{why}", "revoked at {at}: {why}")
STOPPED_BY = Phrase("停止命令 {name}（{order}）", "order {name} ({order})")
ITEMS = Phrase("数据项", "Data items")
COUNTS_TOWARD = Phrase("计入", "Counts toward")
COUNTS_NOWHERE = Phrase("不计", "nothing")
TERRITORIES = Phrase("地区", "Territories")
ONWARD = Phrase("再转移", "Onward")
NONE = Phrase("无", "none")
MECHANISM = Phrase("机制", "Mechanism")
RESTS_ON = Phrase("依据的判断", "Rests on")
AS_OF = Phrase("{day} 的判断：{routes}", "determined as of {day}: {routes}")
HANDLER = Phrase("个人信息处理者", "Handler")
ISSUED_BY = Phrase("签发", "Issued")
EDITION = Phrase("法律库版本", "Edition of the lawbook")
DOWNLOAD = Phrase("下载通行证", "Download")
TOKEN = Phrase("通行证原文（JWS）", "The clearance as signed (JWS)")
REVOKE = Phrase("撤回通行证", "Revoke")
REVOKE_LEAD = Phrase(
    "撤回不能恢复：闸门几秒内得知，此后不再放行；需要时另行签发。",
    "Revoking is for good: gates know within seconds and let nothing more out; issue another when needed.",
)
REVOKE_SURE = Phrase("撤回不能恢复。确定撤回？", "Revoking is for good. Revoke it?")
REVOKED = Phrase("已撤回 {name}，写入第 {number} 号通告", "{name} is revoked; feed {number} says so")
REASON = Phrase("原因", "Reason")
BACK = Phrase("全部通行证", "All clearances")

STOP_LEAD = Phrase(
    "主管部门责令停止时登记：立刻写入通告，效力高于任何通行证。",
    "What an authority orders: it goes into the feed at once and prevails over every clearance.",
)
ORDER = Phrase("文号", "Number of the order")
ORDER_HELP = Phrase("机关文书上的编号", "as it stands on the paper of the authority")
AUTHORITY = Phrase("机关", "Authority")
CITES_HELP = Phrase("法律库中的引用，以逗号隔开", "citations as the lawbook has them, separated by commas")
STOP_EXPORTS = Phrase("只停止这些出境活动", "Stop these exports only")
STOP_EXPORTS_HELP = Phrase("都不选：停止全部", "none chosen: everything stops")
STOP_RECIPIENTS = Phrase("只停止向这些接收方提供", "Stop provision to these recipients only")
STOP_SURE = Phrase("闸门几秒内停止放行。确定登记？", "Gates stop within seconds. Enter the order?")
STOP_ENTER = Phrase("登记并停止", "Enter and stop")
STOPPED = Phrase("已登记 {name}", "{name} is entered")
NOTHING_TO_STOP = Phrase("还没有签发通行证，没有可停止的", "no clearance was issued, so nothing can be stopped")
