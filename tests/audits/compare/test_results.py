"""Audit results side by side: each with its interval and date, and no difference unless somebody compares them."""

from datetime import date

import pytest
from django.test import Client

from audits.models import Comparison
from peel.record.models import Comparability
from tests import factories
from tests.audits.compare.reading import address, lines, row
from tests.reading import page, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def subject():
    """What both forces were audited on."""
    return factories.subject(name="All reported crime")


def audited(force, subject, year=2023, value="82.6", margin="3.4"):
    """One audit's estimate, its sample from the end of a year."""
    audit = factories.audit(force=force, sample_from=date(year, 9, 1), sample_until=date(year, 11, 30))
    return factories.estimate(audit=audit, subject=subject, value=value, margin=margin)


def compared(earlier, later, **fields):
    """What somebody says of two audits."""
    said = {
        "comparable": Comparability.YES,
        "statement": "Same method.",
        "whose": "the inspectorate",
        "source": "x",
    }
    return Comparison.objects.create(earlier=earlier.audit, later=later.audit, **said | fields)


def test_the_latest_result_with_its_interval_and_sample(stranger: Client, subject) -> None:
    a, b = factories.force("Ayshire"), factories.force("Beeshire")
    audited(a, subject, 2017, "70.0")
    audited(a, subject, 2023)
    audited(b, subject, 2019, "91.5", None)
    url = address("ayshire", "beeshire")
    cells = row(stranger, url, "All reported crime")
    assert cells[0].startswith("82.6% (± 3.4 points) Sample: September to November 2023")
    assert cells[1].startswith("91.5% (no margin published) Sample: September to November 2019")
    found = [one for one in lines(stranger, url) if one["What"] == "All reported crime"]
    assert [(one["Value"], one["Lower"], one["Upper"]) for one in found] == [
        ("82.60", "79.20", "86.00"),
        ("91.50", "", ""),
    ]
    assert all("Audited in different years: 2019, 2023" in one["Notes"] for one in found)


def test_no_difference_is_stated_of_audits_that_nobody_compares(stranger: Client, subject) -> None:
    audited(factories.force("Ayshire"), subject)
    audited(factories.force("Beeshire"), subject, value="95.0", margin="1.0")
    tree = page(stranger, address("ayshire", "beeshire"))
    assert "nobody says that they compare [x]" in words(tree.xpath("//main")[0])
    section = words(tree.xpath("//section[@aria-labelledby='audits']")[0])
    assert "statistically significant" not in section


def test_a_stated_comparison_is_tested(stranger: Client, subject) -> None:
    first = audited(factories.force("Ayshire"), subject)
    second = audited(factories.force("Beeshire"), subject, value="92.6", margin="2.7")
    compared(first, second)
    url = address("beeshire", "ayshire")
    section = words(page(stranger, url).xpath("//section[@aria-labelledby='audits']")[0])
    said = "From Ayshire to Beeshire: rose by 10.0 points, statistically significant (the inspectorate)"
    assert said in section
    assert said in [one["As shown"] for one in lines(stranger, url)]


def test_a_stated_break_is_said_with_its_reason(stranger: Client, subject) -> None:
    first = audited(factories.force("Ayshire"), subject)
    compared(
        first, audited(factories.force("Beeshire"), subject), comparable=Comparability.NO, statement="Other rules"
    )
    section = words(page(stranger, address("beeshire", "ayshire")).xpath("//section[@aria-labelledby='audits']")[0])
    assert "cannot be compared: Other rules [b] (the inspectorate)" in section


def test_counts_stay_counts(stranger: Client, subject) -> None:
    audit = factories.audit(force=factories.force("Ayshire"))
    factories.counted(audit=audit, subject=subject, numerator=33, denominator=37)
    factories.force("Beeshire")
    url = address("ayshire", "beeshire")
    cells = row(stranger, url, "All reported crime, cases counted")
    assert cells[0].startswith("33 of 37")
    assert "%" not in cells[0]
    assert cells[1] == "None in the record"
    (line,) = [one for one in lines(stranger, url) if one["As shown"] == "33 of 37"]
    assert line["Value"] == ""


def test_no_audit_is_said(stranger: Client) -> None:
    factories.force("Ayshire")
    assert "No audit result of these forces is in the record." in words(page(stranger, address("ayshire")))
