"""What is open at each force: causes of concern, recommendations, areas for improvement, and its monitoring."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.http import urlencode

from audits.compare.queries.rows import Entry, Row, Section, cells
from peel.coverage.causes_held import causes_held
from peel.findings.queries import findings
from peel.forces.queries.engage import phase
from peel.forces.queries.force import StayRow, stays
from peel.recommendations.queries import recommendations
from peel.record.models import CauseStatus, Closure, FindingKind, Force

KINDS = {FindingKind.AREA_FOR_IMPROVEMENT: "Areas for improvement", FindingKind.AREA_OF_CONCERN: "Areas of concern"}


def open_items(user: Any, forces: tuple[Force, ...], today: date) -> Section:
    """The numbers, each linked to the list of what it counts: four queries."""
    rows = (causes(user, forces), *due(user, forces, today), *improvements(user, forces), monitoring(user, forces))
    return Section("open", "What is open", rows)


def row(head: str, forces: tuple[Force, ...], entry: Callable[[Force], Entry]) -> Row:
    """A row of one entry a force."""
    return Row(head, cells(forces, lambda force: [entry(force)]))


def listed(number: int, words: str, name: str, force: Force, *remarks: str, **filters: str) -> Entry:
    """A number, with the way to the list of just these; where there is none, with the way to what we hold."""
    if not number:
        return Entry("None held", f"{reverse('coverage')}#{force.slug}", remarks=remarks)
    href = f"{reverse(name)}?{urlencode({**filters, 'force': force.slug})}"
    return Entry(f"{number} {words}", href, remarks=remarks, value=number)


def causes(user: Any, forces: tuple[Force, ...]) -> Row:
    """Open causes of concern, up to when they are known to be open, and what we know of and do not hold."""
    found = causes_held(user, forces)

    def entry(force: Force) -> Entry:
        held = found[force.pk]
        known = (f"Known and not held: {what}" for what in held.not_loaded)
        more = (held.as_at, held.recommendations_in_words, held.unknown_outcomes_in_words)
        remarks = filter(None, (*map(capfirst, more), *known))
        return listed(held.open, "held", "causes", force, *remarks, status=CauseStatus.OPEN)

    return row("Open causes of concern", forces, entry)


def due(user: Any, forces: tuple[Force, ...], today: date) -> tuple[Row, Row]:
    """Open recommendations, and those of them that are overdue."""
    found = recommendations(user, today).filter(cause__force__in=forces).order_by().values("cause__force")
    numbers = {
        one["cause__force"]: one
        for one in found.annotate(
            open=Count("pk", filter=Q(is_open=True)), overdue=Count("pk", filter=Q(is_overdue=True))
        )
    }

    def of(status: str) -> Callable[[Force], Entry]:
        return lambda force: listed(
            numbers.get(force.pk, {}).get(status, 0), status, "recommendations", force, status=status
        )

    return row("Open recommendations", forces, of("open")), row("Overdue recommendations", forces, of("overdue"))


def improvements(user: Any, forces: tuple[Force, ...]) -> list[Row]:
    """Areas for improvement, and areas of concern where any of the forces has one; how many a letter closed."""
    closed = Exists(Closure.objects.seen_with(user, finding=OuterRef("pk")))
    found = findings(user).filter(kind__in=KINDS, publication__force__in=forces).order_by()
    counted = found.annotate(is_closed=closed).values("kind", "publication__force")
    numbers = {
        (one["kind"], one["publication__force"]): (one["number"], one["closed"])
        for one in counted.annotate(number=Count("pk"), closed=Count("pk", filter=Q(is_closed=True)))
    }

    def of(kind: FindingKind) -> Callable[[Force], Entry]:
        return lambda force: improvement(kind, force, *numbers.get((kind, force.pk), (0, 0)))

    kinds = [
        kind for kind in KINDS if kind == FindingKind.AREA_FOR_IMPROVEMENT or any(kind in key for key in numbers)
    ]
    return [row(KINDS[kind], forces, of(kind)) for kind in kinds]


def improvement(kind: FindingKind, force: Force, number: int, closed: int) -> Entry:
    """How many of one kind we hold of a force, and how many of these a letter closed."""
    remarks = [f"{closed or 'None'} of these closed by a letter"] if number else []
    return listed(number, "held", "findings", force, *remarks, kind=kind)


def monitoring(user: Any, forces: tuple[Force, ...]) -> Row:
    """The phase of monitoring that each force was in when last known."""
    found = stays(user)

    def of(force: Force) -> Entry:
        return in_phase(force, [stay for stay in found if stay.force == force])

    return row("Monitoring", forces, of)


def in_phase(force: Force, all_stays: list[StayRow]) -> Entry:
    """Engage or Scan with the day of the latest source, and since when it is in Engage."""
    href = f"{force.get_absolute_url()}#monitoring"
    known = phase(force, all_stays)
    last = next((stay for stay in all_stays if stay.is_open), None)
    if last is None:
        return Entry(known.words, href)
    since = " or ".join(last.entered_on) or "a day not known"
    return Entry(known.words, href, remarks=(f"Since {since}",), sourced=last.entered[0] if last.entered else None)
