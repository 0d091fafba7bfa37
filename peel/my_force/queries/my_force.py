"""All that the page of a force's staff shows: what is asked of them, where their force stands, who they are."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from peel.causes.queries.cause import causes
from peel.coverage.causes_held import recommendations_missing
from peel.my_force.queries.deadlines import CHECK, RECOMMENDATION, DeadlineSummary
from peel.my_force.queries.to_check import ToCheck, answered, to_check
from peel.recommendations.deadlines import DueBucket, due_buckets
from peel.record.deadlines import LATER, UNDATED
from peel.record.models import CauseStatus, Force, Role, Round, User

# The pages about one force, as far as this installation has them; what people take along or come back for first.
FIRST_WAYS = [("board-pack", "Board pack: the open items, to print"), ("changes", "What changed at this force")]
WAYS = [
    ("force", "The force’s page: grades, findings, what was published"),
    ("force-audits", "Audits of the force"),
    ("stop-and-search", "Stop and search"),
    ("benchmarks", "Benchmarks: the force among all"),
    ("compare", "Compare with other forces"),
]


@dataclass(frozen=True, slots=True)
class MyForce:
    """All that the page shows; `not_held` says of which open causes we hold no recommendation."""

    force: Force
    asked: DeadlineSummary
    to_check: list[ToCheck]
    answered: list[Round]
    spans: list[DueBucket]
    causes: QuerySet
    not_held: str
    people: QuerySet
    first_ways: list[tuple[str, str]]
    ways: list[tuple[str, str]]

    @property
    def waiting(self) -> list[ToCheck]:
        """What is with the force and not submitted."""
        return waiting(self.to_check)

    @property
    def numbered(self) -> list[DueBucket]:
        """The spans whose numbers stand at the top: what is overdue or due in 90 days."""
        return [span for span in self.spans if span.slug not in (LATER, UNDATED)]

    @property
    def answers_lately(self) -> int:
        """How many answers the force got in the last 30 days."""
        return sum(round.given_lately for round in self.answered)


def my_force(user: Any, now: datetime) -> MyForce:
    """The page of the force that `user` works for."""
    force, today = user.force, timezone.localdate(now)
    checks, due = to_check(user, today), due_buckets(user, force, today)
    return MyForce(
        force=force,
        asked=asked(checks, due, today),
        to_check=checks,
        answered=list(answered(user, now)),
        spans=due,
        causes=causes(user, today).filter(force=force, status=CauseStatus.OPEN),
        not_held=recommendations_missing(user, force.slug),
        people=User.objects.filter(force=force, role=Role.FORCE_STAFF, is_active=True).order_by("email"),
        first_ways=ways(force, FIRST_WAYS),
        ways=ways(force, WAYS),
    )


def waiting(checks: list[ToCheck]) -> list[ToCheck]:
    """Those that are not submitted."""
    return [one for one in checks if not one.publication.submitted_at]


def asked(checks: list[ToCheck], due: list[DueBucket], today: date) -> DeadlineSummary:
    """Every day that something is due on."""
    days = [(row.due_on, RECOMMENDATION) for span in due for row in span.rows if row.due_on]
    return DeadlineSummary((*days, *((one.due_on, CHECK) for one in waiting(checks) if one.due_on)), today)


def ways(force: Force, pages: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The addresses of pages about a force, which stands in the address or in its query; missing ones left out."""
    found = []
    for name, words in pages:
        try:
            found.append((address_of(name, force), words))
        except NoReverseMatch:
            continue
    return found


def address_of(name: str, force: Force) -> str:
    """The address of one page about a force."""
    try:
        return reverse(name, args=[force.slug])
    except NoReverseMatch:
        return f"{reverse(name)}?force={force.slug}"
