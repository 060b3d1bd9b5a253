"""Words around every page."""

from tongguan.vocabulary import Phrase

PRODUCT = Phrase("通关", "tongguan")
SKIP = Phrase("跳到正文", "Skip to the content")
MENU = Phrase("菜单", "Menu")
SECTIONS = Phrase("页面", "Pages")
SETTINGS = Phrase("设置", "Settings")
ORGANISATION = Phrase("组织", "Organisation")
LANGUAGE = Phrase("语言", "Language")
ACCOUNT = Phrase("账户", "Account")
SECURITY = Phrase("两步验证", "Two-step sign-in")
PASSWORD = Phrase("修改密码", "Change password")
OPEN = Phrase("设立组织", "Open an organisation")
SIGN_OUT = Phrase("退出", "Sign out")
CLOSE = Phrase("关闭", "Close")
LEGAL_DAY = Phrase("法律日 {day}", "legal day {day}")
LINE = Phrase("第 {line} 行", "line {line}")
FIELD = Phrase("字段 {field}", "field {field}")
TO_MEND = Phrase("可以这样：{help}", "what to do: {help}")
UNKNOWN = Phrase("未知", "not known")
AT_LEAST = Phrase("至少 {people}", "at least {people}")
YES = Phrase("是", "yes")
NO = Phrase("否", "no")
OR = Phrase(" 或 ", " or ")
REQUIRED = Phrase("必填", "required")
OPTIONAL = Phrase("可不填", "optional")
CANCEL = Phrase("取消", "Cancel")
SORRY = Phrase("请改正下列内容", "Please mend what is marked below")

NO_ORGANISATION = Phrase("您还不属于任何组织", "You belong to no organisation yet")
NO_ORGANISATION_NEXT = Phrase(
    "请向组织的所有者索取邀请链接；或者由管理员运行 tongguan office demo 放入示例公司。",
    "Ask an owner for an invitation, or let the administrator put in the demo company with `tongguan office demo`.",
)
NOT_FOUND = Phrase("没有这个页面", "There is no such page")
NOT_FOUND_NEXT = Phrase(
    "地址可能写错了，或者它属于别的组织。", "The address may be mistyped, or it is of another organisation."
)
REFUSED = Phrase("您的角色不能这样做", "Your role does not allow this")
REFUSED_NEXT = Phrase("请向组织的所有者申请相应的角色。", "Ask an owner of the organisation for a role that does.")
EXPIRED = Phrase("页面已过期", "The page has expired")
EXPIRED_NEXT = Phrase("请返回、重新载入，再提交一次。", "Go back, load the page again, and send once more.")
FAILED = Phrase("通关内部出错", "Something went wrong inside tongguan")
FAILED_NEXT = Phrase(
    "没有保存任何内容。请重试；仍不行请告诉管理员。",
    "Nothing was kept. Try again; if it stays, tell the administrator.",
)
HOME = Phrase("回到首页", "Go home")
