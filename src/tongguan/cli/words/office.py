"""Words of the commands of the office."""

from tongguan.vocabulary import Phrase

SERVE_HELP = Phrase(
    "在浏览器中打开通关：今日、出境活动、成员、审计日志。\n\n"
    "首次启动时建立数据目录、数据库和管理员（在终端询问，或者取自 TONGGUAN_ADMIN_EMAIL 和 TONGGUAN_ADMIN_PASSWORD），"
    "并可放入示例公司。设置 TONGGUAN_DATABASE=postgresql://… 即改用 PostgreSQL；"
    "TONGGUAN_ORIGIN=https://… 为他人访问的地址。",
    "Serve the office in the browser: today, exports, people, the audit journal.\n\n"
    "The first start makes the data folder, the database and the administrator (asked for on a terminal, or taken from "
    "TONGGUAN_ADMIN_EMAIL and TONGGUAN_ADMIN_PASSWORD), and offers the demo company. "
    "TONGGUAN_DATABASE=postgresql://… uses PostgreSQL; TONGGUAN_ORIGIN=https://… is the address others type.",
)
MIGRATE_HELP = Phrase(
    "把数据库更新到本版本，并整理页面资源。tongguan serve 启动时也会这样做。",
    "Bring the database up to this release, and gather what pages are drawn with. `tongguan serve` does it too.",
)
ADMIN_HELP = Phrase(
    "添加管理员，邮箱和密码在终端询问，或者取自 TONGGUAN_ADMIN_EMAIL 和 TONGGUAN_ADMIN_PASSWORD。",
    "Add an administrator; e-mail and password are asked for on a terminal, or taken from TONGGUAN_ADMIN_EMAIL and "
    "TONGGUAN_ADMIN_PASSWORD.",
)
DEMO_HELP = Phrase("放入虚构的示例公司，供试用。", "Put in the demo company, which is invented, to look around.")
VERIFY_HELP = Phrase(
    "核对审计日志：从第一条到最后一条，散列逐条相连。",
    "Check the audit journal: from the first entry to the last, each holds the hash of the one before.",
)
BACKUP_HELP = Phrase(
    "把数据库、密钥和附件备份为一个文件；使用中也可以备份。文件含密钥，只有本人可读。",
    "Back up database, secret and attachments into one file, while the office is in use. It holds the secret: only you "
    "may read it.",
)
RESTORE_HELP = Phrase(
    "把备份恢复到空的数据目录；恢复前核对每个文件，恢复后核对审计日志。",
    "Bring a backup back into an empty data folder; every file is checked before, and the journal after.",
)

DATA = Phrase("数据目录", "the data folder")
HOST = Phrase("监听的地址", "the address to listen on")
PORT = Phrase("监听的端口", "the port to listen on")
WORKERS = Phrase("工作进程数", "how many worker processes")
THREADS = Phrase(
    "每个进程同时处理的请求数；未指定时依内核数目",
    "how many requests a process answers at once; by the number of cores if left out",
)
DEMO = Phrase("放入虚构的示例公司；未指定时在终端询问", "put in the demo company; asked on a terminal if left out")
HEAD = Phrase("以前记下的散列，须仍在链中", "a hash that was written down earlier, which must still be in the chain")
BACKUP_FILE = Phrase("备份文件", "the file of the backup")

ASK_EMAIL = Phrase("管理员的电子邮箱", "E-mail of the administrator")
ASK_PASSWORD = Phrase("管理员的密码（至少 12 个字符）", "Password of the administrator (at least 12 characters)")
ASK_AGAIN = Phrase("再次输入密码", "The password again")
DIFFERENT = Phrase("两次输入的密码不同，请重新输入", "The two passwords differ; type them again")
ASK_DEMO = Phrase("放入虚构的示例公司吗？", "Put in the demo company?")
SERVING = Phrase(
    "通关已启动：{address}  数据目录 {folder}  按 Ctrl+C 停止",
    "tongguan serves {address}  data folder {folder}  Ctrl+C stops it",
)
MIGRATED = Phrase(
    "数据库已是最新，本次执行 {count} 项迁移", "the database is up to date; {count} migrations were applied"
)
ADMINISTRATOR = Phrase("已添加管理员，编号 {number}", "administrator added, number {number}")
DEMO_ADDED = Phrase("已放入示例公司", "the demo company was put in")
DEMO_THERE = Phrase("示例公司已在其中", "the demo company is there already")
ENTRIES = Phrase("条数", "entries")
LAST_HASH = Phrase("末条散列", "hash of the last entry")
HOLDS = Phrase(
    "审计日志完整。请把末条散列记在别处：以后用 --head 可查出被截短或者重写的日志。",
    "The journal holds. Keep the hash elsewhere: with --head it gives away a journal that was cut short or rewritten.",
)
BACKED_UP = Phrase("已备份到 {file}", "backed up into {file}")
RESTORED = Phrase("已从 {file} 恢复", "restored from {file}")
