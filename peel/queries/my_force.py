"""What waits for the staff of one force: drafts to check, answers, deadlines, open causes, and who has access."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import NoReverseMatch, reverse

from peel.models import Answer, Force, Publication, Recommendation, Remark, Role, Round, State, User

from .days import against, written
from .force import CauseCard, cause_cards
from .recommendation import recommendations

# The pages about one force, as far as this installation has them: name, words, and where the force stands in
# the address.
WAYS = [
    ("force", "The force’s page: grades, findings, what was published", "path"),
    ("force-audits", "Audits of the force", "path"),
    ("stop-and-search", "Stop and search", "path"),
    ("benchmarks", "Benchmarks: the force among all", "query"),
    ("compare", "Compare with other forces", "query"),
]
OVERDUE, LATER, UNDATED = "Overdue", "Later", "Without a date"
SPANS = [(30, "In the next 30 days"), (60, "In 31 to 60 days"), (90, "In 61 to 90 days")]


@dataclass(frozen=True, slots=True)
class ToCheck:
    """One publication that is with the force, and how far its comments are."""

    publication: Publication
    round: Round | None
    comments: int
    today: date

    @property
    def due(self) -> str:
        """'11 July 2025 – in 5 days'."""
        due_on = self.publication.check_due_on
        return f"{written(due_on)} – {against(due_on, self.today)}" if due_on else ""

    @property
    def status(self) -> tuple[str, str]:
        """Where it stands, as a word of the address and one for people."""
        if self.round is not None and self.round.submitted_at:
            return "closed", "Submitted"
        due_on = self.publication.check_due_on
        return ("overdue", "Overdue") if due_on and due_on < self.today else ("open", "To check")


@dataclass(frozen=True, slots=True)
class Span:
    """The open recommendations that are due in one span of time."""

    name: str
    rows: tuple[tuple[Recommendation, str], ...]


@dataclass(frozen=True, slots=True)
class MyForce:
    """All that the page shows."""

    force: Force
    to_check: list[ToCheck]
    answered: QuerySet
    spans: list[Span]
    causes: list[CauseCard]
    people: QuerySet
    ways: list[tuple[str, str]]

    @property
    def waiting(self) -> list[ToCheck]:
        """What is with the force and not submitted."""
        return [one for one in self.to_check if one.status[0] != "closed"]

    @property
    def shown_spans(self) -> list[Span]:
        """What is overdue or due in 90 days, other spans where they hold something; none if all are empty."""
        if not any(span.rows for span in self.spans):
            return []
        return [span for span in self.spans if span.rows or span.name not in (LATER, UNDATED)]

    @property
    def overdue(self) -> int:
        """How many recommendations are overdue."""
        return len(self.spans[0].rows)


def my_force(user: Any, today: date) -> MyForce:
    """The page of the force that `user` works for."""
    force = user.force
    return MyForce(
        force=force,
        to_check=to_check(user, today),
        answered=answered(user),
        spans=spans(user, today),
        causes=[card for card in cause_cards(user, force, today) if card.is_open],
        people=User.objects.filter(force=force, role=Role.FORCE_STAFF, is_active=True).order_by("email"),
        ways=ways(force),
    )


def to_check(user: Any, today: date) -> list[ToCheck]:
    """What is with the force now, what is due first at the top: two queries."""
    rows = Publication.objects.visible_to(user).filter(state=State.WITH_FORCE, force=user.force_id)
    last: dict[int, Round] = {}
    rounds = Round.objects.visible_to(user).filter(publication__in=rows).order_by("number")
    for row in rounds.annotate(comments=Count("remarks", filter=Q(remarks__is_withdrawn=False))):
        last[row.publication_id] = row
    found = ((row, last.get(row.pk)) for row in rows.order_by("check_due_on", "pk"))
    return [ToCheck(row, of, of.comments if of else 0, today) for row, of in found]


def answered(user: Any) -> QuerySet:
    """The rounds of which the force can read answers, with how many of how many, the latest first."""
    given = Answer.objects.visible_to(user).filter(remark__round=OuterRef("pk"), given_at__isnull=False)
    given = given.order_by().values("remark__round")
    standing = Remark.objects.visible_to(user).standing().filter(round=OuterRef("pk")).order_by().values("round")
    rows = Round.objects.visible_to(user).select_related("publication__force")
    rows = rows.annotate(
        given=Subquery(given.annotate(many=Count("pk")).values("many")),
        given_at=Subquery(given.annotate(latest=Max("given_at")).values("latest")),
        comments=Subquery(standing.annotate(many=Count("pk")).values("many")),
    )
    return rows.filter(given__isnull=False).order_by("-given_at", "-pk")


def spans(user: Any, today: date) -> list[Span]:
    """The force's open recommendations by when they are due: overdue, in 30, 60, 90 days, later, without a day."""
    rows = recommendations(user, today).filter(cause__force=user.force_id, is_open=True)
    found: dict[str, list[tuple[Recommendation, str]]] = {
        name: [] for name in [OVERDUE, *(name for _, name in SPANS), LATER, UNDATED]
    }
    for row in rows:
        found[span_of(row.due_on, today)].append((row, against(row.due_on, today) if row.due_on else ""))
    return [Span(name, tuple(each)) for name, each in found.items()]


def span_of(due_on: date | None, today: date) -> str:
    """The span in which a day lies."""
    if due_on is None:
        return UNDATED
    if due_on < today:
        return OVERDUE
    return next((name for days, name in SPANS if due_on <= today + timedelta(days=days)), LATER)


def ways(force: Force) -> list[tuple[str, str]]:
    """The addresses of the other pages about a force."""
    found = []
    for name, words, place in WAYS:
        try:
            address = reverse(name, args=[force.slug]) if place == "path" else f"{reverse(name)}?force={force.slug}"
        except NoReverseMatch:
            continue
        found.append((address, words))
    return found
