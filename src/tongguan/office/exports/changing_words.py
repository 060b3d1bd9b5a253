"""Words that go into the text of a declaration."""

from tongguan.vocabulary import Phrase

WRITTEN = Phrase(
    "由通关的表单写成，{day}。没有写的字段是不知道。",
    "Written by the forms of tongguan, {day}. A field that is not here is not known.",
)
