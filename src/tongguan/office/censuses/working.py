"""The process of a run: ``python -m tongguan.office.censuses.working ORGANISATION NUMBER``, started by the office.

One at a time counts, for all organisations of an office; the others wait here.
"""

import os
import sys
import time
import traceback

import django

_EVERY_SECONDS = 1.0
_POLITE = 5
"""Pages come first: the counting takes what they leave."""


class Told:
    """Writes into the run how far it has come, once a second at most."""

    def __init__(self, run: int) -> None:
        self._run = run
        self._step, self._share, self._told = 1, 0.0, 0.0

    def __call__(self, share: float) -> None:
        """Note the share of the running question; a smaller one than before is of the next question."""
        from tongguan.office.censuses.models import Run  # noqa: PLC0415 -- needs Django set up

        self._step += share < self._share
        self._share = share
        if time.monotonic() - self._told >= _EVERY_SECONDS:
            self._told = time.monotonic()
            Run.objects.filter(pk=self._run).update(step=self._step, share=share)


def work(organisation: int, number: int) -> None:
    """Count a run from waiting to its end."""
    from tongguan.office.accounts.scope import within  # noqa: PLC0415 -- needs Django set up
    from tongguan.office.censuses.folders import workshop  # noqa: PLC0415 -- as above
    from tongguan.office.censuses.locking import held  # noqa: PLC0415 -- as above

    with within(organisation), held(workshop() / "one-at-a-time.lock"):
        _count(organisation, number)


def _count(organisation: int, number: int) -> None:
    from django.utils import timezone  # noqa: PLC0415 -- needs Django set up

    from tongguan.office.accounts.models import Organisation  # noqa: PLC0415 -- as above
    from tongguan.office.censuses import ending  # noqa: PLC0415 -- as above
    from tongguan.office.censuses.counting import clear_workshop, count  # noqa: PLC0415 -- as above
    from tongguan.office.censuses.models import RUNNING, WAITING, Run  # noqa: PLC0415 -- as above
    from tongguan.vocabulary import TongguanError  # noqa: PLC0415 -- as above

    if not Run.objects.filter(number=number, state=WAITING).update(state=RUNNING, began_at=timezone.now()):
        return
    clear_workshop()
    run, whose = Run.objects.get(number=number), Organisation.objects.get(pk=organisation)
    try:
        summary = count(run, whose, Told(run.pk))
    except TongguanError as error:
        ending.fail(whose, run, error)
    except Exception:  # noqa: BLE001 -- whatever it was, the page must not wait for ever
        traceback.print_exc()
        ending.break_off(whose, run)
    else:
        ending.finish(whose, run, summary)


if __name__ == "__main__":
    os.umask(0o077)
    os.nice(_POLITE)
    django.setup()
    work(int(sys.argv[1]), int(sys.argv[2]))
