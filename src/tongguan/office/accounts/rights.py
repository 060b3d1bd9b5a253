"""Who may do what. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from tongguan.vocabulary import Phrase


class Right(StrEnum):
    """What a page or an act asks for."""

    VIEW = "view"
    EDIT = "edit"
    """Change what is declared: exports, recipients, evidence."""
    APPROVE = "approve"
    """Approve a determination that somebody else brought. Whoever prepares them does not carry it, but for an owner."""
    OPERATE = "operate"
    """Run a census, issue and revoke clearances, release holds."""
    GOVERN = "govern"
    """Invite people, change roles, settings and keys."""


class Role(StrEnum):
    """What a person is at a handler."""

    OWNER = "owner"
    PRIVACY_OFFICER = "privacy_officer"
    LEGAL_REVIEWER = "legal_reviewer"
    ENGINEER = "engineer"
    VIEWER = "viewer"


class Kind(StrEnum):
    """What an organisation is. Each kind has a desk of its own."""

    HANDLER = "handler"


RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    Role.OWNER: frozenset(Right),
    Role.PRIVACY_OFFICER: frozenset({Right.VIEW, Right.EDIT, Right.OPERATE}),
    Role.LEGAL_REVIEWER: frozenset({Right.VIEW, Right.APPROVE}),
    Role.ENGINEER: frozenset({Right.VIEW, Right.EDIT, Right.OPERATE}),
    Role.VIEWER: frozenset({Right.VIEW}),
}

ROLES: Final[Mapping[str, Phrase]] = {
    Role.OWNER: Phrase("所有者", "owner"),
    Role.PRIVACY_OFFICER: Phrase("个人信息保护负责人", "privacy officer"),
    Role.LEGAL_REVIEWER: Phrase("法务审核", "legal reviewer"),
    Role.ENGINEER: Phrase("工程师", "engineer"),
    Role.VIEWER: Phrase("只读", "viewer"),
}
"""What each role is called."""

ROLES_DO: Final[Mapping[str, Phrase]] = {
    Role.OWNER: Phrase("一切，包括邀请成员和变更角色", "everything, with inviting people and changing roles"),
    Role.PRIVACY_OFFICER: Phrase(
        "编辑、提交判断、运行普查、签发通行证", "edits, proposes, runs a census, issues clearances"
    ),
    Role.LEGAL_REVIEWER: Phrase("查看、批准", "looks and approves"),
    Role.ENGINEER: Phrase("编辑、运行普查、签发通行证", "edits, runs a census, issues clearances"),
    Role.VIEWER: Phrase("只能查看", "looks only"),
}
"""What each role may do, for those who give it."""


def may(role: Role, right: Right) -> bool:
    """Tell whether ``role`` carries ``right``."""
    return right in RIGHTS[role]
