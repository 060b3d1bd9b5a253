"""How the table of keys came to be."""
