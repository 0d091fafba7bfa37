"""The pages of audits and benchmarks."""
