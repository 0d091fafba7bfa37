"""A list page as a whole."""

import pytest

from peel.record.models import State
from tests import factories
from tests.ui.conftest import words

pytestmark = pytest.mark.django_db


def test_count_and_title_say_which_page_it_is(read):
    for _ in range(30):
        factories.cause()
    page = read("/causes/?page=2")
    assert words(page.find(".//title")) == "Causes of concern – page 2 of 2 – PEEL findings"
    assert words(page.xpath("//*[@role='status']")[0]) == "30 causes of concern, page 2 of 2"
    assert [words(head) for head in page.xpath("//h1")] == ["Causes of concern"]


def test_one_row_is_counted_in_the_singular(read):
    factories.cause()
    page = read("/causes/")
    assert words(page.find(".//title")) == "Causes of concern – PEEL findings"
    assert words(page.xpath("//*[@role='status']")[0]) == "1 cause of concern"


def test_an_empty_record_says_so(read):
    page = read("/causes/")
    assert "There are no causes of concern in the record yet." in words(page.find(".//main"))
    assert not page.xpath("//table")
    assert not page.xpath("//a[contains(@href, 'format=')]")


def test_filters_that_nothing_fits_say_how_to_go_on(read):
    factories.cause()
    page = read("/causes/?title=nowhere")
    assert "No causes of concern fit what you chose." in words(page.find(".//main"))
    assert page.xpath("//*[@class='nothing']//a/@href") == ["/causes/"]
    assert words(page.xpath("//*[@role='status']")[0]) == "No causes of concern held"


def test_a_filter_with_an_unknown_value_is_no_list_of_nothing(read):
    factories.cause()
    page = read("/causes/?force=zzz")
    nothing = words(page.xpath("//*[@class='nothing']")[0])
    assert nothing.startswith("No causes of concern are shown while there is a problem with a filter.")
    assert not page.xpath("//*[@class='listing__count']")


def test_what_is_not_published_is_neither_listed_nor_counted(read, inspector_client):
    factories.cause(title="Seen")
    factories.cause(title="Hippogriff", state=State.DRAFT)
    page = read("/causes/")
    assert "Hippogriff" not in words(page)
    assert words(page.xpath("//*[@role='status']")[0]) == "1 cause of concern"
    seen = inspector_client.get("/causes/").content.decode()
    assert "Hippogriff" in seen
    assert "This list and its files can hold what is not published." in seen
    assert "You are signed in" not in words(page)
