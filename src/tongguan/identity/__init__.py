"""Identifiers of people: read to a normal form, made pseudonymous under a key, and held together as people.

Formats, checksums, stand-ins and linking are data in ``book/``. From it come both the Python normaliser and the SQL
one, which the tests hold equal on every engine. The room is pure: it reads no file but its book, has no clock and
draws no random numbers. It counts nothing over logs (``census``) and admits nothing (``gate``).

``columns`` needs pyarrow and is imported by its own name, so that the rest does without.
"""

from tongguan.identity.book import Book
from tongguan.identity.compiling import normalising_query
from tongguan.identity.errors import (
    AlgorithmMissingError,
    BadKeyError,
    IdentityBookError,
    KeyNotPrivateError,
    SecretNotSharedError,
    UnknownKindError,
    WrongKeyError,
)
from tongguan.identity.identifier import Identifier
from tongguan.identity.identifying import HASHING, identify_column
from tongguan.identity.keys import SECRET_BYTES, Algorithm, Key, parse_key, require_private, unsafe_text_of_key
from tongguan.identity.kinds import Kind, Mixture
from tongguan.identity.loading import BOOK, load_identity_book, parse_identity_book
from tongguan.identity.normalising import Normaliser, normaliser_of
from tongguan.identity.pseudonyms import PSEUDONYM_BYTES, pseudonym_of
from tongguan.identity.reasons import REASONS, Reason
from tongguan.identity.resolution import (
    Alias,
    Chain,
    IdentifierColumn,
    Limits,
    Link,
    LinkPolicy,
    Record,
    Relations,
    Resolution,
    Step,
    evidence,
    people_query,
    resolve,
    resolve_relation,
)

__all__ = [
    "BOOK",
    "HASHING",
    "PSEUDONYM_BYTES",
    "REASONS",
    "SECRET_BYTES",
    "Algorithm",
    "AlgorithmMissingError",
    "Alias",
    "BadKeyError",
    "Book",
    "Chain",
    "Identifier",
    "IdentifierColumn",
    "IdentityBookError",
    "Key",
    "KeyNotPrivateError",
    "Kind",
    "Limits",
    "Link",
    "LinkPolicy",
    "Mixture",
    "Normaliser",
    "Reason",
    "Record",
    "Relations",
    "Resolution",
    "SecretNotSharedError",
    "Step",
    "UnknownKindError",
    "WrongKeyError",
    "evidence",
    "identify_column",
    "load_identity_book",
    "normaliser_of",
    "normalising_query",
    "parse_identity_book",
    "parse_key",
    "people_query",
    "pseudonym_of",
    "require_private",
    "resolve",
    "resolve_relation",
    "unsafe_text_of_key",
]
