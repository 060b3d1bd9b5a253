"""``tongguan law``: the lawbook as people ask for it. It shows; it decides nothing."""
