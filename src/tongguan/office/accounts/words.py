"""Words of the pages about people: who belongs here, invitations, one's own account."""

from tongguan.vocabulary import Phrase

TITLE = Phrase("成员与角色", "People and roles")
LEAD = Phrase("谁可以看到和处理本组织的内容。", "Who sees this organisation, and what they may do.")
PERSON = Phrase("成员", "Person")
ROLE = Phrase("角色", "Role")
SINCE = Phrase("加入", "Since")
ACTIONS = Phrase("操作", "Actions")
YOU = Phrase("您", "you")
CHANGE = Phrase("变更", "Change")
ROLE_OF = Phrase("{name} 的角色", "role of {name}")
REMOVE = Phrase("移除", "Remove")
REMOVE_SURE = Phrase("确定移除 {name}？其做过的事仍留在日志中。", "Remove {name}? What they did stays in the journal.")
INVITE = Phrase("邀请成员", "Invite a person")
EMAIL = Phrase("电子邮箱", "E-mail")
SEND_INVITATION = Phrase("生成邀请链接", "Make an invitation")
INVITATIONS = Phrase("待接受的邀请", "Open invitations")
EXPIRES = Phrase("有效至", "Valid until")
INVITED_BY = Phrase("邀请人", "Invited by")
WITHDRAW = Phrase("撤回", "Withdraw")
LINK_ONCE = Phrase(
    "请将此链接交给 {email}。它只显示这一次，7 天内有效。",
    "Give this link to {email}. It is shown only now, and lasts 7 days.",
)
LINK = Phrase("邀请链接", "Invitation link")
ROLE_CHANGED = Phrase("角色已变更", "The role was changed")
REMOVED = Phrase("成员已移除", "The person was removed")
WITHDRAWN = Phrase("邀请已撤回", "The invitation was withdrawn")

ACCEPT_TITLE = Phrase("加入 {organisation}", "Join {organisation}")
ACCEPT_LEAD = Phrase("{inviter} 邀请您以「{role}」的身份加入。", "{inviter} invites you to join as {role}.")
NAME = Phrase("姓名", "Name")
PASSWORD = Phrase("密码", "Password")
PASSWORD_AGAIN = Phrase("再次输入密码", "Password again")
PASSWORDS_DIFFER = Phrase("两次输入的密码不同", "the two passwords differ")
TOO_SHORT = Phrase("密码太短，至少须有 {length} 个字符", "the password is too short: at least {length} characters")
LONG_ENOUGH = Phrase("密码至少须有 {length} 个字符。", "The password has at least {length} characters.")
JOIN = Phrase("加入", "Join")
SIGN_IN_FIRST = Phrase(
    "此邮箱已有账户，请先登录，再打开此链接。",
    "There is an account with this address: sign in, then open this link again.",
)
NOT_USABLE = Phrase("邀请不能使用", "The invitation cannot be used")
NOT_USABLE_NEXT = Phrase(
    "它已被使用、撤回或者过期。请向邀请人索取新的链接。", "It was used, withdrawn, or has expired. Ask for a new link."
)
JOINED = Phrase("已加入 {organisation}", "You joined {organisation}")

OPEN_TITLE = Phrase("设立组织", "Open an organisation")
OPEN_LEAD = Phrase(
    "一个组织是一个个人信息处理者。您将成为它的所有者，并可邀请成员。",
    "An organisation is one personal information handler. You become its owner, and can invite people.",
)
OPEN_NAME = Phrase("名称", "Name")
OPEN_SLUG = Phrase("地址中的简称", "Short name in addresses")
OPEN_SLUG_HELP = Phrase("小写字母和数字，例如 yunfan。", "Lower-case letters and digits, such as yunfan.")
OPEN_DO = Phrase("设立", "Open")
OPENED = Phrase("已设立 {organisation}", "{organisation} was opened")

SIGN_IN = Phrase("登录", "Sign in")
SIGN_IN_LEAD = Phrase("个人信息出境，一处看清。", "Exports of personal information, in one clear view.")
SIGN_IN_WITH = Phrase("使用 {name} 登录", "Sign in with {name}")
OR = Phrase("或者", "or")
CODE_TITLE = Phrase("两步验证", "Second step")
CODE_LEAD = Phrase(
    "请输入验证器应用显示的 6 位代码，或者一个恢复码。",
    "Enter the six digits that your authenticator shows, or a recovery code.",
)
CODE = Phrase("验证码", "Code")
REMEMBER = Phrase("在此设备上保持登录", "Keep me signed in on this device")
CANCEL = Phrase("取消", "Cancel")
