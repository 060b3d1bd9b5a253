"""Organisations, the people in them, their roles, and the rule that nothing of one organisation is seen by another.

``owned.Owned`` is what every table of an organisation's things is made of: it can only be asked inside
``scope.within(organisation)``, and gives that organisation's rows alone.
"""
