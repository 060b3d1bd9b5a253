"""The declaration: the one file that describes a handler, its recipients, its exports and what is in place.

Reads and checks the file; decides nothing. The names are those of ``law/book/facts.yaml``.
"""

from tongguan.decision.declaration.errors import (
    ContradictionError,
    DeclarationError,
    UnknownFieldError,
    UnknownNameError,
    WrongValueError,
)
from tongguan.decision.declaration.model import Change, Declaration, Export, Mechanism, Overlap, People, Recipient
from tongguan.decision.declaration.reader import read_declarations
from tongguan.decision.declaration.schema import json_schema

__all__ = [
    "Change",
    "ContradictionError",
    "Declaration",
    "DeclarationError",
    "Export",
    "Mechanism",
    "Overlap",
    "People",
    "Recipient",
    "UnknownFieldError",
    "UnknownNameError",
    "WrongValueError",
    "json_schema",
    "read_declarations",
]
