"""What the law does, who made it and how it runs, in words."""

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

ENDED_BY = Phrase("{how}，依据 {by}", "{how} by {by}")
DISPLACED = Phrase("被取代", "displaced")
REPEALED = Phrase("被废止", "repealed")
ENDED = Phrase("失效", "ended")
EVENT_PUBLISHED = Phrase("公布 {title}", "{title} published")
EVENT_DRAFT_PUBLISHED = Phrase("公开征求意见 {title}", "{title} published for comment")
EVENT_IN_FORCE = Phrase("{title} 施行", "{title} in force")
EVENT_ENDED = Phrase("{title} 最后一日", "last day of {title}")
EVENT_RULES_BEGIN = Phrase("{title} {cites} 开始适用", "{cites} of {title} begins")
EVENT_RULES_END = Phrase("{title} {cites} 最后一日", "last day of {cites} of {title}")

RANKS = {
    "law": Phrase("法律", "law"),
    "regulation": Phrase("行政法规", "regulation"),
    "order": Phrase("部门规章", "order"),
    "guidance": Phrase("指南", "guidance"),
    "interpretation": Phrase("问答", "answers"),
    "standard": Phrase("标准", "standard"),
    "agreement": Phrase("协议文件", "agreement"),
}
STATUSES = {
    "draft": Phrase("征求意见稿", "draft"),
    "not_yet": Phrase("尚未施行", "not yet in force"),
    "in_force": Phrase("施行中", "in force"),
    "ended": Phrase("已失效", "ended"),
}
ISSUERS = {
    "npc": Phrase("全国人民代表大会", "National People's Congress"),
    "npcsc": Phrase("全国人民代表大会常务委员会", "NPC Standing Committee"),
    "state_council": Phrase("国务院", "State Council"),
    "cac": Phrase("国家互联网信息办公室", "Cyberspace Administration of China"),
    "samr": Phrase("国家市场监督管理总局", "State Administration for Market Regulation"),
    "nda": Phrase("国家数据局", "National Data Administration"),
    "mps": Phrase("公安部", "Ministry of Public Security"),
    "tc260": Phrase("全国网络安全标准化技术委员会", "TC260"),
    "hk_itib": Phrase("香港创新科技及工业局", "Innovation, Technology and Industry Bureau, Hong Kong"),
    "macao_dsedt": Phrase("澳门经济及科技发展局", "Economic and Technological Development Bureau, Macao"),
    "macao_dspdp": Phrase("澳门个人资料保护局", "Personal Data Protection Bureau, Macao"),
    "zone": Phrase("自贸试验区", "free trade zone"),
}
BOUND = {
    "handler": Phrase("个人信息处理者", "handler"),
    "overseas_recipient": Phrase("境外接收方", "overseas recipient"),
    "entrusted_party": Phrase("受托人", "entrusted party"),
    "certification_body": Phrase("专业认证机构", "certification body"),
    "cac": Phrase("国家网信部门", "national cyberspace authority"),
    "provincial_cac": Phrase("省级网信部门", "provincial cyberspace authority"),
    "samr": Phrase("市场监督管理部门", "market regulator"),
    "authority": Phrase("主管部门", "authority"),
    "individual": Phrase("个人", "individual"),
    "anyone": Phrase("任何组织、个人", "anyone"),
    "state": Phrase("国家", "state"),
    "auditor": Phrase("审计机构", "auditor"),
}
CHANGES = {
    "purpose": Phrase("目的", "purpose"),
    "method": Phrase("方式", "method"),
    "scope": Phrase("范围", "scope"),
    "items": Phrase("种类", "data items"),
    "sensitivity": Phrase("敏感程度", "sensitivity"),
    "storage": Phrase("境外保存地点", "places of storage abroad"),
    "retention_extended": Phrase("延长保存期限", "longer retention"),
    "recipient_use": Phrase("接收方用途", "recipient's use"),
    "recipient_law": Phrase("接收方所在地法律", "law of the recipient's place"),
    "control": Phrase("实际控制权", "actual control"),
    "legal_document": Phrase("法律文件", "legal document"),
    "recipient": Phrase("接收方", "recipient"),
    "other": Phrase("其他", "other"),
}

ONE = {
    "hours": Phrase("1小时", "1 hour"),
    "working_days": Phrase("1个工作日", "1 working day"),
    "days": Phrase("1日", "1 day"),
    "months": Phrase("1个月", "1 month"),
    "years": Phrase("1年", "1 year"),
}
MANY = {
    "hours": Phrase("{amount}小时", "{amount} hours"),
    "working_days": Phrase("{amount}个工作日", "{amount} working days"),
    "days": Phrase("{amount}日", "{amount} days"),
    "months": Phrase("{amount}个月", "{amount} months"),
    "years": Phrase("{amount}年", "{amount} years"),
}
AFTER = Phrase("{span}内", "within {span}")
FIXED = Phrase("{day}为止", "by {day}")
BEFORE = Phrase("之前{span}", "{span} before")
BEFORE_END = Phrase("{anchor} 届满前{span}", "{span} before the end of {anchor}")
WINDOW = Phrase("{anchor} 届满前{span}内", "in the last {span} before the end of {anchor}")
VALID = Phrase("{span}有效", "valid for {span}")
STARTS = {
    "acceptance-notice-issued": Phrase("发出受理通知书", "notice of acceptance issued"),
    "announcement": Phrase("公告发布", "announcement"),
    "cac-receipt": Phrase("国家网信部门收到材料", "received by the national cyberspace authority"),
    "certificate-issued": Phrase("签发证书", "certificate issued"),
    "certificate-issued-or-changed": Phrase("签发证书或者状态变化", "certificate issued, or its status changed"),
    "contract-takes-effect": Phrase("合同生效", "contract takes effect"),
    "filing-received": Phrase("收到备案材料", "filing received"),
    "incident-discovered": Phrase("发现或者获知事件", "incident discovered"),
    "incident-handled": Phrase("事件处置结束", "incident handled"),
    "last-assessment-finished": Phrase("上次评估完成", "last assessment finished"),
    "last-audit-finished": Phrase("上次审计完成", "last audit finished"),
    "million-people-reached": Phrase("达到100万人", "a million people reached"),
    "officer-changed": Phrase("负责人变更", "officer changed"),
    "provincial-receipt": Phrase("省级网信部门收到材料", "received by the provincial cyberspace authority"),
    "qualification-approved": Phrase("取得认证资质", "qualification approved"),
    "record-made": Phrase("记录形成", "record made"),
    "rectification-finished": Phrase("整改完成", "rectification finished"),
    "report-finished": Phrase("报告完成", "report finished"),
    "result-issued": Phrase("出具评估结果", "result issued"),
    "result-received": Phrase("收到评估结果", "result received"),
    "return-notice": Phrase("收到退回或者补正通知", "notice to supplement received"),
    "told-or-published": Phrase("被告知或者公开发布为重要数据", "told or published to be important data"),
    "transfer": Phrase("向境外提供", "transfer"),
}
