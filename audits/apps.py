"""The app of audits."""

from django.apps import AppConfig


class AuditsConfig(AppConfig):
    """Audits, estimates and counts."""

    name = "audits"
    verbose_name = "Audits"
