"""One gate of several: a process that admits people one by one and says on its output what it was answered.

Run as ``python -m tests.gate.ledger.hammering ADDRESS CEILING FIRST LAST THREADS``.
"""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from tests.clearance.building import NOW, feed
from tests.gate.building import case, limited, who
from tongguan.gate import Admitted
from tongguan.gate.committer import Committer
from tongguan.gate.ledger import Case, open_ledger

_said = threading.Lock()


def case_of(number: int, ceiling: int) -> Case:
    """Give the request for one person, the same whenever it is made."""
    return case(who(number), limited(ceiling), key=f"person-{number}", news=feed())


def hammer(address: str, ceiling: int, first: int, last: int, threads: int) -> None:
    ledger = open_ledger(address)
    committer = Committer(ledger, clock=lambda: NOW)

    def ask(number: int) -> None:
        found = committer.submit(case_of(number, ceiling)).result()
        receipt = found.receipt
        word = "admitted" if isinstance(found, Admitted) else type(found).__name__.lower()
        with _said:
            sys.stdout.write(f"{word} {number} {receipt.entry.seq if receipt is not None else 0}\n")
            sys.stdout.flush()

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(ask, range(first, last)))
    committer.close()
    ledger.close()


if __name__ == "__main__":
    hammer(sys.argv[1], *map(int, sys.argv[2:]))
