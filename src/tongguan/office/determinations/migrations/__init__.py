"""How the table of declarations came to be."""
