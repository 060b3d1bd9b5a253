"""What follows from a determination: options, items, duties, flags, headroom, splitting."""

from tongguan.decision.consequences.disagreements import (
    counted_before_it_began,
    fewer_processed_than_exported,
    handlers_of_one_name,
)
from tongguan.decision.consequences.duties import Duty, find_duties
from tongguan.decision.consequences.flags import Flag, find_flags
from tongguan.decision.consequences.headroom import Headroom, find_headroom
from tongguan.decision.consequences.items import ItemOutcome, find_items
from tongguan.decision.consequences.left_out import counts_nobody, find_left_out, is_left_out
from tongguan.decision.consequences.options import find_options
from tongguan.decision.consequences.splitting import find_splitting

__all__ = [
    "Duty",
    "Flag",
    "Headroom",
    "ItemOutcome",
    "counted_before_it_began",
    "counts_nobody",
    "fewer_processed_than_exported",
    "find_duties",
    "find_flags",
    "find_headroom",
    "find_items",
    "find_left_out",
    "find_options",
    "find_splitting",
    "handlers_of_one_name",
    "is_left_out",
]
