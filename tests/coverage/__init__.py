"""What we hold, and the words for what we do not."""
