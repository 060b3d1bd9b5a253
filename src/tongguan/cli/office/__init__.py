"""The commands of the office: first start and serving, backup, the journal."""
