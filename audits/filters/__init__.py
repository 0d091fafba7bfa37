"""The filters of audits and benchmarks."""
