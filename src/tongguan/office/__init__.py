"""The web application: organisations, accounts and roles, pages, and what they keep.

The only room that knows Django. Each subject is an application of its own (``accounts``, ``journal``, ``exports``,
``today``, …); ``desk`` holds what every page stands in. The rooms below decide and count; this one asks them,
keeps what was said, and shows it. It does not apply law itself.
"""

__all__: list[str] = []
