"""Words of the commands that issue, show, verify and take back clearances."""

from tongguan.vocabulary import Phrase

ISSUE_HELP = Phrase(
    "依判定签发通行证：出境处于免于程序、已覆盖或者即将到期时签发，否则说明理由并拒绝。\n\n"
    "通行证写明接收方、地区、再转移、数据项及各计入哪项人数、每年上限、本账本的份额、有效期和所依据的判定；"
    "闸门据此离线核验。上限取更重路径之前的最后一人，或者备案、认证、评估的人数，也可以设得更低。",
    "Issue a clearance from a determination: only where the export stands free, covered or expiring, else refused "
    "with the reason.\n\n"
    "A clearance names recipients, territories, onward recipients, data items with the counters each counts toward, "
    "ceilings a year, this ledger's allotment, its days and the determination; gates verify it offline. A ceiling is "
    "the last person before a heavier route, or the number filed, certified or assessed; it can be set lower.",
)
SHOW_HELP = Phrase("显示一份通行证的内容；不核验签名。", "Show what a clearance says; its signature is not verified.")
VERIFY_HELP = Phrase(
    "离线核验一份通行证：签名、账本、有效期，给出通告时还核验撤回和停止命令。",
    "Verify a clearance offline: signature, ledger, days and, where a feed is given, revocation and stop orders.",
)
REVOKE_HELP = Phrase(
    "撤回一份通行证，并签发新的通告；闸门取得通告后即不再放行。",
    "Revoke a clearance and sign a new feed; gates refuse once they have it.",
)
STOP_HELP = Phrase(
    "登记停止出境的命令，并签发新的通告；也可以解除。命令不因另有通行证而失效。",
    "Enter an order to stop and sign a new feed, or lift one. An order outlives any clearance.",
)
FEED_HELP = Phrase(
    "重新签发通告。闸门只信任不超过时限的通告，因此须定期签发。",
    "Sign the feed anew. Gates rely only on a feed within its age, so it is signed at intervals.",
)
SETTLE_HELP = Phrase(
    "登记某账本当年实际新增的人数，退回未用的份额；该账本不得有仍然有效的通行证。",
    "Enter how many people a ledger added this year, so that the rest of its allotment is free again; it may have no "
    "clearance that stands.",
)
LIST_HELP = Phrase("列出已签发的通行证、份额和状态。", "List what was issued, with allotments and standing.")
KEYS_NEW_HELP = Phrase(
    "生成一把签名密钥；私钥文件仅属主可读，可以用口令加密。",
    "Make a signing key; the file of the private key is readable by its owner alone, and can be encrypted.",
)
KEYS_LIST_HELP = Phrase("列出公钥及其状态。", "List the public keys and their standing.")
KEYS_ROTATE_HELP = Phrase(
    "生成新密钥用于签名，旧密钥只核验到其所签通行证届满之后。",
    "Make a new key that signs from now on; the old one verifies until what it signed has expired.",
)
KEYS_RETIRE_HELP = Phrase(
    "停用一把密钥：不再签名，到所定时刻不再核验。", "Retire a key: it signs no more, and verifies up to an instant."
)
KEYS_REVOKE_HELP = Phrase(
    "作废一把密钥：它签过的一概不再相信。用另一把密钥签发通告，闸门随即知悉。",
    "Revoke a key: nothing it signed is believed any more. The feed, signed with another key, tells the gates.",
)

