"""The app of the inspectorate's record."""

from django.apps import AppConfig


class PeelConfig(AppConfig):
    """The record and its pages."""

    name = "peel"
    verbose_name = "The record"
