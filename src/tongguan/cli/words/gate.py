"""Words of the commands about gates."""

from tongguan.vocabulary import Phrase

INIT_HELP = Phrase(
    "按配置建立空账本；已经有的不动。",
    "Make the empty ledger that a configuration names; one that is there is left as it is.",
)
CHECK_HELP = Phrase(
    "检查配置：打开其中的密钥、账本和通告，说明闸门能否启动、还缺什么。",
    "Check a configuration: open its keys, ledger and feed, and tell whether a gate would start and what is missing.",
)
SERVE_HELP = Phrase(
    "启动闸门服务。\n\n"
    "配置有误、账本不可用或者当年没有起点时不启动。收到结束信号后先声明未就绪，再处理完已收到的请求后退出。",
    "Serve a gate.\n\n"
    "It does not start where the configuration is wrong, the ledger cannot be used, or nobody said from where the year "
    "counts. On a signal to end it first says that it is not ready, finishes what is under way, and ends.",
)
TOKEN_HELP = Phrase(
    "为调用方签发令牌；调用方及其权限写在配置里，令牌只证明身份。",
    "Sign a token for a caller; the configuration says what a caller may do, a token only who it is.",
)

CONFIGURATION = Phrase("闸门的配置文件（YAML）", "the configuration of the gate (YAML)")
HANDLER = Phrase(
    "处理者名称；闸门只计一个处理者时可省略", "the handler; may be left out where the gate counts for one only"
)
YEAR = Phrase("公历年（北京时间）；省略即今年", "the calendar year in Beijing time; this year where left out")
BY = Phrase("由谁操作，记入账本", "who does it, for the ledger")
NOTE = Phrase("理由，记入账本", "the reason, for the ledger")
YES = Phrase("不再询问", "do not ask")
NUMBER = Phrase("账本条目的编号", "the number of the entry in the ledger")
FROM_ZERO = Phrase(
    "声明当年此前没有向境外提供过任何人的信息", "say that nobody's information has gone out this year before"
)
OBSERVE = Phrase("只计数和报告，不拦截：用于上线过渡", "count and report, keep nothing back: for the time of roll-out")
CALLER = Phrase("配置中调用方的名称", "the caller, as the configuration names it")
SIGNER = Phrase(
    "调用方密钥的目录（tongguan clearance keys new --issuer 目录）",
    "the folder of the key for callers (tongguan clearance keys new --issuer FOLDER)",
)
DAYS = Phrase("令牌有效的天数", "for how many days the token is good")
TOKEN_OUT = Phrase("写入的文件；省略即打印", "the file to write; printed where left out")

MADE = Phrase("已建立账本“{ledger}”", "made the ledger `{ledger}`")
THERE_ALREADY = Phrase("账本“{ledger}”已经在", "the ledger `{ledger}` is there already")
IN_ORDER = Phrase("配置无误", "the configuration is in order")
LEDGER = Phrase("账本", "ledger")
HANDLERS = Phrase("处理者", "handlers")
NOT_READY_YET = Phrase("尚未就绪，还缺：{what}", "not ready yet; missing: {what}")
LISTENING = Phrase("闸门在 {address} 监听，账本“{ledger}”", "the gate listens at {address}, ledger `{ledger}`")
OBSERVING = Phrase("只观察：不拦截任何传输", "observing only: nothing is kept back")
TOKEN_WRITTEN = Phrase("已为“{caller}”签发令牌：{file}", "signed a token for `{caller}`: {file}")
