"""The audit journal: who did what, when and why, in every organisation. Entries are added and never changed.

Each entry carries the hash of the one before it, so that nothing can be altered, taken out or put between unseen;
the number and hash of the last entry, kept elsewhere, give away a journal that was cut short.
"""
