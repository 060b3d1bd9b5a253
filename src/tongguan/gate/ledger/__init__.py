"""The ledger: who was counted, in which year, toward what; and the chain of receipts. SQLite or PostgreSQL.

One SQL file a dialect, and one adapter that opens it and runs what differs; everything else is shared. Whoever
counts holds the ledger's lock, so that no two processes count at once.
"""

from tongguan.gate.ledger.copying import back_up
from tongguan.gate.ledger.ledger import Case, Ledger
from tongguan.gate.ledger.opening import create_ledger, open_ledger

__all__ = ["Case", "Ledger", "back_up", "create_ledger", "open_ledger"]