DECLARATION = Phrase("声明文件（YAML 或者 JSON）", "the declaration (YAML or JSON)")
EXPORT = Phrase("出境活动的标识", "the id of the export")
HANDLER = Phrase(
    "处理者名称；文件中只有一个处理者时可省略", "the handler's name; may be left out where the file has one"
)
RECIPIENT = Phrase("只对这一接收方签发；可以重复", "clear it for this recipient only; may be repeated")
LEDGER = Phrase("计数账本的标识", "the id of the ledger that counts")
FROM = Phrase("自这一法定日起有效", "the first legal day")
UNTIL = Phrase("有效至这一法定日（含当日）", "the last legal day, included")
CEILING = Phrase("较低的上限，如 ordinary=50000；可以重复", "a lower ceiling, such as ordinary=50000; may be repeated")
ALLOTMENT = Phrase(
    "本账本当年至多新增的人数，如 ordinary=20000；可以重复",
    "how many people this ledger may add this year, such as ordinary=20000; may be repeated",
)
COUNTED = Phrase(
    "当年未经闸门已出境的人数，如 ordinary=84000；未给出时依声明；可以重复",
    "people who went out this year without passing a gate, such as ordinary=84000; as declared where left out; may be "
    "repeated",
)
WARN = Phrase("达到上限的百分之几时提示", "levels in percent of a ceiling at which gates warn")
ISSUER = Phrase("签发者的文件夹：密钥、签发日志、通告", "the issuer's folder: keys, journal, feed")
OUT = Phrase("通行证写入的文件", "the file to write the clearance to")
PASSWORD_FILE = Phrase(
    "私钥口令所在的文件（首行）；未给出时用环境变量 TONGGUAN_KEY_PASSWORD",
    "a file whose first line is the password of the private key; else the variable TONGGUAN_KEY_PASSWORD",
)
FILE = Phrase("通行证文件；- 表示标准输入", "the file of the clearance; - reads standard input")
KEYS = Phrase("签发者的公钥文件", "the file of the issuer's public keys")
FEED = Phrase(
    "通告文件；给出时核验撤回、停止和时限", "the file of the feed; then revocation, orders and its age count too"
)
ON_LEDGER = Phrase("须是发给这一账本的", "it must be for this ledger")
AT = Phrase("以这一时刻为准；未给出时为现在", "take this instant for now")
CLEARANCE_ID = Phrase("通行证的编号", "the id of the clearance")
REASON = Phrase("理由", "the reason")
MAX_AGE = Phrase("闸门至多依赖这份通告多少秒", "for how many seconds gates may rely on the feed")
ORDER = Phrase("命令的文号", "the number of the order")
AUTHORITY = Phrase("作出命令的机关", "the authority that gave it")
STOP_EXPORT = Phrase("只停止这一出境活动；可以重复", "stop this export only; may be repeated")
STOP_RECIPIENT = Phrase("只停止向这一接收方提供；可以重复", "stop provision to this recipient only; may be repeated")
STOP_HANDLER = Phrase("被责令停止的处理者", "the handler that was ordered to stop")
CITE = Phrase("命令依据的条文；可以重复", "a provision that the order rests on; may be repeated")
LIFT = Phrase("解除这一编号的停止命令", "lift the order of this id")
NAME = Phrase("签发者的名称，写入通行证", "the issuer's name, as written into clearances")
KID = Phrase("密钥的编号（指纹）", "the id of the key, its thumbprint")
VERIFIES_UNTIL = Phrase("核验到这一时刻", "it verifies up to this instant")
YEAR = Phrase("日历年", "the calendar year")
ADDED = Phrase(
    "该账本新增的人数，如 ordinary=8000；可以重复", "people the ledger added, such as ordinary=8000; may be repeated"
)

