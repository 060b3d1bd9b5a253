"""Assesses a table of exports: the conditions and all that leads to them as SQL, and the engine for what stays open.

Pure: it builds queries and reads what they give; it runs none and opens no file. It needs sqlglot, which is an
extra, and answers every row as ``decision.determination`` answers the declaration that the row stands for.
"""
