"""The values of the facts that are chosen from a list, in words."""

from collections.abc import Mapping
from typing import Final

from tongguan.vocabulary import Phrase

CHOICES: Final[Mapping[str, Phrase]] = {
    "none": Phrase("无", "none"),
    "other": Phrase("其他", "other"),
    # the ground of PIPL-2021#3.2
    "products_or_services": Phrase("向境内自然人提供产品或者服务", "products or services for people in China"),
    "behaviour": Phrase("分析、评估境内自然人的行为", "analysing the behaviour of people in China"),
    # the list of PIPL-2021#42
    "limited": Phrase("限制提供", "restricted"),
    "prohibited": Phrase("禁止提供", "prohibited"),
    # the role of the recipient
    "handler": Phrase("个人信息处理者", "personal information handler"),
    "entrusted_party": Phrase("受托人", "entrusted party"),
    # how and from where
    "transfer": Phrase("传输至境外", "sent abroad"),
    "remote_access": Phrase("境外远程访问", "read from abroad"),
    "overseas_processing": Phrase("在境外直接处理", "processed abroad from the start"),
    "abroad": Phrase("境外", "abroad"),
    "china": Phrase("境内", "in China"),
    "public_network": Phrase("公共网络", "public network"),
    "private_line": Phrase("专线", "private line"),
    "remote_public": Phrase("经公共网络远程访问", "remote access over a public network"),
    "remote_private": Phrase("经专线远程访问", "remote access over a private line"),
    # the ground of PIPL-2021#13
    "consent": Phrase("同意", "consent"),
    "contract": Phrase("合同", "contract"),
    "human_resources": Phrase("人力资源管理", "human-resources management"),
    "statutory_duty": Phrase("法定职责或者义务", "statutory duty or obligation"),
    "emergency": Phrase("紧急情况", "emergency"),
    "public_interest": Phrase("公共利益", "public interest"),
    "disclosed": Phrase("已公开的信息", "information already disclosed"),
    "other_law": Phrase("法律、行政法规的其他规定", "other laws and regulations"),
    # important data
    "told_or_published": Phrase("已被告知或者公开发布", "told or published"),
    "suspected": Phrase("有待识别", "suspected"),
    # whom it is about
    "customers": Phrase("客户", "customers"),
    "employees": Phrase("员工", "employees"),
    "applicants": Phrase("应聘者", "applicants"),
    "dependants": Phrase("家属", "dependants"),
    "patients": Phrase("患者", "patients"),
}
