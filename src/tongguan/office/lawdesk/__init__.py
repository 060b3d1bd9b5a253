"""The law at the desk: what is in force when, what a provision says and does, and what its changes mean here.

It reads the lawbook and the register of exports; what it keeps, it keeps in ``catalogues``.
"""
