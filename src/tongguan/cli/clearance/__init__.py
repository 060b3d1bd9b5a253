"""The commands that issue, show, verify and take back clearances."""
