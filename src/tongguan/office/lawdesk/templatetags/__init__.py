"""Tags of the pages of the law."""
