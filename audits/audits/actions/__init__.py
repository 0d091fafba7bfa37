"""Every write of audits."""

from audits.audits.actions.accept import record_audits

__all__ = ["record_audits"]
