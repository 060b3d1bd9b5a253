"""Shows on standard error how far the counting has come, while someone watches."""

from collections.abc import Iterator
from contextlib import contextmanager

from tongguan.cli.words import census as words
from tongguan.engines import Progress
from tongguan.vocabulary.phrase import Language


@contextmanager
def watched(language: Language) -> Iterator[Progress | None]:
    """Give what is to be told how far the running question has come; nothing where nobody watches."""
    from rich.console import Console  # noqa: PLC0415 -- only for people
    from rich.progress import Progress as Bars  # noqa: PLC0415 -- as above

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Bars(console=console, transient=True) as bars:
        task = bars.add_task(words.COUNTING.in_language(language), total=1.0)
        yield lambda share: bars.update(task, completed=share)
