"""What a rule does, in words."""

from tongguan.vocabulary import Phrase

REQUIRES = {
    "not_an_export": Phrase("不属于向境外提供", "it is not an export"),
    "exempt": Phrase("免于三项程序", "free of the three procedures"),
    "contract_or_certification": Phrase(
        "须订立标准合同并备案，或者通过认证", "needs a filed standard contract or a certification"
    ),
    "security_assessment": Phrase("须申报数据出境安全评估", "needs a security assessment"),
    "other_law": Phrase("依其他法律办理", "is governed by another law"),
    "prohibited": Phrase("不得向境外提供", "must not be exported"),
}
FREES_COUNTED = Phrase("免于三项程序，其人数计入累计", "free of the three procedures; its people count")
FREES_LEFT_OUT = Phrase("免于三项程序，其人数不计入累计", "free of the three procedures; its people do not count")
DEPENDS = Phrase("（是否计入取决于未决问题 {reading}）", " (whether they count is open: {reading})")
LEAVES_OUT = Phrase("其人数不计入累计", "its people do not count")
OPENS = Phrase("可以采用：{mechanism}", "opens: {mechanism}")
OWES = Phrase("义务：{duty}", "duty: {duty}")
BEFORE_EXPORT = Phrase("，在出境之前", ", before the export")
BEFORE_APPLICATION = Phrase("，在申报或者申请之前", ", before the application")
OWED_WITH = Phrase("，采用{mechanism}的", ", with: {mechanism}")
OWED_BY = Phrase("，期限 `{clock}`", ", clock `{clock}`")
CLOCK = Phrase("期限 `{code}`：{period}（起算：{start}）", "clock `{code}`: {period} (from: {start})")
WARNS = Phrase("提示 `{code}`", "flag `{code}`")
CONTENT = Phrase("`{document}` 应当载明：{items}", "`{document}` must hold: {items}")
PREVAILS = Phrase("与 {instruments} 不一致的，以本文件为准", "prevails over {instruments} where they differ")
TRIGGER = Phrase(
    "发生变化的，{mechanism}须重新办理：{changes}", "a change calls for a new filing of the {mechanism}: {changes}"
)
TRIGGER_IF_SECURITY = Phrase("（以影响出境数据安全为限）", " (where it affects the security of the data)")
TRANSITION = Phrase(
    "{began_before} 之前已经开始的，可以在 {until} 之前（含当日）整改",
    "exports begun before {began_before} may be put right until {until}, that day included",
)
LIMIT = Phrase("增长不超过 {percent}%（含）", "may grow by at most {percent} %, that share included")
