"""Applies the law to what is declared: what each export needs, why, what is owed, what would change it.

Pure: it opens no file, asks no clock and knows no threshold; the day, the lawbook and the declaration are given.
"""

__all__: list[str] = []
