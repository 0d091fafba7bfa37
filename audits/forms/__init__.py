"""What people fill in about audits."""
