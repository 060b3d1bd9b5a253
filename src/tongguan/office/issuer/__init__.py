"""The issuer of clearances: its folder, and what is done in it. The command line and the pages share it.

But for ``of_organisation`` it knows no Django: a folder can be used where no office runs.
"""
