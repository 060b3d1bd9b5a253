"""Brings every part of a log to one form: the relation ``transfers``, one row a transfer."""

from tongguan.census.transfers.forms import KeyForm, fits, key_form
from tongguan.census.transfers.relation import name_transfers, name_written

__all__ = ["KeyForm", "fits", "key_form", "name_transfers", "name_written"]
