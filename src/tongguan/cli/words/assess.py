"""Words of the help of ``tongguan assess``."""

from tongguan.vocabulary import Phrase

HELP = Phrase(
    "按某一天的法律，判断每项出境走哪条路径：免于程序、标准合同、认证、安全评估。\n\n"
    "读入声明文件（`tongguan init` 写一份供填写），逐项并总体回答：由哪条规定决定、欠什么、"
    "与已有机制相比的状态、还有什么未知。",
    "Tell which route each export needs by the law of a day: free, contract, certification, assessment.\n\n"
    "Reads a declaration (``tongguan init`` writes one to fill in) and answers for every export and overall,\n"
    "with the rule that decides, what is owed, the standing against what is in place, and what is still open.",
)
FILE = Phrase("声明文件（YAML 或者 JSON）；- 为标准输入", "the declaration (YAML or JSON); - reads standard input")
AS_OF = Phrase("判断的日期，北京时间；不写为今天", "the legal day, in Beijing time; today if left out")
KNOWN_ON = Phrase("只用这一天以前公布的法律", "use only law published by this day")
AS_IF = Phrase("假设某份征求意见稿已经施行，与现行法并列给出", "evaluate a draft beside the law, as if in force")
PRESUMPTIONS = Phrase("未声明的少见禁止情形，推定没有", "take rare prohibitions as absent unless declared")
EXPLAIN = Phrase(
    "列出每条起决定作用的规则的全部条件和所见的值",
    "print the whole tree of every deciding rule, with the values seen",
)
REPORT = Phrase("另写一份供签署的备忘录，单个 HTML 文件", "also write a memo to sign, as one HTML file")
CHECK = Phrase(
    "有未覆盖、超出、失效、停止、逾期或者禁止的，退出码为4；否则尚未确定的为3",
    "exit 4 if something is not cleared or overdue, else 3 if not settled",
)
AS_JSON = Phrase("以 JSON 输出答案", "print the answer as JSON")
LANG = Phrase("答案的语言", "the language of the answer")
