"""Thousands of notices: which files, which engine, what is already known, where the records go."""
