"""Answers Envoy's ``ext_authz`` over HTTP: reads from a request that passes by what goes out, and asks as anybody does.

It decides nothing. What the extraction does not say how to read is refused: another path, a field that no line
names, a body that is cut off, compressed, or no JSON.
"""
