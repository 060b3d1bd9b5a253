"""Words for people, in both languages."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same words in Chinese and English."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """Give the words in ``language``."""
        return self.zh if language == "zh" else self.en

    def as_dict(self) -> dict[str, str]:
        """Give both, by language."""
        return {"zh": self.zh, "en": self.en}
