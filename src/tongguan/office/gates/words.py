"""Words of the pages of gates, and of counters."""

from tongguan.vocabulary import Phrase

TITLE = Phrase("闸门", "Gates")
LEAD = Phrase(
    "每道闸门现在的状态、人数和上限，以及等待处理的传输。",
    "How each gate stands this moment, its people against the ceilings, and what it holds.",
)
REGISTER = Phrase("登记闸门", "Register a gate")
REGISTER_LEAD = Phrase(
    "通关用令牌向闸门询问状态、放行或拒绝被扣留的传输。",
    "The office asks the gate how it stands, and releases or rejects what it holds, by a token.",
)
EMPTY = Phrase("还没有登记闸门", "No gate is registered yet")
EMPTY_NEXT = Phrase(
    "闸门用 tongguan gate serve 启动，凭通行证放行；登记之后这里显示它的状态。",
    "A gate runs by `tongguan gate serve` and admits under clearances; registered, it is shown here.",
)
NAME = Phrase("名称", "Name")
NAME_TAKEN = Phrase("已有同名的闸门", "another gate has this name")
ADDRESS = Phrase("地址", "Address")
ADDRESS_HELP = Phrase(
    "如 http://127.0.0.1:8420；其他机器须由管理员列入 TONGGUAN_GATES",
    "such as http://127.0.0.1:8420; the administrator lists other machines in TONGGUAN_GATES",
)
TOKEN = Phrase("令牌", "Token")
TOKEN_HELP = Phrase(
    "由 tongguan gate token 生成，调用者须有 reviewer 和 operator 两个角色；加密保存",
    "made by `tongguan gate token` for a caller with the roles reviewer and operator; it is kept encrypted",
)
REGISTERED = Phrase("已登记 {name}", "{name} is registered")
REGISTERED_BY = Phrase("登记", "Registered")
RENEW = Phrase("更换令牌", "Renew the token")
RENEWED = Phrase("已更换令牌", "the token is renewed")
REMOVE = Phrase("移除闸门", "Remove the gate")
REMOVE_LEAD = Phrase(
    "移除之后不再显示；闸门本身继续运行，可以重新登记。",
    "It is shown no more; the gate itself goes on, and can be registered again.",
)
REMOVE_SURE = Phrase("移除这道闸门？", "Remove this gate?")
REMOVED = Phrase("已移除 {name}", "{name} is removed")
BACK = Phrase("全部闸门", "All gates")
OPEN = Phrase("查看", "Open")
ASKING = Phrase("正在询问闸门", "Asking the gate")

SILENT = Phrase("没有回答", "does not answer")
TOKEN_REFUSED = Phrase("令牌不被接受，或缺少角色", "the token is not taken, or lacks a role")
READY = Phrase("就绪", "ready")
NOT_READY = Phrase("未就绪", "not ready")
OBSERVES = Phrase("只观察，不拦截", "observes only, keeps nothing back")
MISSING = {
    "feed": Phrase("没有及时的通告", "no fresh feed"),
    "ledger": Phrase("账本没有回答", "the ledger does not answer"),
    "draining": Phrase("即将停止", "about to stop"),
    "key-of-year": Phrase("缺少当年的密钥", "the key of the year is missing"),
}
"""What keeps a gate from being ready."""
HEARTBEAT = Phrase("状态", "Heartbeat")
LEDGER = Phrase("账本", "Ledger")
FEED = Phrase("通告", "Feed")
FEED_AGE = Phrase("第 {number} 号，{seconds} 秒前", "no. {number}, {seconds} s old")
NO_FEED = Phrase("还没有通告", "none yet")
HEAD = Phrase("账本末条", "Head of the ledger")
HEAD_AT = Phrase("第 {number} 条", "entry {number}")
TOTALS = Phrase("人数与上限", "People against ceilings")
NO_TOTALS = Phrase("账本还没有开立任何年度。", "The ledger has no open year yet.")
PEOPLE = Phrase("人", "people")
RESERVED = Phrase("预留 {people}", "{people} reserved")
OF_CEILING = Phrase("上限 {ceiling}，本账本还可新增 {left} 人", "ceiling {ceiling}; this ledger may add {left} more")
NO_CEILING = Phrase("没有上限", "no ceiling")
GAUGE = Phrase("{counter}：{people}；上限 {ceiling}", "{counter}: {people}; the ceiling is {ceiling}")
UNDER = Phrase("依据 {clearance}", "under {clearance}")
LATEST = Phrase("最近的放行与拒绝", "Latest admissions and refusals")
NOTHING_YET = Phrase("还没有传输经过。", "Nothing has passed yet.")
WHEN = Phrase("时间（北京）", "When (Beijing)")
OUTCOME = Phrase("结果", "Outcome")
EXPORT = Phrase("出境活动", "Export")
RECIPIENT = Phrase("接收方", "Recipient")
HOW_MANY = Phrase("人数", "People")
ADMITTED_OF = Phrase("{admitted} / {people}", "{admitted} of {people}")
WHY = Phrase("原因", "Why")
CALLER = Phrase("调用者", "Caller")
BY = Phrase("{by}：{note}", "{by}: {note}")
KINDS = {
    "admitted": Phrase("放行", "admitted"),
    "held": Phrase("扣留", "held"),
    "refused": Phrase("拒绝", "refused"),
    "reserved": Phrase("预留", "reserved"),
    "released": Phrase("解除扣留", "released"),
    "rejected": Phrase("驳回", "rejected"),
    "broke-glass": Phrase("紧急放行", "let out in an emergency"),
    "cancelled": Phrase("取消预留", "reservation cancelled"),
    "expired": Phrase("预留到期", "reservation expired"),
}
"""What happened at a gate."""

