"""Audits and what they found; measures of the forces and what was observed of them."""

from .audit import (
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
from .measure import Break, Direction, Measure, MeasureKind, Provisional, Topic
from .observation import Observation, ObservationRows, Release
from .subject import About, Subject, SubjectAlias

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
