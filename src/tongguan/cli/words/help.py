"""What the command line says around its commands: help, and mistakes."""

from tongguan.vocabulary import Phrase

TONGGUAN = Phrase(
    "通关：按日期和条文判断个人信息怎样出境。\n\n所给为信息，不是法律意见；以官方中文文本为准。",
    "tongguan: how personal information may leave China, by dated and cited law.\n\n"
    "It is information, not legal advice. The official Chinese texts decide.",
)
USAGE = Phrase("用法", "Usage")
EXAMPLE = Phrase("例", "Example")
ARGUMENTS = Phrase("参数", "Arguments")
OPTIONS = Phrase("选项", "Options")
COMMANDS = Phrase("命令", "Commands")
REQUIRED = Phrase("必填", "required")
DEFAULT = Phrase("默认", "default")
ERROR = Phrase("错误", "error")
DETAIL = Phrase("详情", "detail")
PLACE = Phrase("位置", "at")
FIELD = Phrase("字段", "field")
HELP = Phrase("建议", "help")
SEE_HELP = Phrase("用法见", "see")
UNEXPECTED = Phrase("通关内部出错", "something went wrong inside tongguan")
PLEASE_REPORT = Phrase(
    "这是我们的问题。请设置 TONGGUAN_DEBUG=1 重新运行，把输出提交到本项目的问题列表；其中不要含个人信息",
    "this is our mistake; run it again with TONGGUAN_DEBUG=1 and report what it prints to the project's issues, "
    "without personal information",
)
