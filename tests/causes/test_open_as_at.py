"""What is called open is so as far as we hold: the lists and a cause's page say until when that is."""

from datetime import date

import pytest
from django.test import Client

from peel.record.models import PublicationKind
from tests import factories
from tests.reading import page, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", ["/causes/", "/recommendations/"])
def test_a_list_says_of_which_day_the_latest_letter_or_report_is(stranger: Client, url: str) -> None:
    says = "Open means that we hold no letter or report that closed or replaced it"
    text = words(page(stranger, url))
    assert says in text
    assert "The latest letter or report that we hold is of" not in text
    factories.recommendation(cause=factories.cause())
    later = factories.publication(kind=PublicationKind.LETTER, published_on=date(2025, 7, 11))
    factories.publication(kind=PublicationKind.STATISTICS, published_on=date(2026, 1, 1))
    factories.publication(kind=PublicationKind.LETTER, published_on=date(2026, 2, 1), state="draft")
    text = words(page(stranger, url))
    assert "The latest letter or report that we hold is of 11 July 2025." in text, later


def test_the_page_of_an_open_cause_says_until_when_its_force_is_known(stranger: Client) -> None:
    cause = factories.cause(raised_on=date(2024, 10, 17))
    factories.publication(kind=PublicationKind.LETTER, published_on=date(2025, 7, 11), force=factories.force())
    text = words(page(stranger, cause.get_absolute_url()))
    assert "if no letter that we do not hold has closed it" in text
    assert "The latest letter or report to this force that we hold is of 17 October 2024" in text
    factories.closure(cause=cause, letter=factories.letter(force=cause.force))
    assert "that we do not hold has closed it" not in words(page(stranger, cause.get_absolute_url()))
