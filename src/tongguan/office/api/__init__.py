"""The interface for programs, below ``/api/v1/``: what the pages do, by the same verbs, rights and journal.

Whoever asks shows a key (``apikeys``); the organisation is the key's. Each operation names the scope that it needs.
Refusals are ``application/problem+json`` in the language that ``Accept-Language`` asks for.
"""
