"""Running an office: first start, serving, backup and restore. What the commands call; nothing here knows a page."""
