"""Words of the page of keys."""

from tongguan.vocabulary import Phrase

TITLE = Phrase("API 密钥", "API keys")
LEAD = Phrase(
    "程序凭密钥代表您办事，权限不超过所选范围，也不超过您的角色。",
    "A program acts for you with a key: within its scopes, and never beyond your role.",
)
NAME = Phrase("用途", "What it is for")
NAME_HELP = Phrase("例如：夜间流水线。", "Such as: nightly pipeline.")
SCOPES = Phrase("范围", "Scopes")
DAYS = Phrase("有效期", "Lasts")
LASTS = {
    "30": Phrase("30 天", "30 days"),
    "90": Phrase("90 天", "90 days"),
    "365": Phrase("一年", "a year"),
}
"""How long a key lasts, by days."""
MAKE = Phrase("生成密钥", "Make a key")
KEY = Phrase("密钥", "Key")
WHOSE = Phrase("代表 {who}", "acts for {who}")
MADE = Phrase("生成", "Made")
EXPIRES = Phrase("有效至", "Valid until")
USED = Phrase("最近使用 {at}", "last used {at}")
NEVER = Phrase("从未使用", "never used")
STATE = Phrase("状态", "State")
STATES = {
    "usable": Phrase("可用", "usable"),
    "expired": Phrase("已过期", "expired"),
    "revoked": Phrase("已吊销", "revoked"),
}
"""How a key stands."""
ACTIONS = Phrase("操作", "Actions")
REVOKE = Phrase("吊销", "Revoke")
REVOKE_SURE = Phrase(
    "确定吊销“{name}”？使用它的程序将立即不能访问。", "Revoke “{name}”? Programs that use it are refused at once."
)
REVOKED = Phrase("密钥已吊销", "The key was revoked")
SECRET_ONCE = Phrase(
    "请现在复制“{name}”的密钥。它只显示这一次，我们只保存散列。",
    "Copy the secret of “{name}” now. It is shown only this once; we keep its hash alone.",
)
SECRET = Phrase("密钥内容", "Secret of the key")
EMPTY = Phrase("还没有密钥", "There is no key yet")
EMPTY_NEXT = Phrase(
    "在旁边选好范围并生成一个；用法见《使用 API》。",
    "Choose scopes and make one; the guide “Use the API” shows what to do with it.",
)
DOCUMENT = Phrase("接口说明（OpenAPI）", "Description of the API (OpenAPI)")
