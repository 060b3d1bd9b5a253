"""Words of the commands about keys for pseudonyms."""

from tongguan.vocabulary import Phrase

NEW_HELP = Phrase(
    "生成一把密钥，用来把标识变成假名。\n\n每个个人信息处理者每个日历年一把；文件只有本人可读，不覆盖已有的文件，密钥不显示。",
    "Make a key under which identifiers become pseudonyms.\n\n"
    "One for each handler and calendar year. Only you may read the file; no file is replaced, and the secret is not "
    "shown.",
)
SHOW_HELP = Phrase(
    "核对一把密钥，显示它属于谁、哪一年、编号是什么。密钥本身从不显示。",
    "Check a key, and tell whose it is, of which year, and its id. The secret is never shown.",
)
HANDLER = Phrase(
    "个人信息处理者的名称，与普查计划和通行证中的一致；写多个则为联合计划的共同密钥",
    "the handler, in the words of the census plan and the clearance; several make the joint key of a joint plan",
)
YEAR = Phrase("日历年（北京时间）", "the calendar year (Beijing time)")
OUT = Phrase("要写的文件", "the file to write")
ALGORITHM = Phrase("散列算法；hmac-sm3 为国密算法", "how identifiers are hashed; hmac-sm3 is the national algorithm")
FILE = Phrase("密钥文件", "the file of a key")
ENV = Phrase("改从这个环境变量读取", "read it from this environment variable instead")

ID = Phrase("编号", "id")
OF_HANDLER = Phrase("处理者", "handler")
JOINTLY_OF = Phrase("共同的处理者", "jointly of")
OF_YEAR = Phrase("年份", "year")
BY_ALGORITHM = Phrase("算法", "algorithm")
SOURCE = Phrase("来源", "source")
KEEP = Phrase(
    "请妥善备份：丢失后，这一年的人无法再对上，须从原始标识重新数起。",
    "Keep a copy in a safe place: without it nobody of this year can be recognised again, and the count begins anew "
    "from the identifiers themselves.",
)
KEEP_JOINT = Phrase(
    "这把共同密钥只用于上述处理者的联合计划。请妥善备份：丢失后须从原始标识重新数起。",
    "This joint key is for the joint plan of these handlers and for nothing else. Keep a copy in a safe place: without "
    "it the count begins anew from the identifiers themselves.",
)
