"""Migrations of the catalogues."""
