"""Gates: those that are registered, how they stand this moment, what they hold, and the addresses they poll.

A gate is asked outside the page, in pieces that htmx fetches: one that does not answer never keeps a page waiting.
"""
