"""Filters of the record's lists."""
