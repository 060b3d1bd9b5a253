"""What may be told of a key."""

from typing import TYPE_CHECKING

from tongguan.cli.words import key as words

if TYPE_CHECKING:
    from tongguan.cli.screen import Screen
    from tongguan.identity import Key


def as_dict(key: "Key", source: str) -> dict[str, object]:
    """Give it for JSON."""
    return {
        "id": key.id,
        "handler": key.handler,
        **({"handlers": list(key.handlers)} if key.is_joint else {}),
        "year": key.year,
        "algorithm": key.algorithm.value,
        "source": source,
    }


def show(key: "Key", source: str, screen: "Screen") -> None:
    """Write it for people."""
    screen.pairs(
        [
            (words.ID, key.id),
            (words.JOINTLY_OF if key.is_joint else words.OF_HANDLER, key.handler),
            (words.OF_YEAR, str(key.year)),
            (words.BY_ALGORITHM, key.algorithm.value),
            (words.SOURCE, source),
        ]
    )
