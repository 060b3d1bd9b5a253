"""Shows questions, what is wrong with an answer, and the end, to people."""

from tongguan.cli.failing import headlines
from tongguan.cli.screen import Screen
from tongguan.cli.words import ask as words
from tongguan.decision.interview import Asked, Choice, Ended, Problem, ToFindOut
from tongguan.decision.interview.plain import leads, named, plain, why
from tongguan.decision.interview.reading import AnswerError
from tongguan.decision.interview.state import NOT_KNOWN
from tongguan.decision.interview.writing import flow
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Pathway, Phrase
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import KNOWERS, term

_MANY = 8
_SCOPES = {"handler": words.OF_HANDLER, "export": words.OF_EXPORT, "recipient": words.OF_RECIPIENT}


class Showing:
    """What is written on the terminal, in one language."""

    def __init__(self, language: Language, catalogues: Catalogues) -> None:
        self.language: Language = language
        self.catalogues = catalogues
        self.screen = Screen(language)
        self._knows_keys = False

    def say(self, phrase: Phrase, **filled: object) -> str:
        """Give words with something filled in."""
        return phrase.in_language(self.language).format(**filled)

    def line(self, phrase: Phrase, **filled: object) -> None:
        """Write words on a line of their own."""
        self.screen.line(self.say(phrase, **filled))

    def question(self, asked: Asked) -> None:
        """Write a question with its choices, and what each leads to."""
        progress = asked.progress
        told = words.PROGRESS_FIRST if progress.at_most is None else words.PROGRESS
        self.screen.line()
        self.screen.line(self.say(told, answered=progress.answered, at_most=progress.at_most), style="dim")
        scope = self.say(_SCOPES[asked.scope], title=asked.title or asked.of)
        self.screen.line(scope, style="cyan")
        self.screen.heading(asked.says)
        if asked.where == ("distinct_people",):
            self.screen.line(asked.of, indent=2)
        if asked.possible:
            self.screen.line(self.say(words.POSSIBLE, pathways=named(asked.possible, self.language)), indent=2)
        if len(asked.choices) > _MANY:
            self._grouped(asked)
        else:
            self._listed(asked)
        if asked.kept is not None:
            self.screen.line(self.say(words.KEPT, value=self._kept(asked)), style="green", indent=2)

    def prompt(self, asked: Asked) -> str:
        """Give what stands before the answer; the keys in words at first, then in short."""
        hint = words.HINTS.get(asked.kind, words.HINTS["text"]).in_language(self.language)
        keys = words.KEYS_SHORT if self._knows_keys else words.KEYS
        self._knows_keys = True
        return f"  [{hint}]  {keys.in_language(self.language)}\n> "

    def reasons(self, asked: Asked) -> None:
        """Write why it is asked, which provisions it feeds, and who knows."""
        rows = [(self.say(words.WHY), why(asked, self.language))]
        if asked.cites:
            rows.append((self.say(words.CITES), ", ".join(asked.cites)))
        if asked.knower:
            rows.append((self.say(words.KNOWER), term(KNOWERS, asked.knower, self.language)))
        self.screen.pairs(rows, indent=2)

    def problem(self, problem: Problem) -> None:
        """Write what is wrong with the answer, and what was perhaps meant."""
        error = problem.error
        message, advice = error.message, error.help
        if isinstance(error, AnswerError):
            message, advice = (each.in_language(self.language) for each in (error.says, error.advice))
        elif self.language == "zh" and error.code in headlines():
            message = f"{headlines()[error.code].zh}（{error.message}）"
        self.screen.line(message, style="red", indent=2)
        if advice:
            self.screen.line(advice, indent=2)
        suggested = [each for each in problem.suggestions if each.ids]
        for each in suggested:
            near = "  ".join(f"{number} {self._entry(name)}" for number, name in enumerate(each.ids, start=1))
            self.screen.line(f"{self.say(words.NEAREST, typed=each.typed)} {near}", indent=4)
        if suggested:
            self.screen.line(words.PICK, indent=4)

    def end(self, ended: Ended, titles: dict[str, str]) -> None:
        """Write the pathway of each export, and what is to be found out from whom."""
        self.screen.line()
        self.screen.heading(
            self.say(words.SETTLED if ended.settled else words.NOT_SETTLED, answered=ended.progress.answered)
        )
        rows = [(titles.get(name, name), named(pathways, self.language)) for name, pathways in ended.exports.items()]
        self.screen.pairs(rows, indent=2)
        if ended.to_find_out:
            self.screen.line()
            self.screen.heading(words.TO_FIND_OUT)
        by_knower: dict[str | None, list[ToFindOut]] = {}
        for each in ended.to_find_out:
            by_knower.setdefault(each.knower, []).append(each)
        for knower, asked in by_knower.items():
            whom = (
                self.say(words.ASK_WHOM, knower=term(KNOWERS, knower, self.language))
                if knower
                else self.say(words.ASK_SOMEBODY)
            )
            self.screen.line(whom, indent=2)
            self.screen.pairs(
                [
                    (each.title or each.of, f"{each.says.in_language(self.language)}  {' '.join(each.cites[:3])}")
                    for each in asked
                ],
                indent=4,
            )

    def _listed(self, asked: Asked) -> None:
        rows = []
        for number, choice in enumerate(asked.choices, start=1):
            label = "·" if choice.example else str(number)
            rows.append((label, f"{choice.says.in_language(self.language)}{self._leads(asked, choice)}"))
        if rows:
            self.screen.pairs(rows, indent=2)

    def _grouped(self, asked: Asked) -> None:
        """Write many choices by what they lead to."""
        groups: dict[tuple[Pathway, ...], list[tuple[int, Choice]]] = {}
        for number, choice in enumerate(asked.choices, start=1):
            groups.setdefault(choice.leads_to, []).append((number, choice))
        for choices in groups.values():
            listed = "  ".join(f"{number} {choice.says.in_language(self.language)}" for number, choice in choices)
            self.screen.line(f"{listed}{self._leads(asked, choices[0][1])}", indent=2)

    def _leads(self, asked: Asked, choice: Choice) -> str:
        return f"  → {leads(asked, choice, self.language)}" if choice.leads_to else ""

    def _kept(self, asked: Asked) -> str:
        if asked.kept == NOT_KNOWN:
            return words.KEPT_NOT_KNOWN.in_language(self.language)
        says = next((each.says for each in asked.choices if each.value == asked.kept), None)
        return flow(plain(asked.kept)) if says is None else says.in_language(self.language)

    def _entry(self, name: str) -> str:
        item = self.catalogues.items.items.get(name)
        return name if item is None else f"{item.label.in_language(self.language)} ({name})"
