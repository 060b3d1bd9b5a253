"""Words that several answers share."""

from tongguan.vocabulary import Phrase

NOTE = Phrase("注意", "note")
PAST_KNOWN = Phrase(
    "法律库只收录到{day}，此后的变化不在其中", "the lawbook knows the law up to {day}; what changed since is not in it"
)

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


def past_known(day: object) -> Phrase:
    """Say that the lawbook knows the law only up to ``day``."""
    return Phrase(PAST_KNOWN.zh.format(day=day), PAST_KNOWN.en.format(day=day))
