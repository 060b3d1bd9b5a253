"""``tongguan gate``: set a gate up, serve it, seed and look after its ledger."""
