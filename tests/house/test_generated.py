"""The generator of committed files refuses what it cannot write safely."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from tools import generate_docs

Give = Callable[[dict[str, dict[str, str]]], None]


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Give:
    """Put generators in place that give these texts, by module and path, in an empty repository."""
    monkeypatch.setattr(generate_docs, "ROOT", tmp_path)

    def put(given: dict[str, dict[str, str]]) -> None:
        def module(name: str) -> SimpleNamespace:
            files = given[name.rpartition(".")[2]]
            return SimpleNamespace(generate=lambda: {Path(path): text for path, text in files.items()})

        names = [SimpleNamespace(name=name) for name in given]
        monkeypatch.setattr("tools.generate_docs.pkgutil.iter_modules", lambda _: names)
        monkeypatch.setattr("tools.generate_docs.importlib.import_module", module)

    return put


def test_a_missing_file_is_out_of_date_until_it_is_written(give: Give, tmp_path: Path) -> None:
    give({"pages": {"docs/a.md": "text\n"}})
    texts = generate_docs.generated()
    assert generate_docs.check(texts) == 1
    assert generate_docs.write(texts) == 1
    assert (tmp_path / "docs" / "a.md").read_text(encoding="utf-8") == "text\n"
    assert generate_docs.check(texts) == 0
    assert generate_docs.write(texts) == 0


def test_a_difference_is_shown(give: Give, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    give({"pages": {"a.md": "new\n"}})
    (tmp_path / "a.md").write_text("old\n", encoding="utf-8")
    assert generate_docs.check(generate_docs.generated()) == 1
    shown = capsys.readouterr().err
    assert "`a.md` is out of date" in shown
    assert "-old" in shown
    assert "+new" in shown


def test_two_generators_of_one_file_are_refused(give: Give) -> None:
    give({"one": {"a.md": ""}, "two": {"a.md": ""}})
    with pytest.raises(generate_docs.GeneratorError, match="which another generator gives too"):
        generate_docs.generated()


def test_a_file_outside_the_repository_is_refused(give: Give) -> None:
    give({"one": {"../a.md": ""}})
    with pytest.raises(generate_docs.GeneratorError, match="outside the repository"):
        generate_docs.generated()
