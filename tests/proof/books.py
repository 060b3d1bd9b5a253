"""Lawbooks that are broken on purpose, and the proof of one span of them."""

from collections.abc import Callable
from datetime import date
from functools import cache

import msgspec

from tongguan.law import Lawbook, Rule, load_book, load_catalogues
from tongguan.law.conditions import Condition, parse
from tongguan.law.facts import COLLECTIONS
from tongguan.proof import SpanProof, Verdict
from tongguan.proof.claims import CLAIMS
from tongguan.proof.proving import prove_span
from tongguan.proof.setting import Setting
from tongguan.proof.spans import Span, spans_of

BOOK = load_book()
CATALOGUES = load_catalogues()
SPANS = spans_of(BOOK, CATALOGUES)
TODAY = date(2026, 6, 30)

Change = Callable[[Rule], Rule | None]


def span_of(day: date) -> Span:
    return next(span for span in SPANS if span.holds(day))


@cache
def setting_of(day: date, draft: str | None = None) -> Setting:
    return Setting(BOOK, CATALOGUES, span_of(day), draft)


def condition(text: str, book: Lawbook = BOOK) -> Condition:
    """Read a condition as the lawbook does."""
    readings = {each.id: tuple(choice.id for choice in each.choices) for each in book.readings}
    return parse(text, book.facts.in_conditions(), readings, COLLECTIONS)


def broken(name: str, change: Change) -> Lawbook:
    """Give the lawbook with one rule changed; ``None`` takes it away."""
    assert name in BOOK.by_name, name
    rules = [change(rule) if rule.name == name else rule for rule in BOOK.rules]
    return msgspec.structs.replace(BOOK, rules=tuple(rule for rule in rules if rule is not None))


def rewritten(old: str, new: str) -> Change:
    """Change the text of a condition."""

    def change(rule: Rule) -> Rule:
        assert old in rule.when_text, rule.when_text
        text = rule.when_text.replace(old, new)
        return msgspec.structs.replace(rule, when=condition(text), when_text=text)

    return change


def prove(book: Lawbook, claim: str, day: date = TODAY) -> tuple[SpanProof, Verdict]:
    """Prove one claim about the law of a day."""
    only = [each for each in CLAIMS if each.code == claim]
    proof = prove_span(book, CATALOGUES, span_of(day), lambda: 0.0, claims=only)
    return proof, proof.verdicts[0]
