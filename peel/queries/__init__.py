"""Every read that is more than one model's filter: takes a user and plain values, gives plain rows."""