ID = Phrase("编号", "id")
HANDLER_COLUMN = Phrase("处理者", "handler")
EXPORT_COLUMN = Phrase("出境活动", "export")
RECIPIENTS = Phrase("接收方", "recipients")
TERRITORIES = Phrase("地区", "territories")
ONWARD = Phrase("再转移", "onward recipients")
LEDGER_COLUMN = Phrase("账本", "ledger")
VALID = Phrase("有效", "valid")
MECHANISM = Phrase("机制", "mechanism")
STANDING = Phrase("状态", "standing")
DETERMINED = Phrase("判定", "determined")
LAWBOOK = Phrase("法律库", "lawbook")
ISSUED = Phrase("签发", "issued")
BY = Phrase("签发者", "issuer")
DATA_ITEM = Phrase("数据项", "data item")
COUNTS = Phrase("计入", "counts toward")
COUNTER = Phrase("人数项", "counter")
YEAR_COLUMN = Phrase("年", "year")
CEILING_COLUMN = Phrase("上限", "ceiling")
COUNTED_COLUMN = Phrase("此前已出境", "gone out before")
ALLOTMENT_COLUMN = Phrase("本账本可新增", "this ledger may add")
THEN = Phrase("再多一人", "the next person")
CITES = Phrase("依据", "cites")
KEY = Phrase("密钥", "key")
STATE = Phrase("状态", "state")
SINCE = Phrase("自", "since")
VERIFIES = Phrase("核验至", "verifies until")
NONE = Phrase("无", "none")
UNLIMITED = Phrase("不限", "no limit")
WRITTEN = Phrase("已写入 {file}", "written to {file}")
GOOD = Phrase("签名有效，通行证可用", "the signature is good and the clearance holds")
REVOKED = Phrase("已撤回：{id}；通告 {sequence}", "revoked {id}; feed {sequence}")
STOPPED = Phrase("已登记停止命令 {id}；通告 {sequence}", "entered the order {id}; feed {sequence}")
LIFTED = Phrase("已解除停止命令 {id}；通告 {sequence}", "lifted the order {id}; feed {sequence}")
FED = Phrase("已签发通告 {sequence}，写入 {file}", "signed feed {sequence}, written to {file}")
SETTLED = Phrase("已登记账本 {ledger} 新增的人数", "entered what the ledger {ledger} added")
KEY_MADE = Phrase("新密钥 {kid}，私钥在 {file}", "new key {kid}, its private half in {file}")
KEY_RETIRED = Phrase("密钥 {kid} 已停用，核验至 {until}", "the key {kid} is retired and verifies until {until}")
KEY_REVOKED = Phrase("密钥 {kid} 已作废", "the key {kid} is revoked")
NOT_ENCRYPTED = Phrase(
    "私钥没有加密；用 --password-file 或者 TONGGUAN_KEY_PASSWORD 设置口令",
    "the private key is not encrypted; give a password with --password-file or TONGGUAN_KEY_PASSWORD",
)
NOTHING_LEFT = Phrase(
    "{counter}：{year} 年没有剩余，只有已计入的人可以继续",
    "{counter}: nothing is left in {year}; only people already counted may go on",
)
SOURCES = {
    "route": Phrase("路径", "the route"),
    "scope": Phrase("机制的范围", "the mechanism's scope"),
    "user": Phrase("自设", "set by the issuer"),
}
STATES = {
    "active": Phrase("签名", "signs"),
    "retired": Phrase("停用", "retired"),
    "revoked": Phrase("作废", "revoked"),
    "standing": Phrase("有效", "stands"),
    "expired": Phrase("已届满", "expired"),
}
COUNTERS = {
    "ordinary": Phrase("一般个人信息人数", "people, ordinary information"),
    "sensitive": Phrase("敏感个人信息人数", "people, sensitive information"),
    "left_out.ordinary": Phrase("不计入的人数（一般）", "people left out, ordinary"),
    "left_out.sensitive": Phrase("不计入的人数（敏感）", "people left out, sensitive"),
}
UNSEEN = Phrase(
    "注意：本处签发的通行证里没有 {names}。名称须与通行证一字不差，否则命令不起作用。",
    "Look: no clearance issued here names {names}. Names must be those of the clearance to the letter, "
    "or the order stops nothing.",
)
CLASSES = {"ordinary": Phrase("一般", "ordinary"), "sensitive": Phrase("敏感", "sensitive")}
NOT_VERIFIED = Phrase(
    "以上是文件自己写的，没有核验；核验用 tongguan clearance verify",
    "this is what the file says of itself; `tongguan clearance verify` tells whether it holds",
)
