"""The conversation: asks, reads a line, goes on; every answer is kept before the next question."""

import re
import sys
from contextlib import suppress
from pathlib import Path

from tongguan.cli.ask.files import Beginning, finish, keep, partial_of
from tongguan.cli.ask.showing import Showing
from tongguan.cli.errors import FileError
from tongguan.cli.words import ask as words
from tongguan.decision.interview import NOT_KNOWN, Asked, Ended, Problem, Setting, State, answer, back, next_question
from tongguan.decision.interview.writing import text_of
from tongguan.vocabulary.phrase import Language

_BETWEEN = re.compile(r"\s*[,，、;；]\s*")
_AS_IT_IS = "="
_YES = frozenset({"y", "yes", "是"})


class _LeftError(Exception):
    """The person leaves, or standard input ended."""


class Interview:
    """One conversation.

    Args:
        setting: The law of the day.
        language: The language of the questions.
        target: Where the declaration goes; the interview is kept beside it.
        force: Whether the target is replaced without asking.
    """

    def __init__(self, setting: Setting, language: Language, target: Path, *, force: bool) -> None:
        self.setting = setting
        self.language: Language = language
        self.target = target
        self.force = force
        self.showing = Showing(language, setting.catalogues)
        self.state = State()

    def run(self, beginning: Beginning) -> None:
        """Ask until nothing is left to ask, or the person leaves."""
        self.state = beginning.state
        self._greet(beginning)
        try:
            self._finish(self._asked_out())
        except _LeftError:
            self._leave()
        except KeyboardInterrupt:
            sys.stdout.write("\n")
            self._leave()
            raise

    def _asked_out(self) -> Ended:
        while True:
            found = next_question(self.state, self.setting)
            if isinstance(found, Ended):
                return found
            self.showing.question(found)
            if found.problem is not None:
                self.showing.problem(found.problem)
            self._answer(found)

    def _answer(self, asked: Asked) -> None:
        """Read lines until one is an answer or goes back."""
        while True:
            line = self._line(self.showing.prompt(asked))
            match line.lower():
                case "?" | "？":
                    self.showing.reasons(asked)
                case "q":
                    raise _LeftError
                case "b":
                    if not self.state.given:
                        self.showing.line(words.FIRST)
                        continue
                    self._take(back(self.state))
                    return
                case "" if asked.kept is None:
                    self.showing.line(words.SAYS_NOTHING)
                case _:
                    self._take(answer(self.state, asked, self._meant(line, asked), self.setting))
                    return

    def _meant(self, line: str, asked: Asked) -> object:
        if not line:
            return asked.kept
        if line.lower() == "s":
            return NOT_KNOWN
        problem = asked.problem
        if problem is not None and line.isdecimal() and isinstance(problem.typed, str):
            picked = _picked(problem, int(line))
            if picked is not None:
                return picked
        return line.removeprefix(_AS_IT_IS)

    def _take(self, state: State) -> None:
        changed = state.given != self.state.given
        self.state = state
        if changed:
            keep(state, self.target, self.setting.as_of)

    def _line(self, prompt: str) -> str:
        try:
            line = input(prompt).strip()
            line.encode()  # the terminal's encoding may let signs through that are none
        except UnicodeError as error:
            sys.stdout.write("\n")
            raise FileError(
                "standard input is not written in UTF-8", help="convert it; the answers before it are kept"
            ) from error
        except EOFError:
            sys.stdout.write("\n")
            raise _LeftError from None
        return line

    def _greet(self, beginning: Beginning) -> None:
        showing = self.showing
        showing.line(words.BEGIN, day=self.setting.as_of.isoformat())
        if beginning.replaced:
            showing.line(words.OFFERED_AGAIN, file=self.target, count=beginning.replaced)
        elif beginning.resumed is not None:
            showing.line(words.GOING_ON, file=beginning.resumed, count=len(self.state.given))

    def _finish(self, ended: Ended) -> None:
        exports = self.state.content.get("exports") or ()
        self.showing.end(ended, {str(each["id"]): str(each.get("title") or each["id"]) for each in exports})
        target = self._agreed(self.target)
        text = text_of(self.state, self.setting.book.facts, self.setting.as_of.isoformat(), self.language)
        finish(text, target)
        with suppress(OSError):
            partial_of(self.target).unlink(missing_ok=True)
        self.showing.line(words.WROTE, file=target, day=self.setting.as_of.isoformat())

    def _agreed(self, target: Path) -> Path:
        """Give a file that may be written: one that is not there, or that the person agrees to replace."""
        while target.exists() and not self.force:
            if self._line(self.showing.say(words.REPLACE, file=target)).lower() in _YES:
                return target
            name = self._line(self.showing.say(words.ANOTHER_NAME))
            if not name:
                raise _LeftError
            target = Path(name)
        return target

    def _leave(self) -> None:
        if not self.state.given and not self.state.ahead:
            self.showing.line(words.NOTHING_SAVED)
            return
        keep(self.state, self.target, self.setting.as_of)
        self.showing.line(words.LEFT, count=len(self.state.given), partial=partial_of(self.target), file=self.target)


def _picked(problem: Problem, number: int) -> str | None:
    """Give what was typed with the first unknown name replaced by one of the nearest."""
    first = next((each for each in problem.suggestions if each.ids), None)
    if first is None or not 1 <= number <= len(first.ids):
        return None
    names = _BETWEEN.split(str(problem.typed).strip())
    return ", ".join(first.ids[number - 1] if name == first.typed else name for name in names)
