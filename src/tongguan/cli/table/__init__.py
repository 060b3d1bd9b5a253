"""Assesses a table of exports: reads the file, has queries run, asks the engine for the rest, writes the answers."""
