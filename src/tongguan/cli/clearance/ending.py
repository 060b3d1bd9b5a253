"""How commands end that take something back: what was taken back, and the feed that says so."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tongguan.cli.language import spoken
from tongguan.cli.screen import Screen, print_json

if TYPE_CHECKING:
    from tongguan.clearance import Feed
    from tongguan.cli.clearance.issuer_folder import IssuerFolder
    from tongguan.vocabulary import Phrase
    from tongguan.vocabulary.phrase import Language


def end(
    taken_back: Mapping[str, str],
    said: "Sequence[Phrase]",
    folder: "IssuerFolder",
    feed: "Feed",
    lang: "Language | None",
    *,
    as_json: bool,
) -> None:
    """Tell what was taken back, by the name of its kind, and which feed says so.

    Args:
        taken_back: The kind, and the id.
        said: What people see, with ``id``, ``sequence`` and ``file`` to be filled in.
        folder: The issuer's folder.
        feed: The feed that was signed.
        lang: The language that was asked for.
        as_json: Whether machines ask.
    """
    if as_json:
        print_json({**taken_back, "feed": feed.sequence, "file": str(folder.feed_file)})
        return
    screen = Screen(spoken(lang))
    (taken,) = taken_back.values()
    for each in said:
        screen.line(screen.words(each).format(id=taken, kid=taken, sequence=feed.sequence, file=folder.feed_file))
