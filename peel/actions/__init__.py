"""Every write to the record: verbs on nouns, keyword-only, atomic, with `by=`."""
