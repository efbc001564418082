"""Comparisons to the terminal, Markdown, Excel and HTML; every form shows what the records say, nothing else."""
