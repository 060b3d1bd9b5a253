"""``tongguan key``: the keys under which identifiers become pseudonyms. A secret is written once and never shown."""
