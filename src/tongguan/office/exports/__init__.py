"""What a handler exports: its declaration, kept whole in versions with who, when and why.

The declaration is the public format of ``tongguan assess``; this application keeps it and reads it, and ``decision``
decides. Nothing of it is copied into columns: what pages list is read from the current version.
"""
