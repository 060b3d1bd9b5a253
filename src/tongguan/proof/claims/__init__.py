"""What is proved of the law, one claim a module; each is refuted by a world or proved over all of them."""

from tongguan.proof.claims.drafts import DRAFTS
from tongguan.proof.claims.model import Claim, Outcome, Refutation, Shown
from tongguan.proof.claims.more_people import MORE_PEOPLE
from tongguan.proof.claims.never_freed import CIIO, IMPORTANT_DATA
from tongguan.proof.claims.no_conflict import NO_CONFLICT
from tongguan.proof.claims.one_pathway import ONE_PATHWAY
from tongguan.proof.claims.presumptions import PRESUMPTIONS
from tongguan.proof.claims.reachable import REACHABLE
from tongguan.proof.claims.thresholds import THRESHOLDS

CLAIMS: tuple[Claim, ...] = (
    ONE_PATHWAY,
    NO_CONFLICT,
    MORE_PEOPLE,
    THRESHOLDS,
    REACHABLE,
    IMPORTANT_DATA,
    CIIO,
    PRESUMPTIONS,
    DRAFTS,
)
"""Every claim, in the order in which they are proved and shown."""

__all__ = ["CLAIMS", "Claim", "Outcome", "Refutation", "Shown"]
