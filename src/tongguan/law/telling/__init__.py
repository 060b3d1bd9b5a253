"""Says in words what the lawbook holds: what a rule does, what happened when, what changed between two days."""
