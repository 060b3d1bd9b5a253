"""Build scripts of the project. Nothing in ``src/`` imports them."""
