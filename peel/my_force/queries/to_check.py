"""What the staff of a force have to check before it is published, and what their comments were answered."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery

from peel.consultation.queries.consultations import with_rounds
from peel.record.deadlines import is_overdue
from peel.record.models import Answer, Publication, Remark, Round, State
from peel.ui.dates import due_in_words, format_date

LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One publication that is with the force, and how far its comments are."""

    publication: Publication
    today: date

    @property
    def due_on(self) -> date | None:
        """The day until which comments are asked for; none when they were submitted."""
        return None if self.publication.submitted_at else self.publication.due_on

    @property
    def due(self) -> str:
        """'11 July 2025 – in 5 days'."""
        return f"{format_date(self.due_on)} – {due_in_words(self.due_on, self.today)}" if self.due_on else ""

    @property
    def status(self) -> tuple[str, str]:
        """Where it stands, as a word of the address and one for people."""
        if self.publication.submitted_at:
            return "closed", "Submitted"
        return ("overdue", "Overdue") if is_overdue(self.due_on, self.today) else ("open", "To check")


def to_check(user: Any, today: date) -> list[ToCheck]:
    """What is with the force now, what is due first at the top: one query."""
    rows = Publication.objects.visible_to(user).filter(state=State.WITH_FORCE, force=user.force_id)
    return [ToCheck(row, today) for row in with_rounds(rows, user).order_by("check_due_on", "pk")]


def answered(user: Any, now: datetime) -> QuerySet:
    """The rounds of which the force can read answers: how many of how many, how many of late; latest first."""
    given = Answer.objects.visible_to(user).filter(remark__round=OuterRef("pk"), given_at__isnull=False)
    given = given.order_by().values("remark__round")
    standing = Remark.objects.visible_to(user).standing().filter(round=OuterRef("pk")).order_by().values("round")
    lately = Count("pk", filter=Q(given_at__gte=now - LATELY))
    rows = Round.objects.visible_to(user).select_related("publication__force")
    rows = rows.annotate(
        given=Subquery(given.annotate(many=Count("pk")).values("many")),
        given_at=Subquery(given.annotate(latest=Max("given_at")).values("latest")),
        given_lately=Subquery(given.annotate(many=lately).values("many")),
        comments=Subquery(standing.annotate(many=Count("pk")).values("many")),
    )
    return rows.filter(given__isnull=False).order_by("-given_at", "-pk")
