"""The function that hashes, as an engine may have it: a key leaves its process for no worker of a cluster.

Each worker reads the key itself, once, from where the plan says that it is, and refuses one of another fingerprint.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tongguan.census.errors import ResolutionMissingError
from tongguan.census.plan import Plan
from tongguan.engines import Engine
from tongguan.identity import Key
from tongguan.identity.columns import hashing
from tongguan.identity.errors import BadKeyError
from tongguan.identity.keys import parse_key, require_private


@dataclass(frozen=True, slots=True)
class HashingThere:
    """Hashes where it is called, under the key that is found there; this can be pickled, for it holds no secret."""

    file: str | None
    environment: str | None
    id: str

    def __call__(self, spaces: Any, texts: Any) -> Any:  # noqa: ANN401 -- pyarrow publishes no types
        """Give the pseudonyms of normal forms, as ``identity.columns.hashing`` does."""
        return _hashing(self)(spaces, texts)


def hashing_on(engine: Engine, plan: Plan, key: Key) -> Callable[[Any, Any], Any]:
    """Give the function that an engine is to hash with.

    Raises:
        ResolutionMissingError: The engine works in other processes, and the plan does not say where the key is.
    """
    if not engine.distributed:
        return hashing(key)
    if plan.key is None:
        raise ResolutionMissingError(
            "the workers of a cluster cannot be given a key, and the plan does not say where they find it",
            help="write `key: {file: …}` or `key: {environment: …}`; every worker reads it itself",
            source=plan.source,
            field="key",
        )
    return HashingThere(plan.key.file, plan.key.environment, key.id)


@cache
def _hashing(there: HashingThere) -> Callable[[Any, Any], Any]:
    source = there.file or there.environment or ""
    if there.file is not None:
        path = Path(there.file)
        require_private(path.stat().st_mode, source)
        text = path.read_bytes()
    else:
        text = os.environ.get(source, "").encode()
    key = parse_key(text, source)
    if key.id != there.id:
        raise BadKeyError(f"the key here is `{key.id}`, not `{there.id}`", source=source)
    return hashing(key)