HOLDS = Phrase("等待处理", "Held")
NO_HOLDS = Phrase("没有扣留的传输。", "Nothing is held.")
HOLD_NUMBER = Phrase("第 {number} 号扣留", "Hold {number}")
HOLD_LEAD = Phrase(
    "有权的人说明原因后放行或驳回；放行从不超过上限。",
    "An authorised person releases or rejects it, with a reason; a release never passes a ceiling.",
)
DECIDE = Phrase("处理", "Decide")
REASON = Phrase("原因", "Reason")
OTHER_CLEARANCE = Phrase("依据另一份通行证", "Under another clearance")
OTHER_CLEARANCE_HELP = Phrase(
    "放行时用；留空为扣留时的那一份。超过上限而扣留的，先签发更高的通行证",
    "for a release; left empty, the one it was held under. Held at a ceiling: issue a higher clearance first",
)
RELEASE = Phrase("放行", "Release")
REJECT = Phrase("驳回", "Reject")
RELEASED = Phrase("已放行第 {number} 号，{people} 人", "hold {number} is released, {people} people")
REJECTED = Phrase("已驳回第 {number} 号，放行 {people} 人", "hold {number} is rejected, {people} people let out")
NOT_RELEASED = Phrase("没有放行：", "Not released:")
NOT_HELD = Phrase("这一号已不在扣留中。", "It is held no more.")
MAY_NOT = Phrase("您的角色不能放行或驳回。", "Your role does not release or reject.")
TERRITORY = Phrase("地区", "Territory")
ITEMS = Phrase("数据项", "Data items")
CLEARANCE = Phrase("通行证", "Clearance")
CITES = Phrase("依据", "By")
WAITING = Phrase("{name}：{holds} 项传输等待处理", "{name} holds {holds} transfers")
SEE = Phrase("去处理", "Decide on them")

POLLED = Phrase("供闸门轮询的地址", "Addresses that gates poll")
POLLED_LEAD = Phrase(
    "闸门从这里取通告和通行证。地址本身是秘密，只显示一次；闸门另用公钥核验签名。",
    "Gates fetch feed and clearances here. The address is a secret, shown once; gates verify signatures by the key.",
)
ADDRESS_FOR = Phrase("给哪道闸门", "For which gate")
MAKE = Phrase("生成地址", "Make an address")
MADE = Phrase("只显示这一次，请写入闸门的配置：", "Shown this once; put it into the configuration of the gate:")
POLLED_FEED = Phrase("通告（issuer.feed）", "the feed (issuer.feed)")
POLLED_CLEARANCES = Phrase("通行证（issuer.clearances）", "the clearances (issuer.clearances)")
MADE_BY = Phrase("生成", "Made")
LAST_POLLED = Phrase("最近轮询", "Last polled")
NEVER = Phrase("从未", "never")
END = Phrase("作废", "End")
END_SURE = Phrase(
    "作废之后，用它的闸门取不到通告，会停止放行。确定？", "Gates that poll it get no feed and stop admitting. End it?"
)
ENDED = Phrase("地址已作废", "the address is ended")
NO_ADDRESSES = Phrase("还没有地址。", "There is none yet.")

COUNTERS = {
    "ordinary": Phrase("一般个人信息人数", "people, ordinary information"),
    "sensitive": Phrase("敏感个人信息人数", "people, sensitive information"),
    "left_out.ordinary": Phrase("不计入的人数（一般）", "people left out, ordinary"),
    "left_out.sensitive": Phrase("不计入的人数（敏感）", "people left out, sensitive"),
}
"""What the counters of a handler are called."""
COUNTERS_OF = {
    "mechanism": {
        "ordinary": Phrase("机制 {of} 的一般人数", "people under {of}, ordinary"),
        "sensitive": Phrase("机制 {of} 的敏感人数", "people under {of}, sensitive"),
    },
    "export": {
        "ordinary": Phrase("出境活动 {of} 的一般人数", "people of {of}, ordinary"),
        "sensitive": Phrase("出境活动 {of} 的敏感人数", "people of {of}, sensitive"),
    },
}
"""What the counters of one mechanism or export are called."""
