"""The page of errors: every code with its headline in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tongguan.cli.failing import headlines
from tools import markdown

_ROOT = Path(__file__).resolve().parents[2]
_PAGE = Path("docs/reference/errors.md")
_INTRO = """\
An error says what was refused, where, and what to do about it.
The code is stable; the words may improve.
On the terminal an error goes to standard error, in Chinese with `--lang zh`.
With `--json` it is a problem object as in RFC 9457.

```console
$ tongguan law show CBDF-2025
error[law/not-in-book]: `CBDF-2025` is not an instrument of the lawbook
  help: did you mean `CBDF-2024`?
```

| exit code | means |
| --- | --- |
| 0 | answered |
| 1 | our fault: please report it |
| 2 | the input was refused, for one of the reasons below |
| 3 | with `assess --check`: not settled |
| 4 | with `assess --check`: something is uncovered, exceeded, lapsed, stopped, overdue or prohibited |
| 130 | interrupted |
| 141 | nobody reads the output any more |"""


class Raised(NamedTuple):
    """One class of error as the source has it."""

    code: str
    name: str
    says: str
    module: str


def raised(source: Path = _ROOT / "src") -> tuple[Raised, ...]:
    """Find every error class with a code of its own, without importing anything."""
    found = [error for path in sorted(source.rglob("*.py")) for error in _in_module(path, source)]
    return tuple(sorted(found))


def generate() -> dict[Path, str]:
    """Give the page."""
    said = headlines()
    rooms: dict[str, list[Raised]] = {}
    for error in raised():
        rooms.setdefault(error.code.partition("/")[0], []).append(error)
    parts = [_INTRO]
    for room, errors in sorted(rooms.items()):
        rows = []
        for code in sorted({error.code for error in errors}):
            headline = said.get(code)
            classes = [error for error in errors if error.code == code]
            rows.append(
                (
                    f'<a id="{code.replace("/", "-")}"></a>{markdown.code(code)}',
                    markdown.text(headline.zh if headline else ""),
                    markdown.text(headline.en if headline else ""),
                    "<br>".join(markdown.text(error.says) for error in classes),
                )
            )
        parts.append(f"## {room}\n\n{markdown.table(('code', '中文', 'English', 'raised when'), rows)}")
    return {_PAGE: markdown.page("Errors", *parts)}


def _in_module(path: Path, source: Path) -> Iterator[Raised]:
    text = path.read_text(encoding="utf-8")
    if "ClassVar" not in text:
        return
    module = path.relative_to(source).with_suffix("").as_posix().replace("/", ".")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef) and (code := _code_of(node)) is not None:
            says = (ast.get_docstring(node) or "").partition("\n")[0]
            yield Raised(code, node.name, says, module)


def _code_of(node: ast.ClassDef) -> str | None:
    for line in node.body:
        match line:
            case ast.AnnAssign(target=ast.Name(id="code"), value=ast.Constant(value=str(code))) if "/" in code:
                return code
            case _:
                continue
    return None
