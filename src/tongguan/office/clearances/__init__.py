"""Clearances: what was issued to gates from approved determinations, revoked, and ordered to stop.

What is issued stands in the folder of the issuer alone (``office/issuer``), which the command line knows too; the
journal of the office tells who did it.
"""
