"""A grade given while a cause of concern was open says when a letter closed that cause since."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from peel.record.models import CauseOfConcern, Judgment, State
from tests import factories
from tests.growth import same_number_of_queries
from tests.reading import page, words

pytestmark = pytest.mark.django_db
SAYS = "A cause of concern in this area ({}) was closed {}, after this grade was given."


@pytest.fixture
def judged() -> Judgment:
    """A grade in a report of 17 October 2024."""
    return factories.judgment(inspection=factories.inspection(force=factories.force("Barset")), grade="inadequate")


def raised(judged: Judgment, **fields: Any) -> CauseOfConcern:
    """A cause of concern in the area of the grade, raised in its report unless said otherwise."""
    made = {"force": judged.inspection.force, "area": judged.area, "raised_in": judged.inspection.report} | fields
    return factories.cause(**made)


def closed(cause: CauseOfConcern, on: date = date(2025, 7, 11), **fields: Any) -> None:
    """A letter of that day closes it."""
    letter = factories.letter(force=cause.force, sent_on=on, **fields.pop("letter", {}))
    factories.closure(cause=cause, letter=letter, **fields)


def pages(judged: Judgment) -> dict[str, str]:
    """The pages that show the grade, and how each names the place in the sentence."""
    force = judged.inspection.force
    return {
        judged.inspection.get_absolute_url(): judged.area.name,
        judged.area.get_absolute_url(): force.short_name,
        force.get_absolute_url(): judged.area.name,
        f"{force.get_absolute_url()}board-pack/": judged.area.name,
    }


def test_every_page_with_the_grade_says_so(stranger: Client, judged: Judgment) -> None:
    cause = raised(judged)
    closed(cause)
    for url, about in pages(judged).items():
        tree = page(stranger, url)
        assert SAYS.format(about, "on 11 July 2025") in words(tree), url
        assert cause.get_absolute_url() in tree.xpath("//td//a/@href"), url


@pytest.mark.parametrize(
    ("on", "precision", "says"),
    [
        (date(2025, 5, 22), "at-latest", "by 22 May 2025"),
        (date(2025, 5, 1), "month", "in May 2025"),
        (date(2025, 1, 1), "year", "in 2025"),
    ],
)
def test_the_day_is_as_exact_as_it_is_known(
    stranger: Client, judged: Judgment, on: date, precision: str, says: str
) -> None:
    closed(raised(judged), closed_on=on, precision=precision)
    text = words(page(stranger, judged.inspection.get_absolute_url()))
    assert SAYS.format(judged.area.name, says) in text


def test_an_early_cause_that_the_report_repeats_counts(stranger: Client, judged: Judgment) -> None:
    early = factories.publication(force=judged.inspection.force, published_on=date(2024, 3, 11))
    closed(raised(judged, raised_in=early, restated_in=judged.inspection.report))
    assert "after this grade was given" in words(page(stranger, judged.inspection.get_absolute_url()))


def test_what_another_report_raised_or_another_area_or_an_earlier_closure_does_not(
    stranger: Client, judged: Judgment
) -> None:
    closed(raised(judged, raised_in=factories.publication(force=judged.inspection.force)))
    closed(raised(judged, area=factories.area(framework=judged.inspection.framework)))
    closed(raised(judged), on=date(2024, 10, 16))
    raised(judged)
    for url in pages(judged):
        assert "after this grade was given" not in words(page(stranger, url)), url


def test_an_unpublished_letter_closes_for_nobody_outside(
    stranger: Client, inspector_client: Client, judged: Judgment
) -> None:
    closed(raised(judged), letter={"state": State.DRAFT})
    url = judged.inspection.get_absolute_url()
    assert "after this grade was given" not in words(page(stranger, url))
    assert "after this grade was given" in words(page(inspector_client, url))


def test_a_board_pack_of_a_day_before_does_not_know(stranger: Client, judged: Judgment) -> None:
    closed(raised(judged))
    url = f"{judged.inspection.force.get_absolute_url()}board-pack/?on="
    assert "after this grade was given" not in words(page(stranger, f"{url}2025-07-10"))
    letter = judged.inspection.force.letters.get().publication
    letter.published_on = date(2025, 7, 11)
    letter.save()
    assert "after this grade was given" in words(page(stranger, f"{url}2025-07-11"))


def test_more_closures_ask_no_more_queries(stranger: Client, judged: Judgment) -> None:
    def one_more() -> None:
        area = factories.area(framework=judged.inspection.framework)
        more = factories.judgment(inspection=judged.inspection, area=area)
        closed(raised(more))

    same_number_of_queries(stranger, judged.inspection.get_absolute_url(), one_more)
