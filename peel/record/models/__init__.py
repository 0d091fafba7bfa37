"""The record: one module a noun."""

from peel.record.models.cause import CauseOfConcern, CauseStatus, Closure, Recommendation, Supersession
from peel.record.models.consultation import Answer, Remark, Round
from peel.record.models.correction import Correction
from peel.record.models.cycle import (
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
from peel.record.models.document import Document, Draft, Passage
from peel.record.models.draft_view import DraftView
from peel.record.models.effect import Effect, Effective, effect_of
from peel.record.models.finding import Figure, FigureKind, Finding, FindingKind
from peel.record.models.force import Force, ForceName, Noun, Succession
from peel.record.models.inspection import Inspection, InspectionKind
from peel.record.models.inspection_statement import InspectionStatement
from peel.record.models.judgment import Judgment, Origin, Revision, Tally
from peel.record.models.letter import Correspondent, CorrespondentRole, Letter, LetterKind
from peel.record.models.monitoring import Move, MoveKind, Stay
from peel.record.models.note import InternalNote
from peel.record.models.public_id import PublicId
from peel.record.models.publication import Publication, PublicationKind, State
from peel.record.models.review import Decision, ProposalKind, Upload, Verdict
from peel.record.models.saved_form import KeptForm, SentForm
from peel.record.models.source_conflict import SourceConflict
from peel.record.models.source_kind import (
    OfSourceKind,
    SourceKind,
    kind_of_publication,
    kind_of_saying,
    kind_of_source,
)
from peel.record.models.user import Role, User
from peel.record.visibility import RecordQuerySet, Sourced, VisibleQuerySet

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
    "RecordQuerySet",
    "Remark",
    "Revision",
    "Role",
    "Round",
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
    "VisibleQuerySet",
    "effect_of",
    "kind_of_publication",
    "kind_of_saying",
    "kind_of_source",
]
