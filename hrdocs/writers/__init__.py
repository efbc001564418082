"""Records to files: no decisions here."""
