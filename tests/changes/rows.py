"""How tests of the changes read their page."""

from datetime import date
from typing import Any

from django.test import Client

from peel.record.models import Correction, Judgment, Publication, Revision
from tests import factories
from tests.reading import page, words


def listed(client: Client, query: str = "") -> list[str]:
    """The changes of the page as words."""
    return [words(item) for item in page(client, f"/changes/{query}").xpath("//li[@class='change']")]


def lead(client: Client, query: str = "") -> str:
    """The sentence that sums up."""
    return words(page(client, f"/changes/{query}").xpath("//p[@class='govuk-body-l']")[0])


def report_on(day: date, **fields: Any) -> Publication:
    """A report published that day."""
    fields.setdefault("force", factories.force())
    return factories.publication(published_on=day, **fields)


def corrected(publication: Publication, **fields: Any) -> Correction:
    """A correction of a published fact."""
    told = {"kind": "finding", "row": 1, "about": "Calls: grade", "from_value": "Good", "to_value": "Adequate"}
    told |= {"corrected_on": date(2025, 7, 20), "reason": "A slip of the pen.", "by": factories.user()}
    return Correction.objects.create(publication=publication, **told | fields)


def revised(judgment: Judgment, day: date) -> Revision:
    """The judgment's grade changed from Adequate to Good."""
    grades = judgment.inspection.framework.cycle.grades
    return Revision.objects.create(
        judgment=judgment,
        changed_on=day,
        from_grade=grades.get(slug="adequate"),
        to_grade=grades.get(slug="good"),
        reason="Wrong data",
        source=factories.SOURCE,
    )
