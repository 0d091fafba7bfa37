"""The tables of audits and benchmarks."""
