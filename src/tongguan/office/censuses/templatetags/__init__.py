"""How the templates of the census say things."""
