"""What the catalogues cite is in the lawbook, and their open questions are the lawbook's."""

from tongguan.law import load_book
from tongguan.law.catalogues import Catalogues


def test_every_citation_of_the_rules_resolves(catalogues: Catalogues) -> None:
    rules = catalogues.sensitivity.book
    cited = {standard.cites for standard in rules.standards}
    cited |= {standard.rebuttal for standard in rules.standards if standard.rebuttal}
    numbers = [each.number for each in rules.classes if each.number]
    cited |= {f"{standard.cites}.{number}" for standard in rules.standards if standard.numbered for number in numbers}
    cited |= {each.cites for each in rules.classes if each.cites}
    cited |= {cite for rule in rules.combinations for cite in rule.cites}
    cited |= {cite for rule in rules.boundaries for cite in rule.cites}
    book = load_book()
    assert rules.under_14.cites in cited
    assert not sorted(cite for cite in cited if not book.resolves(cite))


def test_the_open_questions_have_the_choices_of_the_lawbook(catalogues: Catalogues) -> None:
    rules = catalogues.sensitivity.book
    ours = {question.id: (question.default, set(question.choices)) for question in rules.standing_readings}
    ours[rules.standard_reading.id] = (rules.standard_reading.default, set(rules.standard_reading.choices))
    theirs = {each.id: (each.default, {choice.id for choice in each.choices}) for each in load_book().readings}
    assert ours == {question: theirs[question] for question in ours}
