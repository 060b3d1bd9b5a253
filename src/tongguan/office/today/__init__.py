"""What a privacy officer opens every morning: where everything stands today. It keeps nothing of its own."""
