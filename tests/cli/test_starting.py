"""``tongguan init`` and ``tongguan schema``: where a declaration begins."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.running import Tongguan
from tongguan.cli import errors, reading_files, writing_files
from tongguan.decision.declaration import read_declarations
from tongguan.law import load_book, load_catalogues


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reader_accepts_what_init_writes(language: str, tongguan: Tongguan, tmp_path: Path) -> None:
    file = tmp_path / "declaration.yaml"
    ran = tongguan("init", str(file), "--lang", language)
    assert (ran.code, ran.out) == (0, "")
    assert str(file) in ran.err
    (declaration,) = read_declarations(file.read_bytes(), str(file), load_book(), load_catalogues())
    assert [export.id for export in declaration.exports] == ["export-1"]
    assert set(declaration.exports[0].facts) <= {"id"}, "nothing is declared until somebody fills it in"
    has_chinese = any(character >= "\u2e80" for character in file.read_text(encoding="utf-8"))
    assert has_chinese == (language == "zh")


def test_what_init_writes_can_be_assessed_at_once(tongguan: Tongguan, tmp_path: Path) -> None:
    """Nothing is known yet, so nothing is settled and much is asked."""
    file = tmp_path / "declaration.yaml"
    assert tongguan("init", str(file)).code == 0
    ran = tongguan("assess", str(file), "--as-of", "2026-06-30", "--json")
    assert ran.code == 0, ran.err
    assert ran.json["overall"]["settled"] is False


def test_every_field_of_a_handler_recipient_and_export_is_there(tongguan: Tongguan) -> None:
    text = tongguan("init", "-").out
    for shape in ("handler", "recipients", "exports"):
        for fact in load_book().facts.of_shape(shape):
            assert f"{fact.name.rpartition('.')[2]}:" in text, fact.name


def test_init_overwrites_nothing_unless_forced(tongguan: Tongguan, tmp_path: Path) -> None:
    file = tmp_path / "declaration.yaml"
    file.write_text("mine\n", encoding="utf-8")
    ran = tongguan("init", str(file))
    assert ran.code == 2
    assert "error[cli/file-exists]" in ran.err
    assert file.read_text(encoding="utf-8") == "mine\n"
    assert tongguan("init", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8") != "mine\n"


def test_init_leaves_nothing_behind_where_it_cannot_write(
    tongguan: Tongguan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = tongguan("init", str(tmp_path / "declaration.yaml"))
    assert ran.code == 2
    assert "error[cli/file-not-written]" in ran.err
    assert "no space left on device" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_init_into_a_folder_or_a_missing_one_is_refused(tongguan: Tongguan, tmp_path: Path) -> None:
    assert "is a folder" in tongguan("init", str(tmp_path)).err
    assert tongguan("init", str(tmp_path / "no" / "declaration.yaml")).code == 2


def test_init_writes_beside_a_link_not_over_it(tongguan: Tongguan, tmp_path: Path) -> None:
    target = tmp_path / "real.yaml"
    target.write_text("old", encoding="utf-8")
    link = tmp_path / "declaration.yaml"
    link.symlink_to(target)
    assert tongguan("init", str(link), "--force").code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("# ")


def test_a_device_is_written_to(tmp_path: Path) -> None:
    writing_files.write_text(Path("/dev/null"), "text", replace=True)
    assert Path("/dev/null").is_char_device()


def test_the_schema_is_printed_or_written(tongguan: Tongguan, tmp_path: Path) -> None:
    printed = tongguan("schema")
    assert printed.code == 0
    file = tmp_path / "declaration.schema.json"
    assert tongguan("schema", "--out", str(file)).out == ""
    assert json.loads(file.read_text(encoding="utf-8")) == printed.json


class TestReading:
    def test_a_file_is_read_whole(self, tmp_path: Path) -> None:
        file = tmp_path / "a"
        file.write_bytes(b"\xff\x00text")
        assert reading_files.read_bytes(file) == b"\xff\x00text"

    def test_a_missing_file_names_its_neighbour(self, tmp_path: Path) -> None:
        (tmp_path / "declaration.yaml").touch()
        with pytest.raises(errors.FileError) as caught:
            reading_files.read_bytes(tmp_path / "declaraton.yaml")
        assert caught.value.help == f"did you mean `{tmp_path / 'declaration.yaml'}`?"

    def test_a_missing_file_far_from_any_names_init(self, tmp_path: Path) -> None:
        with pytest.raises(errors.FileError) as caught:
            reading_files.read_bytes(tmp_path / "declaration.yaml")
        assert "tongguan init" in (caught.value.help or "")

    def test_a_missing_folder_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(errors.FileError) as caught:
            reading_files.read_bytes(tmp_path / "no" / "declaration.yaml")
        assert str(tmp_path / "no") in (caught.value.help or "")

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(errors.FileError, match="is a folder"):
            reading_files.read_bytes(tmp_path)

    def test_a_file_that_may_not_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refused)
        with pytest.raises(errors.FileError, match="may not be read"):
            reading_files.read_bytes(tmp_path / "a")

    def test_a_name_that_cannot_be(self) -> None:
        with pytest.raises(errors.FileError, match="cannot be read"):
            reading_files.read_bytes("a\0b")

    @pytest.mark.parametrize(("size", "fits"), [(10, True), (11, False)])
    def test_the_limit_is_included(self, tmp_path: Path, size: int, *, fits: bool) -> None:
        file = tmp_path / "a"
        file.write_bytes(b"x" * size)
        if fits:
            assert len(reading_files.read_bytes(file, most=10)) == size
        else:
            with pytest.raises(errors.TooLargeError, match="more than 10 bytes"):
                reading_files.read_bytes(file, most=10)

    def test_a_dash_is_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"text")))
        assert reading_files.read_bytes("-") == b"text"
        assert reading_files.shown_name("-") == "<stdin>"
        assert reading_files.shown_name("a.yaml") == "a.yaml"
