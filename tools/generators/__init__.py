"""Generators of files that are committed, one module each.

A module here exposes ``generate() -> dict[Path, str]``: paths relative to the root of the
repository, each with the whole text the file must have. ``tools.generate_docs`` finds the modules
by itself, writes what they give, and with ``--check`` tells what is out of date.
A generator reads only the repository, so that the same commit gives the same text everywhere.
"""
