"""Proves the lawbook: compiles the rules of each day to z3 and refutes or proves claims about them, over all facts.

What z3 finds is turned into a declaration and fed to the reader and the engine, so that a counter-example is one
that ``tongguan assess`` answers too. The room decides nothing, has no clock and writes no file. It alone imports
z3, which is an extra: call ``require_z3`` before importing ``proving`` or ``spans``; this module needs it not.
"""

from tongguan.proof.requirement import ProverMissingError, require_z3
from tongguan.proof.results import Example, Instance, Parting, SpanProof, Verdict

__all__ = ["Example", "Instance", "Parting", "ProverMissingError", "SpanProof", "Verdict", "require_z3"]
