"""How the tables of organisations and people came to be."""
