"""Measures, statistical tables and figures for tests; see factories for all other rows."""

from datetime import date
from typing import Any

from audits.models import Break, Measure, MeasureKind, Observation, Provisional, Release, Topic
from peel.record.models import PublicationKind, State
from tests import factories
from tests.factories import SOURCE, numbers


def measure(**fields: Any) -> Measure:
    """A count of offences, of which neither more nor fewer is better."""
    n = next(numbers)
    defaults = {
        "slug": f"measure-{n}",
        "name": f"Measure {n}",
        "order": n,
        "topic": Topic.CRIME,
        "definition": f"What measure {n} counts.",
        "unit": "offences",
        "kind": MeasureKind.COUNT,
        "publisher": "Home Office",
        "licence": "Open Government Licence v3.0",
        "source": SOURCE,
    }
    return Measure.objects.create(**defaults | fields)


def release(**fields: Any) -> Release:
    """A published statistical table; `state` sets its publication's."""
    n = next(numbers)
    state = fields.pop("state", State.PUBLISHED)
    fields = {"publication": None, "slug": f"table-{n}", "title": f"Table {n}"} | fields
    fields["publication"] = fields["publication"] or factories.publication(
        kind=PublicationKind.STATISTICS, title=fields["title"], state=state
    )
    return Release.objects.create(**fields)


def observation(**fields: Any) -> Observation:
    """1,000 of a measure in the year ending March 2025, in a published table; `state` sets the table's."""
    state = fields.pop("state", State.PUBLISHED)
    fields = {
        "measure": None,
        "force": None,
        "release": None,
        "period_from": date(2024, 4, 1),
        "period_until": date(2025, 3, 31),
        "value": 1000,
    } | fields
    fields["measure"] = fields["measure"] or measure()
    fields["force"] = fields["force"] or factories.force()
    fields["release"] = fields["release"] or release(state=state)
    return Observation.objects.create(**fields)


def broken(**fields: Any) -> Break:
    """A break between the years ending March 2020 and 2021, of all forces."""
    defaults = {
        "measure": None,
        "last_before": date(2020, 3, 31),
        "first_after": date(2021, 3, 31),
        "statement": "Counted otherwise since.",
        "source": SOURCE,
    }
    fields = defaults | fields
    fields["measure"] = fields["measure"] or measure()
    return Break.objects.create(**fields)


def provisional(**fields: Any) -> Provisional:
    """Figures for the year ending March 2025 that will still change."""
    defaults = {
        "measure": None,
        "period_until": date(2025, 3, 31),
        "statement": "Many cases are still open.",
        "source": SOURCE,
    }
    fields = defaults | fields
    fields["measure"] = fields["measure"] or measure()
    return Provisional.objects.create(**fields)
