"""How well signs of splitting are told from honest business: drawn worlds of which it is known what was done."""
