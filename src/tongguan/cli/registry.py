"""Which commands there are: one line each; a command's module is imported when it is called.

The module of a line exposes ``app``, a ``typer.Typer`` with one command. A line without a module is a group,
whose commands follow with its name in front.
"""

from typing import NamedTuple

from tongguan.vocabulary import Phrase


class Row(NamedTuple):
    """One command: its name as typed, its module in this room, and what it does in a few words."""

    name: str
    module: str | None
    says: Phrase


COMMANDS = (
    Row(
        "assess",
        "assess",
        Phrase("每项出境需要走哪条路径、为什么、欠什么", "tell which route each export needs, why, and what is owed"),
    ),
    Row(
        "ask",
        "ask.command",
        Phrase("问答：只问还能改变答案的，写成声明", "answer only the questions that can still change the answer"),
    ),
    Row("init", "init", Phrase("写一份带说明的声明文件，供填写", "write a commented declaration to fill in")),
    Row("due", "due", Phrase("某件事的法定期限到哪天", "tell the last day of a legal time limit")),
    Row("census", "census.command", Phrase("按传输日志数人", "count the people of transfer logs")),
    Row("schema", "schema", Phrase("给出声明文件的 JSON Schema", "print the JSON Schema of declarations")),
    Row(
        "trace",
        "trace",
        Phrase(
            "源文件的每一条：能否看到、用什么看、由什么证明",
            "tell for each provision of the sources what shows and proves it",
        ),
    ),
    Row(
        "prove",
        "prove",
        Phrase("对一切事实证明法律库，或者给出反例", "prove the lawbook over all facts, or give a counter-example"),
    ),
    Row("clearance", None, Phrase("签发、核验、撤回出境通行证", "issue, verify and take back clearances")),
    Row("clearance issue", "clearance.issuing", Phrase("依判定签发通行证", "issue a clearance from a determination")),
    Row("clearance show", "clearance.showing", Phrase("显示通行证的内容", "show what a clearance says")),
    Row("clearance verify", "clearance.verifying", Phrase("离线核验通行证", "verify a clearance offline")),
    Row("clearance list", "clearance.listing", Phrase("列出已签发的通行证", "list what was issued")),
    Row("clearance revoke", "clearance.revoking", Phrase("撤回一份通行证", "take a clearance back")),
    Row("clearance stop", "clearance.stopping", Phrase("登记或者解除停止命令", "enter or lift an order to stop")),
    Row("clearance feed", "clearance.feeding", Phrase("重新签发通告", "sign the feed of revocations anew")),
    Row("clearance settle", "clearance.settling", Phrase("退回账本未用的份额", "free what a ledger did not use")),
    Row("clearance keys", None, Phrase("签发者的密钥", "the keys of the issuer")),
    Row("clearance keys new", "clearance.keys_new", Phrase("生成第一把签名密钥", "make the first signing key")),
    Row("clearance keys list", "clearance.keys_list", Phrase("列出公钥及其状态", "list the public keys")),
    Row(
        "clearance keys rotate", "clearance.keys_rotate", Phrase("换用新的签名密钥", "sign with a new key from now on")
    ),
    Row("clearance keys retire", "clearance.keys_retire", Phrase("停用一把密钥", "retire a key")),
    Row("clearance keys revoke", "clearance.keys_revoke", Phrase("作废一把密钥", "believe a key no more")),
    Row("gate", None, Phrase("闸门：放行、扣留、拒绝出境传输", "admit, hold and refuse transfers")),
    Row("gate init", "gate.initialising", Phrase("建立账本", "make the ledger")),
    Row("gate check", "gate.checking", Phrase("检查配置", "check a configuration")),
    Row("gate serve", "gate.serving", Phrase("启动闸门服务", "serve a gate")),
    Row("gate token", "gate.tokens", Phrase("为调用方签发令牌", "sign a token for a caller")),
    Row("gate envoy-config", "gate.envoy_config", Phrase("生成Envoy的配置", "write the configuration of an Envoy")),
    Row("gate seed", "gate.seeding", Phrase("登记此前已出境的人", "count who went out before")),
    Row("gate status", "gate.status", Phrase("账本的人数和待办", "tell how the ledger stands")),
    Row("gate verify", "gate.verifying", Phrase("证明账本未被改动", "prove that the ledger was not altered")),
    Row("gate export", "gate.exporting", Phrase("写成传输日志", "write a year as a transfer log")),
    Row("gate holds", None, Phrase("扣留的复核", "review what is held")),
    Row("gate holds list", "gate.holds_list", Phrase("列出待复核的", "list what is held")),
    Row("gate holds release", "gate.holds_release", Phrase("放行一笔扣留", "release a hold")),
    Row("gate holds reject", "gate.holds_reject", Phrase("不予放行", "reject a hold")),
    Row("gate justify", "gate.justifying", Phrase("说明一笔紧急放行", "justify an emergency")),
    Row("gate withdraw", "gate.withdrawing", Phrase("登记撤回同意的人", "hold people who withdrew their consent")),
    Row("gate merge", "gate.merging", Phrase("合并同一人的标识", "merge identifiers of one person")),
    Row("gate forget", "gate.forgetting", Phrase("删除过去年份的人员", "delete the people of a past year")),
    Row("gate backup", "gate.backing_up", Phrase("复制账本", "copy the ledger")),
    Row("gate restore", "gate.restoring", Phrase("以副本恢复账本", "restore the ledger from a copy")),
    Row("gate clock", "gate.setting_clock", Phrase("承认现在的时钟", "accept the clock")),
    Row("reconcile", "gate.reconciling", Phrase("对照闸门与普查", "compare a gate with a census")),
    Row("key", None, Phrase("假名的密钥", "the keys of pseudonyms")),
    Row("key new", "key.making", Phrase("为某处理者某年生成密钥", "make the key of a handler's year")),
    Row("key show", "key.showing", Phrase("核对密钥，不显示其内容", "check a key without showing its secret")),
    Row("serve", "serve", Phrase("在浏览器中打开通关", "serve the office in the browser")),
    Row("office", None, Phrase("管理浏览器中的通关：迁移、备份、核对", "keep the office: migrate, back up, verify")),
    Row("office migrate", "office.migrating", Phrase("更新数据库", "bring the database up to date")),
    Row("office admin", "office.administering", Phrase("添加管理员", "add an administrator")),
    Row("office demo", "office.showing_demo", Phrase("放入示例公司", "put in the demo company")),
    Row("office verify", "office.verifying", Phrase("核对审计日志", "check the audit journal")),
    Row("office backup", "office.backing_up", Phrase("备份", "back the office up")),
    Row("office restore", "office.restoring", Phrase("恢复备份", "bring a backup back")),
    Row("law", None, Phrase("查法律库：法规、条文、时间线、未决问题", "look into the lawbook")),
    Row("law list", "law.listing", Phrase("列出全部法规和文件", "list every instrument")),
    Row("law show", "law.showing", Phrase("看一部法规或者一条规定", "show an instrument or a provision")),
    Row("law timeline", "law.timeline", Phrase("按日列出公布、施行、失效", "list what happened to the law, by day")),
    Row("law diff", "law.diff", Phrase("两天之间法律变了什么", "tell what changed in the law between two days")),
    Row("law readings", "law.readings", Phrase("尚有不同理解的问题及采用的理解", "list the open questions of law")),
    Row("law export", "law.export", Phrase("导出案例表，供检验其他实现", "write the case tables as JSON")),
)
_BY_NAME = {row.name: row for row in COMMANDS}


def row_of(name: str) -> Row | None:
    """Give the row of a command by its full name, such as ``law show``."""
    return _BY_NAME.get(name)


def names_below(group: str) -> tuple[str, ...]:
    """Give the last words of the commands of a group, in order; the group ``""`` is ``tongguan`` itself."""
    start = f"{group} " if group else ""
    found = (row.name.removeprefix(start) for row in COMMANDS if row.name.startswith(start))
    return tuple(name for name in found if name and " " not in name)
