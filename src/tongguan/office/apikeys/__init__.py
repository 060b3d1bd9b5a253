"""Keys of the API: what a program shows to act for the person who made the key, in one organisation.

A key never does more than its scopes, and never more than the role of its person at that moment. Only the hash of
its secret is kept.
"""
