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
    Subject,
)
from .measure import Break, Direction, Measure, MeasureKind, Provisional, Topic
from .observation import Observation, ObservationRows, Release

__all__ = [
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
    "Topic",
]
