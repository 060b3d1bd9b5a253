"""Mutation testing of the lawbook: a mutant is the law with one small mistake, and cases and proofs must tell it apart.

Mutants are made in memory from the parsed book; nothing here writes the book or knows what the law says.
"""
