"""Every read of audits and benchmarks that is more than one model’s filter: plain values in, plain rows out."""
