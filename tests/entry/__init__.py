"""Entering findings by hand."""
