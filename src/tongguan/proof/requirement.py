"""z3 is an extra: whoever does not prove the lawbook does not need it."""

from importlib.util import find_spec
from typing import ClassVar

from tongguan.vocabulary import TongguanError


class ProverMissingError(TongguanError):
    """z3 is not installed."""

    code: ClassVar[str] = "proof/solver-missing"


def require_z3() -> None:
    """Refuse to go on without z3.

    Raises:
        ProverMissingError: It is not installed; says how to install it.
    """
    if find_spec("z3") is None:
        raise ProverMissingError(
            "proving the lawbook needs z3, which is not installed", help="run `pip install 'tongguan[proof]'`"
        )
