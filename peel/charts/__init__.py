"""Charts of the record: rows in, a figure out."""
