"""Comparisons to the terminal, JSON, Markdown, Excel and HTML; every form shows what the records say, nothing else."""
