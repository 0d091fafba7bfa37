"""Every write of audits."""

from .audits import record_audits

__all__ = ["record_audits"]
