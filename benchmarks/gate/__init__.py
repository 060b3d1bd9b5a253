"""Measures the gate: batches, single people, people already known, and how many bytes a person takes."""
