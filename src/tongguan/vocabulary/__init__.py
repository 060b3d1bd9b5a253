"""The nouns every room shares: citations, pathways, three-valued truth, bounds, errors.

This room knows nothing: no law, no files, no clock. What only one room uses lives in that room.
"""

from tongguan.vocabulary.bounds import Bounds
from tongguan.vocabulary.citation import Citation, CitationError
from tongguan.vocabulary.errors import TongguanError
from tongguan.vocabulary.grade import Grade
from tongguan.vocabulary.pathway import Pathway, heaviest
from tongguan.vocabulary.phrase import Phrase
from tongguan.vocabulary.truth import Truth, all_of, any_of, negate

__all__ = [
    "Bounds",
    "Citation",
    "CitationError",
    "Grade",
    "Pathway",
    "Phrase",
    "TongguanError",
    "Truth",
    "all_of",
    "any_of",
    "heaviest",
    "negate",
]
