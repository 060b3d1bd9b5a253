"""Renders memos with the lawbook of this installation."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from tongguan.cli.report import Library, render_memo
from tongguan.law import load_book, load_catalogues
from tongguan.vocabulary.phrase import Language

SHA256 = hashlib.sha256(b"a declaration").hexdigest()
Render = Callable[[Mapping[str, Any], Language], str]


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(load_book(), load_catalogues())


@pytest.fixture(scope="session")
def render(library: Library) -> Render:
    return lambda answer, language: render_memo(answer, language, "examples/one.yaml", SHA256, library)
