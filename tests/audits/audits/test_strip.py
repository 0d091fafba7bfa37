"""The strip of audits on a force's page: the last two results, the verdict, and the claim beside our check."""

from datetime import date

import pytest
from django.test import Client

from peel.record.models import Comparability, State
from tests import factories
from tests.audits.audits.making import drawn, two_audits
from tests.growth import same_number_of_queries

pytestmark = pytest.mark.django_db


class TestTheStripOfAForce:
    def test_the_last_two_results_with_interval_and_comparability(self) -> None:
        _, later = two_audits()
        text = drawn("{% audits_of force %}", force=later.force)
        for part in (
            "92.6% (± 2.7 points)",
            "82.6% (± 3.4 points)",
            "about 72% (no margin published)",
            "Rose by 10.0 points, statistically significant",
            "Our arithmetic agrees: z = 4.5",
            "Comparable, says the inspectorate: The method is the same.",
            "the inspectorate",
            "Published: statistically significant improvement",
        ):
            assert part in text

    def test_the_third_last_is_left_out(self) -> None:
        earlier, later = two_audits()
        old = factories.audit(force=later.force, sample_until=date(2010, 1, 1))
        factories.estimate(audit=old, subject=earlier.estimates.first().subject, value="11.1")
        assert "11.1%" not in drawn("{% audits_of force %}", force=later.force)

    def test_a_break_is_said_and_no_claim_made(self) -> None:
        _, later = two_audits(Comparability.NO)
        text = drawn("{% audits_of force %}", force=later.force)
        assert "Cannot be compared: The method is the same [b]" in text
        assert "improvement" not in text

    def test_two_audits_of_which_nobody_speaks(self) -> None:
        force = factories.force()
        subject = factories.subject()
        for year in (2016, 2018):
            audit = factories.audit(force=force, sample_until=date(year, 1, 31))
            factories.estimate(audit=audit, subject=subject)
        text = drawn("{% audits_of force %}", force=force)
        assert "Not compared: nobody says whether these audits compare [x]" in text

    def test_an_unpublished_audit_is_left_out(self) -> None:
        _, later = two_audits(state=State.DRAFT)
        assert "92.6" not in drawn("{% audits_of force %}", force=later.force)
        assert "92.6" in drawn("{% audits_of force %}", factories.user(), force=later.force)

    def test_a_force_without_audits_says_so(self) -> None:
        force = factories.force()
        assert "No audit of" in drawn("{% audits_of force %}", force=force)


def test_the_force_page_asks_the_same_number_of_queries(stranger: Client) -> None:
    force = factories.force()
    subject = factories.subject()

    def one_more() -> None:
        year = 1990 + force.audits.count()
        factories.estimate(audit=factories.audit(force=force, sample_until=date(year, 1, 31)))
        factories.estimate(audit=factories.audit(force=force, sample_until=date(year, 1, 31)), subject=subject)

    same_number_of_queries(stranger, force.get_absolute_url(), one_more)
