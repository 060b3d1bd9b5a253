"""Reads YAML strictly: what a careful person would call a mistake is refused, not guessed.

The only room that imports ``yaml``. It knows nothing of law or of declarations: it turns text into
plain values, and tells where in the text a value stands when another room refuses it.
"""

from tongguan.strict_yaml.decoding import Position, YamlError
from tongguan.strict_yaml.reader import Path, load, locate
from tongguan.strict_yaml.within import locate_within

__all__ = ["Path", "Position", "YamlError", "load", "locate", "locate_within"]
