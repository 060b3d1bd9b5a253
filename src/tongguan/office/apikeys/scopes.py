"""What a key may be used for. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from tongguan.office.accounts.rights import Right
from tongguan.vocabulary import Phrase


class Scope(StrEnum):
    """One thing that a key may be used for."""

    ORGANISATION_READ = "organisation:read"
    PEOPLE_READ = "people:read"
    EXPORTS_READ = "exports:read"
    EXPORTS_WRITE = "exports:write"
    DETERMINATIONS_READ = "determinations:read"
    DETERMINATIONS_WRITE = "determinations:write"
    DETERMINATIONS_APPROVE = "determinations:approve"
    LAW_READ = "law:read"
    LAW_WRITE = "law:write"
    JOURNAL_READ = "journal:read"


RIGHT_OF: Final[Mapping[Scope, Right]] = {
    Scope.ORGANISATION_READ: Right.VIEW,
    Scope.PEOPLE_READ: Right.GOVERN,
    Scope.EXPORTS_READ: Right.VIEW,
    Scope.EXPORTS_WRITE: Right.EDIT,
    Scope.DETERMINATIONS_READ: Right.VIEW,
    Scope.DETERMINATIONS_WRITE: Right.EDIT,
    Scope.DETERMINATIONS_APPROVE: Right.APPROVE,
    Scope.LAW_READ: Right.VIEW,
    Scope.LAW_WRITE: Right.EDIT,
    Scope.JOURNAL_READ: Right.VIEW,
}
"""The right that the person of the key needs too: the same as for the page that does the same."""

SCOPES: Final[Mapping[str, Phrase]] = {
    Scope.ORGANISATION_READ: Phrase("查看组织", "see the organisation"),
    Scope.PEOPLE_READ: Phrase("查看成员", "see the people"),
    Scope.EXPORTS_READ: Phrase("查看出境活动和声明", "see exports and the declaration"),
    Scope.EXPORTS_WRITE: Phrase("保存声明", "keep a declaration"),
    Scope.DETERMINATIONS_READ: Phrase("查看判断", "see determinations"),
    Scope.DETERMINATIONS_WRITE: Phrase("提交、撤回判断", "propose and withdraw determinations"),
    Scope.DETERMINATIONS_APPROVE: Phrase("批准、退回他人提交的判断", "approve or decline what others proposed"),
    Scope.LAW_READ: Phrase("查看法律和目录", "see the law and catalogues"),
    Scope.LAW_WRITE: Phrase("导入、撤回目录", "bring catalogues in and withdraw them"),
    Scope.JOURNAL_READ: Phrase("查看、核对审计日志", "see and verify the journal"),
}
"""What each scope is called."""
