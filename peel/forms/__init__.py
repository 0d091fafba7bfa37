"""What people fill in: each form checks it in plain words, and one action writes it."""
