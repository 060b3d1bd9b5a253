"""Finds provisions by citation or by words, and the nearest ones where nothing fits."""

import difflib
from dataclasses import dataclass
from functools import lru_cache

from tongguan.law import Lawbook
from tongguan.office.exports.reading import lawbook
from tongguan.vocabulary import Phrase

MOST = 60
_NEAREST = 5
_LIKE = 0.45


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that fits: an instrument (without ``unit``) or a provision."""

    instrument: str
    unit: str
    cites: str
    says: Phrase
    draft: bool


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What fits what was asked, at most ``MOST`` of ``all``; ``nearest`` where nothing does."""

    asked: str
    hits: tuple[Hit, ...]
    all: int
    nearest: tuple[Hit, ...]


def found_page(asked: str) -> FoundPage:
    """Search the lawbook: every word asked for must stand in the citation or in the words, in either language."""
    entries = _entries(lawbook().edition)
    wanted = asked.casefold().split()
    if not wanted:
        return FoundPage(asked, (), 0, ())
    fits = [hit for text, hit in entries if all(word in text for word in wanted)]
    exact = asked.strip().casefold()
    fits.sort(key=lambda hit: (hit.cites.casefold() != exact, not hit.cites.casefold().startswith(exact), hit.draft))
    return FoundPage(asked, tuple(fits[:MOST]), len(fits), () if fits else _nearest(exact))


def _nearest(asked: str) -> tuple[Hit, ...]:
    """Give what is most like the text: citations alike in writing, else words that share most."""
    entries = _entries(lawbook().edition)
    by_citation = {hit.cites.casefold(): hit for _, hit in entries}
    close = difflib.get_close_matches(asked, by_citation, n=_NEAREST, cutoff=_LIKE)
    if close:
        return tuple(by_citation[each] for each in close)
    pairs = {asked[place : place + 2] for place in range(len(asked) - 1)}
    scored = sorted(
        ((sum(pair in text for pair in pairs), -n, hit) for n, (text, hit) in enumerate(entries)),
        key=lambda each: each[:2],
        reverse=True,
    )
    return tuple(hit for score, _, hit in scored[:_NEAREST] if score * 2 >= max(len(pairs), 1))


@lru_cache(maxsize=4)
def _entries(edition: str) -> tuple[tuple[str, Hit], ...]:  # noqa: ARG001 -- the edition is the key
    return tuple(_all(lawbook()))


def _all(book: Lawbook) -> list[tuple[str, Hit]]:
    found: list[tuple[str, Hit]] = []
    for each in book.instruments:
        words = (each.id, each.title.zh, each.title.en, each.short.zh, each.short.en)
        number = (each.number.zh, each.number.en) if each.number else ()
        found.append(("\n".join((*words, *number)).casefold(), Hit(each.id, "", each.id, each.title, each.draft)))
    for rule in book.rules:
        instrument = book.by_instrument[rule.instrument]
        said = (rule.cites, rule.name, rule.says.zh, rule.says.en, instrument.short.zh, instrument.short.en)
        hit = Hit(rule.instrument, rule.cites.partition("#")[2], rule.cites, rule.says, rule.draft)
        found.append(("\n".join(said).casefold(), hit))
    return found
