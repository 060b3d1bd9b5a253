"""The evidence for whom a census takes for one person: which identifiers joined, by which rows, and what was cut.

Nothing of it shows an identifier: each is told by its space and the first digits of its pseudonym.
"""

from tongguan.census.evidence.asking import NoIdentifierError
from tongguan.census.evidence.model import Evidence, Holding, Joined, Said, Seen
from tongguan.census.evidence.showing_of import show_of

__all__ = ["Evidence", "Holding", "Joined", "NoIdentifierError", "Said", "Seen", "show_of"]
