"""Template words of the audits, for their own pages and those of the record."""
