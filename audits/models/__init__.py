"""Audits and what they found; measures of the forces and what was observed of them."""

from audits.models.audit import (
    Audit,
    AuditedRows,
    AuditKind,
    Claim,
    Comparison,
    ComparisonRows,
    Count,
    Estimate,
    PercentWording,
)
from audits.models.measure import Break, Direction, Measure, MeasureKind, Provisional, Topic
from audits.models.observation import Observation, ObservationRows, Release
from audits.models.subject import About, Subject, SubjectAlias

__all__ = [
    "About",
    "Audit",
    "AuditKind",
    "AuditedRows",
    "Break",
    "Claim",
    "Comparison",
    "ComparisonRows",
    "Count",
    "Direction",
    "Estimate",
    "Measure",
    "MeasureKind",
    "Observation",
    "ObservationRows",
    "PercentWording",
    "Provisional",
    "Release",
    "Subject",
    "SubjectAlias",
    "Topic",
]
