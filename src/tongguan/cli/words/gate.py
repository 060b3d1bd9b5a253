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

SEED_HELP = Phrase(
    "登记闸门建立之前当年已经出境的人，作为计数的起点；或者声明从零开始。\n\n"
    "按普查方案再读一遍日志，以闸门自己的规则生成假名，同一人只计一次；无法识别的人每行按新的一人计。重复执行不会多计。",
    "Count who went out this year before the gate stood, or say that nobody did.\n\n"
    "The logs of a census plan are read once more and turned into pseudonyms by the gate's own rules, each person "
    "once; who cannot be identified counts as somebody new. Run again, it counts nobody twice.",
)
STATUS_HELP = Phrase(
    "账本各年的人数、待办事项和大小。", "Tell the people of each year of the ledger, what waits, and its size."
)
VERIFY_HELP = Phrase(
    "证明账本没有被改动或者删减：回执的哈希链、人员、计数；退出码0表示成立，2表示不成立。",
    "Prove that nothing in the ledger was altered or removed: the chain of receipts, the people, the counters. Exit "
    "code 0 says that it holds, 2 that it does not.",
)
EXPORT_HELP = Phrase(
    "把一年的人员写成普查可读的传输日志（Parquet，只有假名）。",
    "Write the people of a year as a transfer log in Parquet, by pseudonym, which the census reads.",
)
HOLDS_LIST_HELP = Phrase(
    "列出待复核的扣留和待说明的紧急放行。", "List what is held, and emergencies that nobody justified yet."
)
HOLDS_RELEASE_HELP = Phrase(
    "复核后放行一笔扣留；超过上限的仍然扣留（退出码4）。",
    "Release a hold on review; what does not fit under a ceiling stays held, with exit code 4.",
)
HOLDS_REJECT_HELP = Phrase("复核后不予放行，就此了结。", "Reject a hold: it is closed for good.")
JUSTIFY_HELP = Phrase(
    "说明一笔紧急放行；认定不属紧急的，其人数补计入总数。",
    "Say what an emergency was about; people of one that was none count after all.",
)
FORGET_HELP = Phrase(
    "删除已过去年份的人员；总数和回执链保留。", "Delete the people of a year that has passed; totals and chain stay."
)
BACKUP_HELP = Phrase(
    "在闸门继续计数时复制账本（SQLite），并证明副本完好。",
    "Copy a ledger (SQLite) while gates go on counting, and prove the copy.",
)
RESTORE_HELP = Phrase(
    "以副本恢复丢失的账本。副本之后放行的人须另行补记，否则会多放行。",
    "Put a copy in the place of a ledger that was lost. Who was admitted after the copy must be seeded again, or as "
    "many would be let out once more.",
)
WITHDRAW_HELP = Phrase(
    "登记撤回同意的人，此后扣留；或者登记重新同意的人。",
    "Enter who withdrew consent, to be held from then on; or who consented again.",
)
MERGE_HELP = Phrase(
    "把查明属于同一人的标识合并；不减少任何计数。",
    "Merge identifiers that were found to be one person's; no count is lowered.",
)
CLOCK_HELP = Phrase(
    "账本最后一笔的时刻在将来时，承认现在的时钟。",
    "Accept the clock where the last entry of the ledger is from the future.",
)
RECONCILE_HELP = Phrase(
    "把闸门的计数与普查的计数对照，指出差异和最早不同的一天；有差异时退出码为4。",
    "Hold what a gate counted against a census, name the differences and the first day of each; exit code 4 where they "
    "differ.",
)

CENSUS_PLAN = Phrase(
    "普查方案（YAML），其中的日志即当年已经出境的", "the census plan (YAML) whose logs hold who went out"
)
CENSUS_FILE = Phrase("普查结果：目录或者 census.json", "the census: its folder, or its census.json")
DESPITE_REFUSED = Phrase("即使有不能用的行也继续", "go on although rows cannot be used")
RECEIPT = Phrase("调用方持有的回执：编号=哈希；可以重复", "a receipt that a caller holds: number=hash; may be repeated")
EXPORT_OUT = Phrase("写入的 Parquet 文件", "the Parquet file to write")
ACCEPTED = Phrase("确属紧急情况", "it was an emergency")
NOT_ACCEPTED = Phrase("不属紧急情况，其人数补计", "it was none; its people count after all")
BACKUP_OUT = Phrase("写入的副本", "the copy to write")
RESTORE_FROM = Phrase("副本", "the copy")
PEOPLE_FILE = Phrase(
    '每行一人的 JSON 文件，如 {"mobile": "…"} 或者假名的列表',
    'a file with one person a line in JSON, such as {"mobile": "…"}, or a list of pseudonyms',
)
OF_EXPORT = Phrase("只对这一出境活动；省略即全部", "for this export only; for all where left out")
RESTORED_CONSENT = Phrase("这些人重新同意了", "these people consented again")

