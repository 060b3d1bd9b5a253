"""Why a mutant survived, in words that people wrote, by its identifier."""

from pathlib import Path

from tongguan.strict_yaml import load

FILE = Path(__file__).with_name("explanations.yaml")


def explanations(file: Path = FILE) -> dict[str, str]:
    """Read the explanations; each is one or more plain English sentences.

    Raises:
        YamlError: The file is not strict YAML; says the place.
        ValueError: An explanation is blank, or no text.
    """
    found = load(file.read_bytes(), file.name) or {}
    for name, text in found.items():
        if not isinstance(text, str) or not text.strip():
            raise ValueError(f"`{name}` in {file.name} is explained by no text")
    return dict(found)
