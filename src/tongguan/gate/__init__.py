"""Guards the border: admits, holds or refuses transfers against signed clearances, and counts people in a ledger.

It imports only ``clearance``, ``identity`` and ``vocabulary``, so that it answers when everything else is down. It
knows no law: ceilings, scope and citations come with the clearance. It fails closed: what goes wrong is a refusal.
"""

from tongguan.gate.model import Admit, Admitted, Emergency, Held, Outcome, Refused, Reserved
from tongguan.gate.people import People
from tongguan.gate.reasons import Reason
from tongguan.gate.trust import Trust

__all__ = [
    "Admit",
    "Admitted",
    "Emergency",
    "Held",
    "Outcome",
    "People",
    "Reason",
    "Refused",
    "Reserved",
    "Trust",
]