YEAR_STATES = {
    "seeding": Phrase("起点尚未完成", "being seeded"),
    "open": Phrase("计数中", "open"),
    "deleting": Phrase("正在删除", "being deleted"),
    "deleted": Phrase("人员已删除", "people deleted"),
}
SEEDED = Phrase("{handler} 的 {year} 年已有起点", "{year} of {handler} counts from here")
SEEDING = Phrase("已读 {people:,} 人", "{people:,} people read")
ENTRIES = Phrase("条目", "entries")
LAST_ENTRY = Phrase("最后一笔", "last entry")
SIZE = Phrase("大小", "size")
WAITING = {
    "holds": Phrase("待复核", "held"),
    "reservations": Phrase("预留", "reserved"),
    "emergencies": Phrase("待说明的紧急放行", "emergencies to justify"),
}
COUNTER = Phrase("计数", "counter")
PEOPLE = Phrase("人数", "people")
RESERVED = Phrase("预留", "reserved")
OF_SEED = Phrase("其中起点", "of them seeded")
PROVED = Phrase(
    "成立：{entries:,} 笔条目、{people:,} 次计入，最后的哈希 {hash}",
    "it holds: {entries:,} entries, {people:,} people entered, last hash {hash}",
)
NOT_PROVED = Phrase(
    "不成立：{entries:,} 笔条目、{people:,} 次计入，最后的哈希 {hash}",
    "it does not hold: {entries:,} entries, {people:,} people entered, last hash {hash}",
)
PROBLEM = Phrase("问题", "problem")
SAYS = Phrase("说明", "what it says")
EXPORTED = Phrase("已写入 {rows:,} 行：{file}", "{rows:,} rows written to {file}")
NOTHING_HELD = Phrase("没有待复核的", "nothing waits to be reviewed")
NUMBER_COLUMN = Phrase("编号", "number")
KIND = Phrase("种类", "kind")
KINDS = {"hold": Phrase("扣留", "hold"), "emergency": Phrase("紧急放行", "emergency")}
SINCE = Phrase("时间（UTC）", "since (UTC)")
EXPORT = Phrase("出境活动", "export")
WHY = Phrase("理由", "why")
RELEASED = {
    "admitted": Phrase("第 {number} 号已放行", "hold {number} is released"),
    "held": Phrase("第 {number} 号仍然扣留", "hold {number} stays held"),
    "refused": Phrase("第 {number} 号不能放行", "hold {number} cannot be released"),
}
REJECTED = Phrase("第 {number} 号不予放行", "hold {number} is rejected")
JUSTIFIED = Phrase("第 {number} 号紧急放行已说明", "emergency {number} is justified")
COUNTED_AFTER_ALL = Phrase("第 {number} 号不属紧急，已补计", "emergency {number} was none; its people are counted")
FORGET_QUESTION = Phrase("删除 {handler} {year} 年的全部人员？", "delete all people of {year} of {handler}?")
FORGOTTEN = Phrase("已删除 {handler} {year} 年的人员", "the people of {year} of {handler} are deleted")
BACKED_UP = Phrase(
    "已复制到 {file}：{entries:,} 笔条目，最后的哈希 {hash}", "copied to {file}: {entries:,} entries, last hash {hash}"
)
RESTORE_QUESTION = Phrase("恢复到第 {entries:,} 笔为止的状态？", "restore the ledger as it was at entry {entries:,}?")
RESTORED = Phrase("已恢复：{file}，共 {entries:,} 笔", "restored {file} with {entries:,} entries")
RESTORED_THEN = Phrase(
    "副本之后放行的人不在其中：启动闸门之前先用 tongguan gate seed 补记",
    "who was admitted after the copy is not in it: seed them with tongguan gate seed before a gate starts",
)
WITHDRAWN = Phrase("已登记 {people:,} 个假名撤回同意", "pseudonyms held from now on: {people:,}")
CONSENT_RESTORED = Phrase("已登记 {people:,} 个假名重新同意", "pseudonyms held no more: {people:,}")
MERGED = Phrase("已合并 {people:,} 人", "{people:,} people merged")
CLOCK_QUESTION = Phrase(
    "账本最后一笔在 {at}。承认现在的时钟？", "the last entry of the ledger is of {at}; accept the clock as it is now?"
)
CLOCK_ACCEPTED = Phrase("已承认现在的时钟", "the clock is accepted")
COUNTED = Phrase("计入总数", "counted")
CLASSES = {"ordinary": Phrase("一般", "ordinary"), "sensitive": Phrase("敏感", "sensitive")}
WHAT = Phrase("对象", "what")
CLASS = Phrase("类别", "class")
GATE_HAS = Phrase("闸门", "gate")
CENSUS_HAS = Phrase("普查", "census")
VERDICT = Phrase("结论", "verdict")
FIRST_DAY = Phrase("最早不同的一天", "first day")
VERDICTS = {
    "equal": Phrase("一致", "equal"),
    "gate-misses": Phrase("闸门少计：有人未经闸门出境", "the gate misses people: they went out without passing it"),
    "census-misses": Phrase("普查少计：日志里没有这些人", "the census misses people: they are not in its logs"),
}
