"""Every page that shows an audit's result says so where the result is not from a page of the inspectorate."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from audits.models import Audit, Comparison
from peel.record.models import Comparability, SourceKind
from tests import factories
from tests.audits.compare.reading import address
from tests.reading import page, rows, words

pytestmark = pytest.mark.django_db
SAYS = "another source"


def audited(kind: SourceKind, **fields: Any) -> Audit:
    """An audit with a grade, an estimate and a count of one subject."""
    sample = {"sample_from": date(2024, 1, 1), "sample_until": date(2024, 3, 31)} | fields
    made = factories.audit(source_kind=kind, overall_grade="good", **sample)
    subject = sample.get("subject") or factories.subject(name=f"Rape {made.pk}")
    factories.estimate(audit=made, subject=subject)
    factories.counted(audit=made, subject=subject)
    return made


def addresses(audit: Audit) -> list[str]:
    """The pages that show the results of the latest audit of a force."""
    force = audit.force
    other = factories.force()
    return [
        f"/audits/?force={force.slug}",
        audit.get_absolute_url(),
        reverse("audit-measure", args=[audit.estimates.get().subject.slug]),
        reverse("force-audits", args=[force.slug]),
        f"{force.get_absolute_url()}board-pack/",
        address(force.slug, other.slug),
    ]


def main(client: Client, url: str) -> str:
    """The page below its filters, in lower case."""
    (part,) = page(client, url).xpath("//main")
    for form in part.xpath(".//form"):
        form.drop_tree()
    return words(part).lower()


@pytest.mark.parametrize("sample", [{}, {"sample_from": None, "sample_until": None}])
def test_each_page_says_who_tells_of_it(stranger: Client, sample: dict[str, None]) -> None:
    for url in addresses(audited(SourceKind.OTHER, **sample)):
        assert SAYS in main(stranger, url), url
    for url in addresses(audited(SourceKind.INSPECTORATE, **sample)):
        assert SAYS not in main(stranger, url), url


def test_a_pair_says_which_of_the_two_it_is(stranger: Client) -> None:
    subject, force = factories.subject(), factories.force()
    earlier = factories.audit(force=force, title="Before", source_kind=SourceKind.OTHER)
    later = factories.audit(force=force, title="After", source_kind=SourceKind.INSPECTORATE)
    for audit in (earlier, later):
        factories.estimate(audit=audit, subject=subject)
    said = {"comparable": Comparability.YES, "statement": "x", "whose": "y", "source": "z"}
    Comparison.objects.create(earlier=earlier, later=later, **said)
    (head,) = page(stranger, reverse("audit-pair", args=[later.slug, earlier.slug])).xpath("//h1")
    assert words(head) == "After beside Before (another source)"


def test_the_list_is_filtered_by_it_and_its_file_has_it(stranger: Client) -> None:
    audited(SourceKind.OTHER, title="From a newspaper")
    audited(SourceKind.INSPECTORATE, title="From a report")
    (row,) = rows(stranger, "/audits/?source=other")
    assert "From a newspaper" in row
    lines = stranger.get("/audits/?format=csv&source=inspectorate").content.decode().splitlines()
    assert "Source kind" in lines[0]
    assert "inspectorate" in lines[1]
