"""The record: one module a noun."""

from .cause import CauseOfConcern, CauseStatus, Closure, Recommendation, Supersession
from .correction import Correction
from .cycle import (
    Area,
    AreaAlias,
    AreaKind,
    Comparability,
    Cycle,
    Framework,
    Grade,
    GradeWord,
    Grading,
    Theme,
)
from .document import Document, Draft, Passage
from .draft_view import DraftView
from .effect import Effect, Effective, effect_of
from .finding import Figure, FigureKind, Finding, FindingKind
from .force import Force, ForceName, Noun, Succession
from .inspection import Inspection, InspectionKind
from .inspection_statement import InspectionStatement
from .judgment import Judgment, Origin, Revision, Tally
from .letter import Correspondent, CorrespondentRole, Letter, LetterKind
from .monitoring import Move, MoveKind, Stay
from .note import InternalNote
from .public_id import PublicId
from .publication import Publication, PublicationKind, State
from .review import Decision, ProposalKind, Upload, Verdict
from .room import Answer, Remark, Round
from .rows import Rows, Sourced, VisibleRows
from .sent import KeptForm, SentForm
from .source_conflict import SourceConflict
from .source_kind import OfSourceKind, SourceKind, kind_of_publication, kind_of_saying, kind_of_source
from .user import Role, User

__all__ = [
    "Answer",
    "Area",
    "AreaAlias",
    "AreaKind",
    "CauseOfConcern",
    "CauseStatus",
    "Closure",
    "Comparability",
    "Correction",
    "Correspondent",
    "CorrespondentRole",
    "Cycle",
    "Decision",
    "Document",
    "Draft",
    "DraftView",
    "Effect",
    "Effective",
    "Figure",
    "FigureKind",
    "Finding",
    "FindingKind",
    "Force",
    "ForceName",
    "Framework",
    "Grade",
    "GradeWord",
    "Grading",
    "Inspection",
    "InspectionKind",
    "InspectionStatement",
    "InternalNote",
    "Judgment",
    "KeptForm",
    "Letter",
    "LetterKind",
    "Move",
    "MoveKind",
    "Noun",
    "OfSourceKind",
    "Origin",
    "Passage",
    "ProposalKind",
    "PublicId",
    "Publication",
    "PublicationKind",
    "Recommendation",
    "Remark",
    "Revision",
    "Role",
    "Round",
    "Rows",
    "SentForm",
    "SourceConflict",
    "SourceKind",
    "Sourced",
    "State",
    "Stay",
    "Succession",
    "Supersession",
    "Tally",
    "Theme",
    "Upload",
    "User",
    "Verdict",
    "VisibleRows",
    "effect_of",
    "kind_of_publication",
    "kind_of_saying",
    "kind_of_source",
]
