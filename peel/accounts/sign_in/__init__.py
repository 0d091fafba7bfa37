"""Signing in: what this service asks of django-allauth, which does it."""
