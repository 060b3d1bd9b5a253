"""``tongguan ask``: the interview on a terminal, through a pipe, and as a machine protocol."""
