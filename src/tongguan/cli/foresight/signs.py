"""Signs of splitting in words, with the rules against it that are in force."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tongguan.census.splitting import Finding
from tongguan.cli.words import splitting as words
from tongguan.law import Lawbook, Warns
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

_ENGINE = "splitting"


def signs_of(findings: Sequence[Finding], book: Lawbook, as_of: date, language: Language) -> list[dict[str, Any]]:
    """Give the part ``splitting`` of a census: each sign with ``says``, its ``shows`` in words, and ``cites``."""
    cites = [
        rule.cites
        for rule in book.rules
        if isinstance(rule.effect, Warns) and rule.effect.engine == _ENGINE and rule.is_in_force(as_of)
    ]
    return [
        {
            **finding.as_dict(),
            "says": _says(finding).in_language(language),
            "shows": _shows(finding.evidence, language),
            "cites": list(dict.fromkeys(cites)),
        }
        for finding in findings
    ]


def _says(finding: Finding) -> Phrase:
    said = words.SIGNS[finding.sign]
    counter = words.COUNTERS[finding.counter]
    zh, en = "、".join(finding.handlers), ", ".join(finding.handlers)
    line = f"{finding.line:,}"
    return Phrase(
        said.zh.format(handlers=zh, line=line, counter=counter.zh),
        said.en.format(handlers=en, line=line, counter=counter.en),
    )


def _shows(evidence: Mapping[str, Any], language: Language) -> str:
    """Write the numbers in one line."""
    comma, stop, colon = ("、", "；", "：") if language == "zh" else (", ", "; ", ": ")
    parts = []
    for name, value in evidence.items():
        if isinstance(value, Mapping):
            shown = comma.join(f"{who} {people:,}" for who, people in value.items())
        elif isinstance(value, tuple):
            shown = comma.join(value)
        else:
            shown = f"{value:,}" if isinstance(value, int) else value
        parts.append(f"{words.EVIDENCE[name].in_language(language)}{colon}{shown}")
    return stop.join(parts)
