"""How the census scales on a cluster: what is measured on one machine, and what follows from it on paper."""
