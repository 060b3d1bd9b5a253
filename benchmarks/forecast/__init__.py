"""How far the forecast of a crossing day is off: a back-test on public data, beside two naive ways to forecast."""
