"""What options do, where several commands share them."""

from tongguan.vocabulary import Phrase

JSON = Phrase("输出 JSON，供程序使用", "answer in JSON, for programs")
LANG = Phrase(
    "语言；未指定时依 TONGGUAN_LANG，再依系统设置",
    "language; without it TONGGUAN_LANG decides, then the system's setting",
)
AS_OF = Phrase("以这一天有效的法律为准", "take the law as it stood on this day")
VERSION = Phrase("显示版本", "show the version")
HELP = Phrase("显示本说明", "Show this message and exit.")
INSTALL_COMPLETION = Phrase("为当前命令行安装自动补全", "Install completion for the current shell.")
SHOW_COMPLETION = Phrase(
    "显示自动补全脚本，供复制或者自行安装",
    "Show completion for the current shell, to copy it or customize the installation.",
)
