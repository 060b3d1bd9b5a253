"""The password of everybody in the tests of the office."""

PASSWORD = "long-enough-river-42"  # noqa: S105 -- of people who do not exist
