"""What the codes of an answer are called: the same words on the terminal, in pages and on paper.

The words are those of the glossary. A code that is not here is shown as it is (``term``).
"""

from collections.abc import Mapping
from typing import Final

from tongguan.vocabulary.grade import Grade
from tongguan.vocabulary.pathway import Pathway
from tongguan.vocabulary.phrase import Language, Phrase

PATHWAYS: Final[Mapping[str, Phrase]] = {
    Pathway.NOT_AN_EXPORT: Phrase("不属于出境", "not an export"),
    Pathway.EXEMPT: Phrase("免于程序", "exempt from procedure"),
    Pathway.CONTRACT_OR_CERTIFICATION: Phrase("标准合同或认证", "standard contract or certification"),
    Pathway.SECURITY_ASSESSMENT: Phrase("安全评估", "security assessment"),
    Pathway.OTHER_LAW: Phrase("适用其他法律", "governed by other law"),
    Pathway.PROHIBITED: Phrase("不得提供", "prohibited"),
}

MECHANISMS: Final[Mapping[str, Phrase]] = {
    "standard_contract": Phrase("标准合同", "standard contract"),
    "certification": Phrase("认证", "certification"),
    "gba_contract": Phrase("大湾区标准合同", "Greater Bay Area contract"),
    "security_assessment": Phrase("安全评估", "security assessment"),
    "zone_record": Phrase("自贸区登记", "record of the free trade zone"),
}

STANDINGS: Final[Mapping[str, Phrase]] = {
    "stopped": Phrase("已被责令停止", "stopped"),
    "suspended": Phrase("已暂停", "suspended"),
    "lapsed": Phrase("已失效", "lapsed"),
    "exceeded": Phrase("已超出", "exceeded"),
    "uncovered": Phrase("没有覆盖", "uncovered"),
    "not_yet_effective": Phrase("尚未生效", "not yet effective"),
    "pending": Phrase("办理中", "pending"),
    "unknown": Phrase("不清楚", "unknown"),
    "expiring": Phrase("即将到期", "expiring"),
    "covered": Phrase("已覆盖", "covered"),
    "free": Phrase("无须程序", "free"),
}

GRADES: Final[Mapping[str, Phrase]] = {
    Grade.VERIFIED: Phrase("已核对原文", "checked against the original"),
    Grade.SECONDARY: Phrase("二手来源", "secondary source"),
    Grade.UNVERIFIED: Phrase("未核实", "not verified"),
}

PRECEDES: Final[Mapping[str, Phrase]] = {
    "export": Phrase("出境前", "before the export"),
    "application": Phrase("申报或者申请前", "before the application"),
}

KNOWERS: Final[Mapping[str, Phrase]] = {
    "legal": Phrase("法务", "legal"),
    "business": Phrase("业务", "business"),
    "engineering": Phrase("技术", "engineering"),
    "people": Phrase("人力资源", "human resources"),
    "zone": Phrase("自贸区管理机构", "administration of the zone"),
}

DUTIES: Final[Mapping[str, Phrase]] = {
    "apply_for_certification": Phrase("申请认证", "apply for certification"),
    "assessed_envelope": Phrase("不超出评估范围", "keep within what was assessed"),
    "compliance_audit": Phrase("合规审计", "compliance audit"),
    "contract_follows_annex": Phrase("合同依范本", "contract follows the template"),
    "contract_in_effect": Phrase("合同先生效", "contract in effect first"),
    "data_security": Phrase("出境数据安全", "security of the exported data"),
    "domestic_representative": Phrase("境内机构或者代表", "domestic representative"),
    "file_body": Phrase("认证机构备案", "filing of the certification body"),
    "file_gba_contract": Phrase("大湾区合同备案", "file the Greater Bay Area contract"),
    "file_gba_contract_by_recipient": Phrase("接收方备案", "filing by the recipient"),
    "file_important_data_assessment": Phrase("重要数据两个月内申报评估", "file important data within two months"),
    "file_security_assessment": Phrase("申报安全评估", "apply for the security assessment"),
    "file_standard_contract": Phrase("标准合同备案", "file the standard contract"),
    "guardian_consent": Phrase("监护人同意", "consent of the guardian"),
    "important_data_risk_assessment": Phrase("重要数据风险评估", "risk assessment of important data"),
    "important_data_yearly_assessment": Phrase("重要数据年度评估", "yearly assessment of important data"),
    "incident_report": Phrase("事件报告", "incident report"),
    "notice": Phrase("告知", "notice"),
    "officer": Phrase("个人信息保护负责人", "officer for personal information"),
    "officer_report": Phrase("报送负责人信息", "report the officer"),
    "onward_named_in_annex": Phrase("再转移方列入附录", "name third parties in the annex"),
    "pipia": Phrase("影响评估", "impact assessment (PIPIA)"),
    "pipia_record": Phrase("影响评估留存", "keep the impact assessment"),
    "provision_records": Phrase("提供记录", "records of provision"),
    "recipient_agreement": Phrase("与接收方约定", "agreement with the recipient"),
    "recipient_measures": Phrase("督促接收方达标", "measures over the recipient"),
    "refile_on_change": Phrase("变化后重新备案", "file again after a change"),
    "renew_certificate": Phrase("证书续期", "renew the certificate"),
    "report_certificate": Phrase("证书报送", "report the certificate"),
    "report_unlawful_export": Phrase("报告违法出境", "report an unlawful export"),
    "security_measures": Phrase("安全措施", "security measures"),
    "self_assessment": Phrase("出境风险自评估", "self-assessment of risk"),
    "sensitive_notice": Phrase("敏感信息的告知", "notice for sensitive information"),
    "sensitive_separate_consent": Phrase("敏感信息单独同意", "separate consent for sensitive information"),
    "separate_consent": Phrase("单独同意", "separate consent"),
    "ten_million_duties": Phrase("一千万人以上的义务", "duties from ten million people"),
    "third_party_beneficiary_notice": Phrase("告知第三方受益人", "notice to third-party beneficiaries"),
}

CHANGES: Final[Mapping[str, Phrase]] = {
    "purpose": Phrase("目的", "purpose"),
    "method": Phrase("方式", "method"),
    "scope": Phrase("范围", "scope"),
    "items": Phrase("数据项", "data items"),
    "sensitivity": Phrase("敏感程度", "sensitivity"),
    "scale": Phrase("规模", "number of people"),
    "storage": Phrase("保存地点", "place of storage"),
    "retention_extended": Phrase("延长保存期限", "longer retention"),
    "recipient_use": Phrase("接收方用途", "the recipient's use"),
    "recipient_law": Phrase("接收方所在地法律", "law of the recipient's territory"),
    "control": Phrase("实际控制权", "actual control"),
    "legal_document": Phrase("法律文件", "legal document"),
    "recipient": Phrase("接收方", "recipient"),
    "onward": Phrase("再转移", "onward provision"),
    "other": Phrase("其他变化", "other change"),
}

OVERDUE: Final[Mapping[str, Phrase]] = {
    "filing-overdue": Phrase("备案逾期", "filing overdue"),
}


def term(words: Mapping[str, Phrase], code: str, language: Language) -> str:
    """Give what ``code`` is called, or the code itself where nothing names it."""
    phrase = words.get(code)
    return code if phrase is None else phrase.in_language(language)
