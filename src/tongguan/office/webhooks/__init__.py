"""Webhooks: tells programs elsewhere what happened here, signed as Standard Webhooks has it.

The journal is what they are told of: ``gathering`` makes a delivery of each entry that an endpoint asked for, so
that nothing that was done is left out and nothing that was undone is told. ``background`` sends them, again and
again where nobody answers. An endpoint is never in the network of the office, unless the administrator allows it.
"""
