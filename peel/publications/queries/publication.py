"""What hangs on one publication, and which page is its own."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from peel.documents.queries.document import documents_of
from peel.record.models import (
    CauseOfConcern,
    Closure,
    Document,
    Figure,
    Finding,
    Inspection,
    Letter,
    Move,
    Publication,
)


@dataclass(frozen=True)
class Hangings:
    """The records of one publication that somebody may see."""

    documents: list[Document]
    causes: list[CauseOfConcern]
    restated: list[CauseOfConcern]
    closures: list[Closure]
    moves: list[Move]
    findings: list[Finding]
    figures: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing hangs on it."""
        return not any((self.documents, self.causes, self.restated, self.closures, self.moves, self.findings))


def page_of(publication: Publication, user: Any) -> str:
    """The address of the inspection's or letter's own page, if the publication is one."""
    if Inspection.objects.visible_to(user).filter(report=publication).exists():
        return reverse("inspection", args=[publication.slug])
    if Letter.objects.visible_to(user).filter(publication=publication).exists():
        return reverse("letter", args=[publication.slug])
    return ""


def hangings(publication: Publication, user: Any) -> Hangings:
    """All records of a publication: seven queries."""
    causes = CauseOfConcern.objects.visible_to(user).with_status(user).select_related("force")
    return Hangings(
        documents=list(documents_of(publication, user)),
        causes=list(causes.filter(raised_in=publication)),
        restated=list(causes.filter(restated_in=publication)),
        closures=list(closures(publication, user)),
        moves=list(moves(publication, user)),
        findings=list(findings(publication, user)),
        figures=Figure.objects.visible_to(user).filter(publication=publication).count(),
    )


def closures(publication: Publication, user: Any) -> QuerySet:
    """The causes of concern that it closed."""
    rows = Closure.objects.visible_to(user).filter(publication=publication, cause__isnull=False)
    return rows.select_related("cause__force", "passage")


def moves(publication: Publication, user: Any) -> QuerySet:
    """What it says of moves in and out of Engage."""
    rows = Move.objects.visible_to(user).filter(publication=publication)
    return rows.select_related("stay__force", "passage")


def findings(publication: Publication, user: Any) -> QuerySet:
    """Its findings in order."""
    rows = Finding.objects.visible_to(user).filter(publication=publication)
    return rows.select_related("area__framework", "passage")
