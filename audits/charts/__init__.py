"""Charts of audits and benchmarks: rows in, a figure out."""
