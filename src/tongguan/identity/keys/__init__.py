"""Keys for pseudonyms: one per handler and calendar year, and what a file of one holds.

The rooms that call read the file or the environment; here bytes become a key, and a key becomes text only for the
one file it is kept in.
"""

from tongguan.identity.keys.algorithms import Algorithm
from tongguan.identity.keys.key import SECRET_BYTES, Key
from tongguan.identity.keys.written import parse_key, require_private, unsafe_text_of_key

__all__ = ["SECRET_BYTES", "Algorithm", "Key", "parse_key", "require_private", "unsafe_text_of_key"]
